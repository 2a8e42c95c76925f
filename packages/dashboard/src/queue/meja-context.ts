/** The conversation around a comment, as readers see it now. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CardView, Failure } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { plainText } from '../render/plain-text.js';
import { refusalText } from '../render/refusal-text.js';
import { elapsed } from '../render/waiting.js';
import { controls } from '../styles/controls.js';
import type { Wire } from '../wire.js';
import { aroundOf, type Around } from './conversation.js';

@customElement('meja-context')
export class MejaContext extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
        padding-inline-start: 0.75rem;
        border-inline-start: 2px solid var(--meja-edge);
        font-size: 0.93em;
      }
      ol {
        display: grid;
        gap: 0.45rem;
      }
      .beside {
        padding-inline-start: 1rem;
      }
      .text {
        max-block-size: 6lh;
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) card!: CardView;
  /** Epoch milliseconds. */
  @property({ attribute: false }) now = 0;

  @state() private around: readonly Around[] | undefined;
  @state() private failure: Failure | undefined;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  async #read(): Promise<void> {
    const { site, thread, parent } = this.card;
    const answer = await this.wire.call('thread:read', {
      site,
      thread: thread.key,
      ...(parent !== null && { at: parent.id }),
    });
    if (answer.ok) this.around = aroundOf(answer.value.items, this.card);
    else this.failure = answer.error;
  }

  #row({ comment, kind }: Around): TemplateResult {
    const t = texts();
    return html`<li class=${kind}>
      <strong dir="auto">${comment.author.name}</strong>
      <span class="soft">${t.card.ago(elapsed(this.now - comment.createdAt))}</span>
      <p class="text" dir="auto">${plainText(comment.html)}</p>
    </li>`;
  }

  override render() {
    const t = texts();
    if (this.failure !== undefined)
      return html`<p role="alert">${refusalText(t, this.failure)}</p>`;
    if (this.around === undefined) return html`<p role="status">${t.desk.loadingMore}</p>`;
    if (this.around.length === 0) return html`<p class="soft">${t.onCard.alone}</p>`;
    return html`<ol aria-label=${t.onCard.around}>
      ${this.around.map((each) => this.#row(each))}
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-context': MejaContext;
  }
}
