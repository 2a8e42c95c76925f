/** The short message after a decision, with the way back in it; it goes by itself and takes no focus. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { hintOf } from '../keys/key-caps.js';
import { refusalText } from '../render/refusal-text.js';
import { controls } from '../styles/controls.js';
import { MejaCardSought, MejaUndoChosen } from './desk-events.js';
import type { News } from './news.js';

/** How long it stays. Undoing goes on working afterwards, by key and from the list. */
const STAYS_MS = 8_000;

@customElement('meja-toast')
export class MejaToast extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        position: fixed;
        inset: auto 0 1rem;
        z-index: 5;
        display: grid;
        justify-items: center;
        padding-inline: 0.75rem;
        pointer-events: none;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: 0.4rem 0.75rem;
        max-inline-size: min(100%, 34rem);
        padding: 0.4rem 0.4rem 0.4rem 1rem;
        border-radius: var(--meja-radius);
        background: var(--meja-ink);
        color: var(--meja-ground);
        box-shadow: 0 4px 20px var(--meja-shadow);
        pointer-events: auto;
      }
      p {
        flex: 1 1 11rem;
        overflow-wrap: anywhere;
      }
      button {
        flex: none;
        border-color: var(--meja-ground);
        background: none;
      }
      button:hover {
        border-color: var(--meja-ground);
        text-decoration: underline;
      }
      @media (max-width: 639px) {
        :host {
          inset-block-end: calc(5.2rem + env(safe-area-inset-bottom));
        }
      }
      /* Below my decisions, where it covers no card. */
      @media (min-width: 1240px) {
        :host {
          inset-inline-start: auto;
          inline-size: 19rem;
          justify-items: stretch;
        }
        div {
          padding: 0.7rem 0.7rem 0.7rem 1rem;
        }
      }
    `,
  ];

  /** What to show; a new value is shown afresh. */
  @property({ attribute: false }) news: News | undefined;
  @property({ attribute: false }) undoable = false;

  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = true;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('news') || this.news === undefined) return;
    this.#isOver = false;
    this.#startTimer();
  }

  #startTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#close(), STAYS_MS);
  }

  #answer(event: MejaUndoChosen | MejaCardSought): void {
    this.#close();
    this.dispatchEvent(event);
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#isOver = true;
    this.requestUpdate();
  }

  #see(id: string, words: string): TemplateResult {
    return html`<button type="button" @click=${() => this.#answer(new MejaCardSought(id))}>
      ${words}
    </button>`;
  }

  #view(news: News) {
    const t = texts();
    switch (news.kind) {
      case 'decided':
        return html`<p>${t.say.decided(news.decision.name, t.done[news.decision.move])}</p>
          ${
            this.undoable
              ? html`<button type="button" @click=${() => this.#answer(new MejaUndoChosen(news.decision.key))}>
                ${t.undo} ${hintOf('undo')}
              </button>`
              : nothing
          }`;
      case 'brought':
        return html`<p>${t.say.brought(news.decision.name)}</p>`;
      case 'refused':
        return html`<p>${t.say.refused(news.name, refusalText(t, news.error))}</p>
          ${this.#see(news.commentId, t.mine.see)}`;
      case 'concurred':
        return html`<p>${t.shift.concurred(news.by)}</p>`;
      case 'answered':
        return html`<p dir="auto">${t.opinion.told(news.by, news.text)}</p>
          ${this.#see(news.commentId, t.mine.see)}`;
      case 'absent':
        return html`<p>${t.page.failed}</p>`;
      case 'robbed':
        return html`<p>${t.shift.robbed(news.name)}</p>`;
      case 'arrivals':
      case 'others':
        return nothing;
    }
  }

  override render() {
    if (this.news === undefined || this.#isOver) return nothing;
    // Whoever is reading it or about to press keeps it.
    return html`<div
      @pointerenter=${() => clearTimeout(this.#timer)}
      @pointerleave=${() => this.#startTimer()}
      @focusin=${() => clearTimeout(this.#timer)}
      @focusout=${() => this.#startTimer()}
    >
      ${this.#view(this.news)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-toast': MejaToast;
  }
}
