/** A comment about to be returned, as its author will see it; its words are marked here. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Reason } from '@komentar/domain';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { markableText } from '../render/markable-text.js';
import { controls } from '../styles/controls.js';
import { MejaStretchPointed } from './desk-events.js';
import { currentOf, type Marking } from './marking.js';

/** Where in the text a pointer is, or `undefined` between two words. */
const placeOf = (event: Event): number | undefined => {
  const [target] = event.composedPath();
  const at = target instanceof HTMLElement ? target.dataset['at'] : undefined;
  return at === undefined ? undefined : Number(at);
};

/** @fires meja-stretch-pointed words were pointed at, or drawn over */
@customElement('meja-author-view')
export class MejaAuthorView extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
        max-inline-size: 46rem;
      }
      figure {
        display: grid;
        gap: 0.5rem;
        margin: 0;
      }
      figcaption {
        color: var(--meja-soft);
        font-size: 0.9em;
      }
      .notice {
        display: grid;
        gap: 0.5rem;
        padding: 0.75rem 0.9rem;
        border: 1px solid var(--meja-line);
        border-inline-start: 4px solid var(--meja-amber);
        border-radius: var(--meja-radius);
        background: var(--meja-sunken);
        overflow-wrap: anywhere;
      }
      .text {
        font-size: 1.07em;
        line-height: 1.7;
        white-space: pre-wrap;
        unicode-bidi: plaintext;
        cursor: text;
        touch-action: pan-y;
      }
      .match {
        text-decoration: underline dotted 2px var(--meja-amber);
        text-underline-offset: 0.25em;
      }
      mark {
        padding-block: 0.1em;
        background: var(--meja-mark);
        color: var(--meja-mark-ink);
        text-decoration: underline 2px;
        text-underline-offset: 0.25em;
      }
      mark.now {
        outline: 2px solid var(--meja-ring);
      }
      .resend {
        justify-self: start;
        padding: 0.15em 0.8em;
        border: 1px dashed var(--meja-edge);
        border-radius: 999px;
        color: var(--meja-soft);
        font-size: 0.9em;
      }
    `,
  ];

  @property({ attribute: false }) marking!: Marking;
  /** The reason the author would read, where one is in view. */
  @property({ attribute: false }) reason: Reason | undefined;
  @property({ attribute: false }) note = '';

  /** Where the pointer went down. */
  #from: number | undefined;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  #handleDown(event: PointerEvent): void {
    this.#from = event.isPrimary && event.button === 0 ? placeOf(event) : undefined;
  }

  #handleUp(event: PointerEvent): void {
    const [from, to] = [this.#from, placeOf(event)];
    this.#from = undefined;
    if (from === undefined || to === undefined) return;
    getSelection()?.removeAllRanges();
    const stretch = { start: Math.min(from, to), end: Math.max(from, to) + 1 };
    this.dispatchEvent(new MejaStretchPointed(stretch));
  }

  /** What a screen reader hears after each step. */
  #spoken(): string {
    const { returning } = texts();
    const { text } = this.marking;
    const now = currentOf(this.marking);
    const all = now === undefined ? this.marking.kept : [now];
    const words = all.map(({ start, end }) => text.slice(start, end));
    return words.length === 0 ? returning.unmarked : returning.marked(words.join(', '));
  }

  override render() {
    const { returning: t } = texts();
    const note = this.note.trim();
    const reason = this.reason === undefined ? t.someReason : t.reasons[this.reason];
    return html`<figure>
      <figcaption>${t.view}</figcaption>
      <div class="notice">
        <p>${t.sentence(reason)}</p>
        ${note === '' ? nothing : html`<p dir="auto">${t.note(note)}</p>`}
        <p class="hint">${t.marks}</p>
        <div
          class="text"
          dir="auto"
          @pointerdown=${(event: PointerEvent) => this.#handleDown(event)}
          @pointerup=${(event: PointerEvent) => this.#handleUp(event)}
          @pointercancel=${() => (this.#from = undefined)}
        >${markableText(this.marking)}</div>
        <span class="resend" aria-hidden="true">${t.resend}</span>
      </div>
      <p class="hidden" role="status">${this.#spoken()}</p>
    </figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-author-view': MejaAuthorView;
  }
}
