/** The form that sanctions an author: which sanction, why, until when, and with which of the last comments. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  SANCTIONS,
  SANCTION_KINDS,
  SUSPEND_MS,
  can,
  demandOf,
  type Reason,
  type SanctionKind,
} from '@komentar/domain';
import type { CardView, ModeratorView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { OFFERED_REASONS } from '../queue/offered-reasons.js';
import { controls } from '../styles/controls.js';
import type { AuthorController } from './author-controller.js';
import { authorStyles } from './author-styles.js';
import { authorTexts } from './author-texts.js';

const HOUR_MS = 60 * 60 * 1000;
/** As many comments as one sanction may reject. */
const MOST_REJECTED = 100;

/** The author was sanctioned. */
export class MejaSanctioned extends Event {
  /** @param missed comments on which somebody else had decided */
  constructor(readonly missed: number) {
    super('meja-sanctioned', { bubbles: true, composed: true });
  }
}

/** @fires meja-sanctioned */
@customElement('meja-sanction-form')
export class MejaSanctionForm extends LitElement {
  static override readonly styles = [controls, authorStyles];

  @property({ attribute: false }) me!: ModeratorView;
  @property({ attribute: false }) card!: CardView;
  @property({ attribute: false }) controller!: AuthorController;
  /** Whether the form takes the focus as soon as it is there. */
  @property({ attribute: false }) isFirst = false;

  @state() private kind: SanctionKind = 'warn';
  /** In milliseconds; 0 for no end. */
  @state() private spanMs = 0;
  @state() private count = 0;
  /** The comments that would be rejected along with it. */
  @state() private preview: readonly CardView[] = [];
  @state() private isBusy = false;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override firstUpdated(): void {
    if (this.isFirst) this.renderRoot.querySelector('select')?.focus();
  }

  /** What the role reaches, with the length looked at. */
  #reaches(kind: SanctionKind, spanMs: number): boolean {
    const until = spanMs === 0 ? null : spanMs;
    const { action, forMs } = demandOf({ kind, at: 0, until });
    const { site } = this.card;
    return can({ role: this.me.role }, action, { site, forMs });
  }

  get #kinds(): readonly SanctionKind[] {
    return SANCTION_KINDS.filter((kind) => this.#reaches(kind, SUSPEND_MS[0]));
  }

  get #spans(): readonly number[] {
    const { end } = SANCTIONS[this.kind];
    if (end === 'none') return [0];
    const spans = SUSPEND_MS.filter((spanMs) => this.#reaches(this.kind, spanMs));
    return end === 'required' ? spans : [0, ...spans];
  }

  #choose(kind: string): void {
    this.kind = SANCTION_KINDS.find((it) => it === kind) ?? 'warn';
    this.spanMs = this.#spans.includes(this.spanMs) ? this.spanMs : (this.#spans[0] ?? 0);
  }

  async #count(value: string): Promise<void> {
    const count = Math.max(0, Math.min(MOST_REJECTED, Math.floor(Number(value)) || 0));
    this.count = count;
    const preview = count === 0 ? [] : await this.controller.rejectable(count);
    // Whoever typed on meanwhile gets the answer to that.
    if (this.count === count) this.preview = preview;
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    const form = new FormData(event.target as HTMLFormElement);
    const { kind, spanMs, count } = this;
    const message = form.get('message');
    const note = typeof message === 'string' ? message.trim() : '';
    this.isBusy = true;
    const done = await this.controller.impose({
      ...{ kind, reason: form.get('reason') as Reason },
      ...(note !== '' && { note }),
      ...(spanMs > 0 && { durationMs: spanMs }),
      ...(SANCTIONS[kind].ofThread && { thread: this.card.thread.key }),
      ...(count > 0 && { rejectLast: count }),
    });
    this.isBusy = false;
    if (done === undefined) return;
    this.renderRoot.querySelector('form')?.reset();
    this.#choose('warn');
    await this.#count('0');
    this.dispatchEvent(new MejaSanctioned(done.missed));
  }

  #preview(): TemplateResult | typeof nothing {
    const t = authorTexts();
    if (this.count === 0) return nothing;
    if (this.preview.length === 0) return html`<p role="status">${t.nothingToReject}</p>`;
    return html`<p role="status">${t.preview(this.preview.length)}</p>
      <ul class="list">
        ${this.preview.map(({ text, status }) => html`<li><span class="text" dir="auto">${text}</span><span class="soft">${texts().card.status[status]}</span></li>`)}
      </ul>`;
  }

  #select(
    name: string,
    label: string,
    it: {
      readonly options: readonly TemplateResult[];
      readonly onChange?: (value: string) => void;
    },
  ): TemplateResult {
    const change = (event: Event) => it.onChange?.((event.target as HTMLSelectElement).value);
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select id=${name} name=${name} @change=${change}>
        ${it.options}
      </select>
    </div>`;
  }

  #end(): TemplateResult | typeof nothing {
    const t = authorTexts();
    if (this.#spans.length < 2) return nothing;
    const options = this.#spans.map(
      (ms) =>
        html`<option value=${ms} ?selected=${ms === this.spanMs}>${ms === 0 ? t.noEnd : t.span(ms / HOUR_MS)}</option>`,
    );
    return this.#select('end', t.end, {
      options,
      onChange: (value) => (this.spanMs = Number(value)),
    });
  }

  override render() {
    const t = authorTexts();
    const { kind } = this;
    const kinds = this.#kinds.map((it) => html`<option value=${it}>${t.sanction[it]}</option>`);
    const reasons = OFFERED_REASONS.map(
      (it) => html`<option value=${it}>${texts().reason[it]}</option>`,
    );
    return html`<form aria-label=${t.impose} @submit=${(event: SubmitEvent) => void this.#handleSubmit(event)}>
      ${this.#select('kind', t.kind, { options: kinds, onChange: (value) => this.#choose(value) })}
      <p class="hint">${t.means[kind]}</p>
      ${this.#select('reason', t.reason, { options: reasons })} ${this.#end()}
      <div class="field">
        <label for="message">${t.toAuthor}</label>
        <textarea id="message" name="message" maxlength="500" dir="auto"></textarea>
      </div>
      <div class="field">
        <label for="last">${t.rejectLast}</label>
        <input
          id="last"
          type="number"
          min="0"
          max=${MOST_REJECTED}
          aria-describedby="last-hint"
          .value=${String(this.count)}
          @change=${(event: Event) => void this.#count((event.target as HTMLInputElement).value)}
        />
        <p class="hint" id="last-hint">${t.rejectHint}</p>
      </div>
      ${this.#preview()}
      <button class="primary" ?disabled=${this.isBusy}>${t.sure[kind]}</button>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-sanction-form': MejaSanctionForm;
  }
}
