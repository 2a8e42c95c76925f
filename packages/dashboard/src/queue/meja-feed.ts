/** The cards of a queue, one below the other, as many of them in the page as are needed. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PreferenceController } from '../controllers/preference-controller.js';
import { SwipeController } from '../controllers/swipe-controller.js';
import { WindowController } from '../controllers/window-controller.js';
import { language, texts } from '../i18n/language.js';
import { elapsed } from '../render/waiting.js';
import { controls } from '../styles/controls.js';
import { feedStyles } from '../styles/feed-styles.js';
import type { Wire } from '../wire.js';
import type { Slot } from './card-window.js';
import type { Choosing } from './choosing.js';
import { MejaCardEntered, MejaMoveChosen } from './desk-events.js';
import { movesAt, type DeskMove } from './desk-move.js';
import type { MejaCard } from './meja-card.js';
import './meja-card.js';
import { companyOf } from './shift.js';
import type { SwipeWay } from './swipe.js';
import { isOpen, undoKeyOf, type DeskState, type Entry } from './queue-state.js';

/**
 * @fires meja-card-entered the focus or the pointer came to a card
 * @fires meja-move-chosen a card was swiped away
 */
@customElement('meja-feed')
export class MejaFeed extends LitElement {
  static override readonly styles = [controls, feedStyles];

  @property({ attribute: false }) desk!: DeskState;
  /** The moderator's own id. */
  @property({ attribute: false }) me = '';
  /** Epoch milliseconds. */
  @property({ attribute: false }) now = 0;
  @property({ attribute: false }) choosing: Choosing | undefined;
  /** The cards that are selected, by their ids. */
  @property({ attribute: false }) selected: readonly string[] = [];
  /** The comment whose conversation is shown, and where to read it. */
  @property({ attribute: false }) context: { readonly id: string; readonly wire: Wire } | undefined;
  /** A further page is on its way. */
  @property({ attribute: false }) busy = false;
  /** Only the card in focus is shown. */
  @property({ type: Boolean, reflect: true }) single = false;

  readonly #window = new WindowController(this, () => ({
    order: this.desk.shown.order,
    focus: this.desk.shown.focus,
    single: this.single,
  }));

  readonly #swipes = new SwipeController(this, {
    card: () => (this.single && this.choosing === undefined ? this.#swiped : null),
    onSwiped: (way) => this.#handleSwipe(way),
  });

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  /** Complete when the cards stand where they are to stay: only then one may scroll to one of them. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.#window.settled;
    return isComplete;
  }

  /** The card in focus. */
  get current(): MejaCard | null {
    return this.renderRoot.querySelector('meja-card[current]');
  }

  /** The card in focus, if it still waits. */
  get #swiped(): MejaCard | null {
    const { focus } = this.desk.shown;
    return focus !== undefined && isOpen(this.desk, focus) ? this.current : null;
  }

  /** The decision that a way leads to on the card in focus, where it is legal. */
  #moveOf(way: SwipeWay): DeskMove | undefined {
    const card = this.desk.entries.get(this.desk.shown.focus ?? '')?.card;
    const wanted: readonly DeskMove[] = way === 'right' ? ['approve', 'restore'] : ['reject'];
    return card && movesAt(card).find((move) => wanted.includes(move));
  }

  #handleSwipe(way: SwipeWay): void {
    const [move, id] = [this.#moveOf(way), this.desk.shown.focus];
    if (move !== undefined && id !== undefined) this.dispatchEvent(new MejaMoveChosen(id, move));
  }

  /** What lifting the finger would do, on the side that the card uncovers. */
  #hint(): TemplateResult | typeof nothing {
    const { swipe } = this.#swipes;
    const move = swipe && this.#moveOf(swipe.way);
    if (move === undefined || swipe === undefined) return nothing;
    return html`<div class="swipe ${swipe.way} ${swipe.decides ? 'decides' : ''}" aria-hidden="true">
      ${texts().move[move]}
    </div>`;
  }

  #label({ card }: Entry): string {
    const t = texts();
    const wait = t.card.waits(t.card.wait(elapsed(this.now - card.waitingSince)));
    return t.card.label(card.author.name, wait);
  }

  #card(id: string, at: number): TemplateResult | typeof nothing {
    const { desk, choosing, context } = this;
    const entry = desk.entries.get(id);
    if (entry === undefined) return nothing;
    const isCurrent = id === desk.shown.focus;
    const enter = () => this.dispatchEvent(new MejaCardEntered(id));
    return html`<meja-card
      id=${id}
      role="article"
      tabindex=${isCurrent ? '0' : '-1'}
      aria-label=${this.#label(entry)}
      aria-posinset=${at + 1}
      aria-setsize=${desk.shown.next === undefined ? desk.shown.order.length : -1}
      ?current=${isCurrent}
      .entry=${entry}
      .me=${this.me}
      .now=${this.now}
      .open=${isOpen(desk, id)}
      .selected=${this.selected.includes(id)}
      .choosing=${choosing?.commentId === id ? choosing : undefined}
      .wire=${context?.id === id ? context.wire : undefined}
      .undoKey=${undoKeyOf(desk, id)}
      .company=${companyOf(desk.shift, id)}
      @focusin=${enter}
      @pointerdown=${enter}
    ></meja-card>`;
  }

  #slot(slot: Slot): TemplateResult | typeof nothing {
    return slot.kind === 'card'
      ? this.#card(slot.id, slot.at)
      : html`<div data-room=${slot.key} role="presentation"></div>`;
  }

  override render() {
    const { desk } = this;
    const name = texts().desk.queue[desk.queue];
    return html`${this.#hint()}
      <div class="feed" role="feed" aria-label=${name} aria-busy=${String(this.busy)}>
      ${repeat(
        this.#window.slots,
        (slot) => (slot.kind === 'card' ? slot.id : slot.key),
        (slot) => this.#slot(slot),
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-feed': MejaFeed;
  }
}
