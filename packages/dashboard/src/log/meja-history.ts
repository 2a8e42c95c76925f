/** The history of one comment in a panel: its texts, what was found in them, reports, decisions and undos. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Failure, HistoryView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { logTexts } from '../i18n/log-language.js';
import '../meja-panel.js';
import { diffText } from '../render/diff-text.js';
import { refusalText } from '../render/refusal-text.js';
import { controls } from '../styles/controls.js';
import { logStyles } from '../styles/log-styles.js';
import type { Wire } from '../wire.js';
import { actFacts, actSentence } from './act-sentence.js';
import { momentText } from '../render/moment.js';

type HistoryEvent = HistoryView['events'][number];
type Of<K extends HistoryEvent['kind']> = Extract<HistoryEvent, { kind: K }>;

@customElement('meja-history')
export class MejaHistory extends LitElement {
  static override readonly styles = [
    controls,
    logStyles,
    css`
      .events > li {
        grid-template-columns: minmax(0, 1fr);
      }
      .text {
        padding: 0.5rem 0.7rem;
        border-inline-start: 3px solid var(--meja-edge);
        background: var(--meja-sunken);
        white-space: pre-wrap;
        unicode-bidi: plaintext;
      }
      ins {
        background: var(--meja-added);
      }
      del {
        background: var(--meja-removed);
      }
    `,
  ];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) commentId = '';
  @property({ attribute: false }) authorName = '';

  @state() private read: HistoryView | undefined;
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
    const { commentId } = this;
    const answer = await this.wire.call('comment:history', { commentId });
    if (answer.ok) this.read = answer.value;
    else this.failure = answer.error;
  }

  /** A later text with what became of the one before it; the first one as it stands. */
  #revision({ n, text, signals = [] }: Of<'revision'>): TemplateResult {
    const { history } = logTexts();
    const t = texts();
    const before = this.read?.events.find(
      (event): event is Of<'revision'> => event.kind === 'revision' && event.n === n - 1,
    );
    // On one line: in a text that keeps its spaces, a template's own would show.
    return html`<p>${n === 1 ? history.written : history.changed(n)}</p>
      <div class="text" dir="auto">${before ? diffText(t.onCard, before.text, text) : text}</div>
      ${
        signals.length === 0
          ? nothing
          : html`<p class="soft">${history.found}: ${signals.map(({ code }) => t.signal[code].chip).join(', ')}</p>`
      }`;
  }

  #note(note: string | undefined): TemplateResult | typeof nothing {
    if (note === undefined) return nothing;
    return html`<p class="soft">${logTexts().history.note}: <span dir="auto">${note}</span></p>`;
  }

  #report({ reason, note, state: where }: Of<'report'>): TemplateResult {
    const { history } = logTexts();
    const words = history.reported(texts().reason[reason]);
    return html`<p>${words}</p>
      <p class="soft">${history.reportStates[where]}</p>
      ${this.#note(note)}`;
  }

  #act({ entry, note }: Of<'act'>): TemplateResult {
    const facts = actFacts(texts(), entry);
    const t = logTexts();
    return html`<p>${actSentence(t, entry, t.thisComment)}</p>
      ${facts === '' ? nothing : html`<p class="soft">${facts}</p>`} ${this.#note(note)}`;
  }

  #said(event: HistoryEvent): TemplateResult {
    switch (event.kind) {
      case 'revision':
        return this.#revision(event);
      case 'report':
        return this.#report(event);
      case 'act':
        return this.#act(event);
      case 'withdrawn':
        return html`<p>${logTexts().history.withdrawn}</p>`;
    }
  }

  #content(): TemplateResult {
    if (this.failure !== undefined)
      return html`<p role="alert">${refusalText(texts(), this.failure)}</p>`;
    if (this.read === undefined) return html`<p role="status">${logTexts().page.loading}</p>`;
    const { comment, events } = this.read;
    return html`<p>
        <strong>${texts().card.status[comment.status]}</strong>
        <span class="soft" dir="auto">${comment.title}</span>
      </p>
      <ol class="events">
        ${events.map(
          (event) => html`<li>
            <time datetime=${new Date(event.at).toISOString()}>${momentText(language.value, 'both', event.at)}</time>
            <div class="said">${this.#said(event)}</div>
          </li>`,
        )}
      </ol>`;
  }

  override render() {
    return html`<meja-panel .heading=${logTexts().history.title(this.authorName)}>
      ${this.#content()}
    </meja-panel>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-history': MejaHistory;
  }
}
