/** Keeps a few cards of a long column in the page, moves with scrolling, and lets nothing jump. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { MOST_CARDS, indexesOf, rangeOf, slotsOf, type Slot } from '../queue/card-window.js';

/** What a card is taken for before the first one was measured. */
const GUESSED_PX = 240;
/** Places kept free for the card in focus and its neighbours. */
const KEPT_FOR_FOCUS = 3;

/** The column as it is now. */
export interface Column {
  readonly order: readonly string[];
  readonly focus?: string | undefined;
  /** Only the card in focus is shown. */
  readonly single: boolean;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };
interface Anchor {
  readonly id: string;
  readonly top: number;
}

const rendered = (element: Element): Promise<unknown> =>
  'updateComplete' in element ? (element.updateComplete as Promise<unknown>) : Promise.resolve();

export class WindowController implements ReactiveController {
  /** What to render, in order. */
  slots: readonly Slot[] = [];

  /** Kept when everything stands where it is to stay. */
  settled: Promise<void> = Promise.resolve();

  readonly #host: Host;
  readonly #column: () => Column;
  readonly #heights = new Map<string, number>();
  #measured = { sum: 0, count: 0 };
  #anchor: Anchor | undefined;
  /** Cards that had to make room first; the others come with the next rendering. */
  #isHalfway = false;
  #frame = 0;

  constructor(host: Host, column: () => Column) {
    this.#host = host;
    this.#column = column;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('scroll', this.#handleScroll, { passive: true });
    window.addEventListener('resize', this.#handleScroll, { passive: true });
  }

  hostDisconnected(): void {
    window.removeEventListener('scroll', this.#handleScroll);
    window.removeEventListener('resize', this.#handleScroll);
    cancelAnimationFrame(this.#frame);
  }

  hostUpdate(): void {
    this.#measure();
    this.#anchor = this.#anchorNow();
    this.slots = this.#next(this.#target());
  }

  hostUpdated(): void {
    for (const slot of this.slots) if (slot.kind === 'room') this.#fill(slot);
    if (this.#isHalfway) this.#host.requestUpdate();
    else this.settled = this.#settle(this.#anchor);
  }

  readonly #handleScroll = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const now = idsOf(this.slots).join();
      this.#measure();
      if (idsOf(this.#target()).join() !== now) this.#host.requestUpdate();
    });
  };

  get #cards(): readonly HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('meja-card')];
  }

  readonly #heightOf = (id: string): number => {
    const { sum, count } = this.#measured;
    return this.#heights.get(id) ?? (count === 0 ? GUESSED_PX : sum / count);
  };

  /** Remembers how high the cards in the page are, with the gap below them. */
  #measure(): void {
    for (const card of this.#cards) {
      const height = card.offsetHeight;
      if (height === 0) continue;
      const gap = Number.parseFloat(getComputedStyle(card).marginBlockEnd) || 0;
      if (!this.#heights.has(card.id))
        this.#measured = {
          sum: this.#measured.sum + height + gap,
          count: this.#measured.count + 1,
        };
      this.#heights.set(card.id, height + gap);
    }
    const { order } = this.#column();
    if (this.#heights.size > 2 * order.length + MOST_CARDS) this.#forget(new Set(order));
  }

  /** Heights of comments that left the column would pile up over a day. */
  #forget(here: ReadonlySet<string>): void {
    for (const id of this.#heights.keys()) if (!here.has(id)) this.#heights.delete(id);
  }

  #target(): readonly Slot[] {
    const { order, focus, single } = this.#column();
    const at = order.indexOf(focus ?? '');
    const { top } = this.#host.getBoundingClientRect();
    const range = single
      ? { from: at, to: at }
      : rangeOf(order, this.#heightOf, {
          seen: { top: -top, bottom: window.innerHeight - top },
          most: MOST_CARDS - KEPT_FOR_FOCUS,
        });
    return slotsOf(order, this.#heightOf, indexesOf(range, at));
  }

  /**
   * Cards never leave and come in one rendering: then none of those that stay is moved in the
   * document, which would take the focus from it.
   */
  #next(target: readonly Slot[]): readonly Slot[] {
    const here = new Set(this.#cards.map(({ id }) => id));
    const there = idsOf(target);
    const staying = there.filter((id) => here.has(id));
    this.#isHalfway = staying.length < here.size && staying.length < there.length;
    if (!this.#isHalfway) return target;
    const { order } = this.#column();
    return slotsOf(
      order,
      this.#heightOf,
      staying.map((id) => order.indexOf(id)),
    );
  }

  /** Where the card is that must not move: the one in focus if it is seen, else the first that is. */
  #anchorNow(): Anchor | undefined {
    const seen = this.#cards.flatMap((card): readonly Anchor[] => {
      const { top, bottom } = card.getBoundingClientRect();
      return bottom > 0 && top < window.innerHeight && bottom > top ? [{ id: card.id, top }] : [];
    });
    const { focus } = this.#column();
    return seen.find(({ id }) => id === focus) ?? seen[0];
  }

  #fill({ key, height }: Extract<Slot, { kind: 'room' }>): void {
    const room = this.#host.renderRoot.querySelector<HTMLElement>(
      `[data-room="${CSS.escape(key)}"]`,
    );
    room?.style.setProperty('block-size', `${height}px`);
  }

  /** Scrolls by as much as the anchor was pushed, before anybody sees it. */
  async #settle(anchor: Anchor | undefined): Promise<void> {
    if (anchor === undefined || this.#column().single) return;
    const cards = this.#cards;
    await Promise.all(cards.map(rendered));
    const card = cards.find(({ id }) => id === anchor.id);
    if (card?.isConnected !== true) return;
    const pushed = card.getBoundingClientRect().top - anchor.top;
    if (Math.abs(pushed) >= 1) window.scrollBy(0, pushed);
  }
}

const idsOf = (slots: readonly Slot[]): readonly string[] =>
  slots.flatMap((slot) => (slot.kind === 'card' ? [slot.id] : []));
