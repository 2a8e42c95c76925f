/** What a moderator asked the colleagues about a comment, the answer, and the field for either. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { opinionAfter, type OpinionAct } from '@komentar/domain';
import type { CardView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { hintOf } from '../keys/key-caps.js';
import { controls } from '../styles/controls.js';
import { textAreaStyles } from '../styles/text-area-styles.js';
import { MejaOpinionEnded } from './desk-events.js';

/** Code units of a question or an answer that the server takes. */
const MAX_TEXT = 500;

/** @fires meja-opinion-ended something was asked or answered, or the field was put away */
@customElement('meja-opinion')
export class MejaOpinion extends LitElement {
  static override readonly styles = [
    controls,
    textAreaStyles,
    css`
      :host,
      .writing {
        display: grid;
        gap: 0.5rem;
      }
      textarea {
        min-block-size: 44px;
        field-sizing: content;
        resize: none;
      }
      .said {
        padding: 0.5rem 0.75rem;
        border-inline-start: 3px solid var(--meja-amber);
        background: var(--meja-sunken);
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem;
      }
    `,
  ];

  @property({ attribute: false }) card!: CardView;
  /** The moderator's own id. */
  @property({ attribute: false }) me = '';
  /** The comment still waits here: something can be answered. */
  @property({ attribute: false }) open = true;

  @state() private isWriting = false;
  /** What is typed; kept until the server has it. */
  #text = '';

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  /** What can be said now: an answer to a colleague's question, else a question. */
  get #act(): OpinionAct {
    return this.#can('answer') ? 'answer' : 'ask';
  }

  #can(act: OpinionAct): boolean {
    const by = { id: this.me, name: '' };
    return opinionAfter(this.card.opinion ?? null, { act, text: '', by, at: 0 }) !== undefined;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { opinion } = this.card;
    const said = [opinion?.question, opinion?.answer?.text];
    if (changed.has('card') && said.includes(this.#text)) this.#text = '';
  }

  /** Puts the cursor into the field. */
  async write(): Promise<void> {
    this.isWriting = true;
    await this.updateComplete;
    this.renderRoot.querySelector('textarea')?.focus();
  }

  #end(text?: string): void {
    const act = this.#act;
    this.isWriting = false;
    this.dispatchEvent(new MejaOpinionEnded(this.card.id, act, text));
  }

  #send(): void {
    this.#text = this.#text.trim();
    if (this.#text !== '') this.#end(this.#text);
  }

  /** Enter in the field sends; with Shift it breaks the line. */
  #handleKey(event: KeyboardEvent): void {
    const isInField = event.target instanceof HTMLTextAreaElement;
    const sends = event.key === 'Enter' && isInField && !event.shiftKey && !event.isComposing;
    if (!sends && event.key !== 'Escape') return;
    event.preventDefault();
    if (sends) this.#send();
    else this.#end();
  }

  #said(): TemplateResult | typeof nothing {
    const { opinion } = this.card;
    if (opinion === undefined) return nothing;
    const { opinion: t, card } = texts();
    const nameOf = ({ id, name }: { readonly id: string; readonly name: string }) =>
      id === this.me ? card.you : name;
    const { answer } = opinion;
    return html`<div class="said">
      <p dir="auto"><strong>${t.asks(nameOf(opinion.by))}</strong> ${opinion.question}</p>
      ${
        answer === undefined
          ? nothing
          : html`<p dir="auto"><strong>${t.answers(nameOf(answer.by))}</strong> ${answer.text}</p>`
      }
    </div>`;
  }

  #form(): TemplateResult {
    const { opinion: t, palette } = texts();
    return html`<div class="writing" @keydown=${(event: KeyboardEvent) => this.#handleKey(event)}>
      <div class="field">
        <label for="text">${t.field[this.#act]}</label>
        <textarea
          id="text"
          rows="1"
          maxlength=${MAX_TEXT}
          dir="auto"
          .value=${this.#text}
          @input=${(event: Event) => (this.#text = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </div>
      <div class="row">
        <button type="button" class="primary" @click=${() => this.#send()}>${t.send[this.#act]}</button>
        <button type="button" @click=${() => this.#end()}>${palette.cancel}</button>
      </div>
    </div>`;
  }

  #answer(): TemplateResult | typeof nothing {
    if (!this.open || !this.#can('answer')) return nothing;
    return html`<div class="row">
      <button type="button" class="small" @click=${() => void this.write()}>
        ${texts().opinion.send.answer} ${hintOf('opinion')}
      </button>
    </div>`;
  }

  override render() {
    return html`${this.#said()} ${this.isWriting ? this.#form() : this.#answer()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-opinion': MejaOpinion;
  }
}
