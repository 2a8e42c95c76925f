/** The bar over a queue with cards selected in it: how many, what can be decided on all of them, and the work on it. */
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { needsReason, type BatchMove, type Queue, type Reason } from '@komentar/domain';
import type { CardView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import type { Act } from '../keys/acts.js';
import { hintOf, keycaps } from '../keys/key-caps.js';
import { deskKeys } from '../keys/key-choice.js';
import { controls } from '../styles/controls.js';
import type { Wire } from '../wire.js';
import { barStyles } from './bar-styles.js';
import { batchBar, batchMovesAt, troubleText } from './batch-bar.js';
import { BatchController } from './batch-controller.js';
import { manyTexts } from './many-texts.js';

/** Whose key is shown on a button: publishing out of the spam is approving. */
const actOf = (move: BatchMove) => (move === 'restore' ? 'approve' : move);

/**
 * @fires meja-selection-changed a decision is prepared, under way or put away
 * @fires meja-selection-ended nothing is to be selected any more
 */
@customElement('meja-selected')
export class MejaSelected extends LitElement {
  static override readonly styles = [
    controls,
    barStyles,
    css`
      :host {
        position: sticky;
        inset-block-end: 0.75rem;
        z-index: 5;
        display: block;
      }
      .wrong {
        flex-basis: 100%;
      }
      @media (max-width: 639px) {
        :host {
          position: fixed;
          inset: auto 0 0;
        }
        .bar {
          border-radius: 0;
          border-inline: 0;
          padding-block-end: calc(0.5rem + env(safe-area-inset-bottom));
        }
        .bar kbd {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) queue!: Queue;
  /** The selected comments. */
  @property({ attribute: false }) cards: readonly CardView[] = [];

  #controller: BatchController | undefined;
  #wasUnderWay = false;

  constructor() {
    super();
    for (const preference of [language, deskKeys])
      this.addController(new PreferenceController(this, preference));
  }

  /** The focus goes to the button that decides: within the list of reasons digits would be no keys. */
  override updated(_: PropertyValues<this>): void {
    const { isUnderWay } = this;
    if (isUnderWay === this.#wasUnderWay) return;
    this.#wasUnderWay = isUnderWay;
    this.dispatchEvent(new Event('meja-selection-changed'));
    this.renderRoot.querySelector<HTMLElement>('button.primary')?.focus();
  }

  get #work(): BatchController {
    // An element that is in the page before its code is has its properties with its first update only.
    return (this.#controller ??= new BatchController(this, {
      byDigit: true,
      wire: this.wire,
    }));
  }

  get isUnderWay(): boolean {
    return this.#controller?.isUnderWay ?? false;
  }

  /** Prepares the decision that a key of the desk asks for; what is legal for none of them prepares nothing. */
  async decide(act: Act): Promise<void> {
    await this.updateComplete;
    const move = batchMovesAt(this.cards).find((each) => actOf(each) === act);
    if (move !== undefined && !this.isUnderWay) this.#prepare(move);
  }

  /** Decides for a reason, where one was asked for. */
  pick(reason: Reason): void {
    const { prepared } = this.#work;
    if (prepared === undefined || !needsReason(prepared.move)) return;
    this.#work.choose(reason);
    void this.#work.decide();
  }

  /** Puts away what is prepared or done; while it is being worked on nothing, and before that the selection. */
  back(): void {
    const state = this.#work.batch?.state;
    if (state === 'running' || state === 'undoing') return;
    if (this.#work.prepared !== undefined) this.#work.forget();
    else this.#end();
  }

  #prepare(move: BatchMove): void {
    const commentIds = this.cards.map(({ id }) => id);
    void this.#work.prepare({ queue: this.queue, commentIds }, move);
  }

  #end(): void {
    this.#work.forget();
    this.dispatchEvent(new Event('meja-selection-ended'));
  }

  #choosing(): TemplateResult {
    const t = manyTexts();
    return html`<div class="bar" role="group" aria-label=${t.chosen(this.cards.length)}>
      <p role="status">${t.chosen(this.cards.length)}</p>
      <div class="row">
        ${batchMovesAt(this.cards).map(
          (move) => html`<button
            type="button"
            class=${move === 'approve' || move === 'restore' ? 'ok' : 'no'}
            aria-keyshortcuts=${deskKeys.map.get(actOf(move)) ?? nothing}
            @click=${() => this.#prepare(move)}
          >
            ${t.decide[move]} ${hintOf(actOf(move))}
          </button>`,
        )}
        <button type="button" @click=${() => this.#end()}>
          ${t.none} <span aria-hidden="true">${keycaps('Escape')}</span>
        </button>
      </div>
      ${this.#trouble()}
    </div>`;
  }

  #trouble(): TemplateResult | typeof nothing {
    const { trouble } = this.#work;
    return trouble === undefined
      ? nothing
      : html`<p class="wrong" role="alert">${troubleText(trouble)}</p>`;
  }

  override render() {
    const close = html`<button type="button" class="primary" @click=${() => this.#end()}>
      ${texts().keys.close}
    </button>`;
    return this.isUnderWay ? batchBar(this.#work, close) : this.#choosing();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-selected': MejaSelected;
  }
}
