/** Holds which cards are selected, and hands the keys of deciding to the bar for many while some are. */
import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import type { Reason } from '@komentar/domain';
import type { Act } from '../keys/acts.js';
import type { MejaSelected } from '../many/meja-selected.js';
import {
  NOTHING_SELECTED,
  allOrNone,
  reached,
  selectedIds,
  toggled,
  type Selection,
} from '../queue/selection.js';
import type { Wire } from '../wire.js';
import type { DeskController } from './desk-controller.js';

interface Options {
  readonly desk: () => DeskController;
  readonly wire: () => Wire;
  /** The bar went away; the focus goes back to the card. */
  readonly onEnded: () => void;
  readonly onAbsent: () => void;
}

/** Acts that decide; with cards selected none of them is about the card in focus alone. */
const DECIDING: readonly Act[] = ['approve', 'reject', 'return', 'spam'];

export class SelectionController {
  readonly #host: ReactiveElement;
  readonly #options: Options;
  #selection: Selection = NOTHING_SELECTED;

  constructor(host: ReactiveElement, options: Options) {
    this.#host = host;
    this.#options = options;
  }

  /** The selected cards that still wait, in their order. */
  get ids(): readonly string[] {
    return selectedIds(this.#options.desk().state, this.#selection);
  }

  /** A decision for many is prepared, is being made, or was made and is still shown. */
  get isUnderWay(): boolean {
    return this.#bar?.isUnderWay ?? false;
  }

  /** What keys are about: all selected cards, or the one decision for them. */
  get mode(): 'some' | 'many' | undefined {
    if (this.isUnderWay) return 'many';
    return this.ids.length > 0 ? 'some' : undefined;
  }

  /** The element is there before its code is. */
  get #bar(): Partial<MejaSelected> | null {
    return this.#host.renderRoot.querySelector('meja-selected');
  }

  toggle(id = this.#options.desk().current): void {
    if (id !== undefined) this.#become(toggled(this.#selection, id));
  }

  reach(): void {
    const { current, state } = this.#options.desk();
    if (current !== undefined) this.#become(reached(state, this.#selection, current));
  }

  all(): void {
    this.#become(allOrNone(this.#options.desk().state, this.#selection));
  }

  clear(): void {
    if (this.#selection !== NOTHING_SELECTED) this.#become(NOTHING_SELECTED);
  }

  /** One step back: from what is prepared or done, else from the selection. */
  back(): void {
    this.#bar?.back?.();
  }

  pick(reason: Reason): void {
    this.#bar?.pick?.(reason);
  }

  /** True where the act is about the selected cards. */
  takes(act: Act): boolean {
    if (!DECIDING.includes(act) || this.ids.length === 0) return false;
    // A key may come before the code of the bar.
    void this.#load().then(() => this.#bar?.decide?.(act));
    return true;
  }

  /** The bar for many, while there is something to say. */
  show(): TemplateResult | typeof nothing {
    if (this.mode === undefined) return nothing;
    const { ids } = this;
    const { state } = this.#options.desk();
    const cards = ids.flatMap((id) => state.entries.get(id)?.card ?? []);
    return html`<meja-selected
      .wire=${this.#options.wire()}
      .queue=${state.queue}
      .cards=${cards}
      @meja-selection-changed=${() => this.#host.requestUpdate()}
      @meja-selection-ended=${() => this.#end()}
    ></meja-selected>`;
  }

  #end(): void {
    this.clear();
    this.#options.onEnded();
    this.#host.requestUpdate();
  }

  #become(selection: Selection): void {
    this.#selection = selection;
    this.#host.requestUpdate();
    void this.#load();
  }

  async #load(): Promise<void> {
    await import('../many/meja-selected.js').catch(() => this.#options.onAbsent());
  }
}
