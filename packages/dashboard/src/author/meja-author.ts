/** An author in a panel: the record, sanctions with the form for one more, notes of the desk, and all comments. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { UNDO_WINDOW_MS, can, demandOf } from '@komentar/domain';
import type { AuthorView, CardView, ModeratorView, SanctionView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { momentText } from '../render/moment.js';
import '../meja-panel.js';
import { refusalLine } from '../render/refusal-line.js';
import { controls } from '../styles/controls.js';
import type { Wire } from '../wire.js';
import { AuthorController } from './author-controller.js';
import { authorStyles } from './author-styles.js';
import { authorTexts } from './author-texts.js';
import './meja-author-comments.js';
import type { MejaSanctioned } from './meja-sanction-form.js';
import './meja-sanction-form.js';

const dateOf = (at: number): string => momentText(language.value, 'both', at);

@customElement('meja-author')
export class MejaAuthor extends LitElement {
  static override readonly styles = [controls, authorStyles];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) me!: ModeratorView;
  @property({ attribute: false }) card!: CardView;
  /** Opened to sanction: the form takes the focus. */
  @property({ attribute: false }) toSanction = false;

  /** What came of the last act. */
  @state() private said = '';

  readonly #controller = new AuthorController(this, {
    wire: () => this.wire,
    authorId: () => this.card.author.id,
  });

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  #record({ kind, since, email, badges, tally, ...author }: AuthorView): TemplateResult {
    const t = authorTexts();
    const { card, reason: reasons } = texts();
    const { upheld, dismissed } = author.asReporter;
    const counts = tally.map(({ status, reason, count }) => {
      const why = reason === undefined ? '' : ` (${reasons[reason]})`;
      return `${card.status[status]}${why}: ${String(count)}`;
    });
    return html`<section>
      <p class="facts">
        <span>${t.kinds[kind]}, ${t.since(dateOf(since))}</span>
        ${email === undefined ? nothing : html`<bdi>${email}</bdi>`}
        ${badges.map((badge) => html`<bdi>${badge}</bdi>`)}
      </p>
      <ul class="facts">
        ${counts.length === 0 ? html`<li>${t.noComments}</li>` : counts.map((text) => html`<li>${text}</li>`)}
      </ul>
      <p class="soft">
        ${t.received(author.reportsReceived)}.
        ${t.made(author.reportsMade, upheld, upheld + dismissed)}.
      </p>
    </section>`;
  }

  #ending({ until, ended }: SanctionView): string {
    const t = authorTexts();
    if (ended !== undefined) return [t.ended[ended.how], ended.by?.name].filter(Boolean).join(', ');
    if (until === undefined) return '';
    return until > Date.now() ? t.until(dateOf(until)) : t.over;
  }

  #mayLift({ kind, at, until }: SanctionView): boolean {
    const site = this.#controller.author?.site ?? '';
    const { action, forMs } = demandOf({ kind, at, until: until ?? null });
    return can({ role: this.me.role }, action, { site, forMs });
  }

  #buttons(sanction: SanctionView): TemplateResult | typeof nothing {
    const { id, at, until = Infinity, ended } = sanction;
    const t = authorTexts();
    const now = Date.now();
    if (ended !== undefined || until <= now) return nothing;
    if (now - at <= UNDO_WINDOW_MS)
      return html`<button type="button" class="small" @click=${() => void this.#undo(id)}>${t.undo}</button>`;
    return this.#mayLift(sanction)
      ? html`<button type="button" class="small" @click=${() => void this.#controller.lift(id)}>${t.lift}</button>`
      : nothing;
  }

  async #undo(id: string): Promise<void> {
    const done = await this.#controller.undo(id);
    this.said = done ? authorTexts().restored(done.restored, done.kept) : '';
  }

  #sanction(sanction: SanctionView): TemplateResult {
    const t = authorTexts();
    const { kind, reason, note, by, at, rejected, ended, until = Infinity } = sanction;
    const stands = ended === undefined && until > Date.now();
    return html`<li class=${stands ? 'stands' : ''}>
      <div>
        <p><strong>${t.sanction[kind]}</strong> ${this.#ending(sanction)}</p>
        <p class="soft">${texts().reason[reason]} · ${t.by(by.name, dateOf(at))}</p>
        ${note === undefined ? nothing : html`<p dir="auto">${note}</p>`}
        ${rejected === 0 ? nothing : html`<p class="soft">${t.rejected(rejected)}</p>`}
      </div>
      ${this.#buttons(sanction)}
    </li>`;
  }

  #sanctions({ sanctions }: AuthorView): TemplateResult {
    const t = authorTexts();
    return html`<section>
      <h3>${t.sanctions}</h3>
      ${
        sanctions.length === 0
          ? html`<p class="soft">${t.noSanctions}</p>`
          : html`<ul class="list">${sanctions.map((it) => this.#sanction(it))}</ul>`
      }
      <meja-sanction-form
        .me=${this.me}
        .card=${this.card}
        .controller=${this.#controller}
        .isFirst=${this.toSanction}
        @meja-sanctioned=${({ missed }: MejaSanctioned) => this.#sanctioned(missed)}
      ></meja-sanction-form>
    </section>`;
  }

  #sanctioned(missed: number): void {
    const t = authorTexts();
    this.said = missed > 0 ? `${t.done} ${t.missed(missed)}` : t.done;
    void this.#comments?.read();
  }

  get #comments() {
    return this.renderRoot.querySelector('meja-author-comments');
  }

  async #handleNote(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>('#note');
    const text = field?.value.trim() ?? '';
    if (field === null || text === '') return;
    if (await this.#controller.note(text)) field.value = '';
  }

  #notes({ notes }: AuthorView): TemplateResult {
    const t = authorTexts();
    return html`<section>
      <h3>${t.notes}</h3>
      ${
        notes.length === 0
          ? html`<p class="soft">${t.noNotes}</p>`
          : html`<ul class="list">
              ${notes.map(
                ({ text, by, at }) => html`<li>
                  <div>
                    <p dir="auto">${text}</p>
                    <p class="soft">${t.by(by.name, dateOf(at))}</p>
                  </div>
                </li>`,
              )}
            </ul>`
      }
      <form @submit=${(event: SubmitEvent) => void this.#handleNote(event)}>
        <label for="note">${t.note}</label>
        <textarea id="note" maxlength="500" dir="auto"></textarea>
        <button class="small">${t.addNote}</button>
      </form>
    </section>`;
  }

  #content(): TemplateResult {
    const { author } = this.#controller;
    if (author === undefined) return html`<p role="status">${authorTexts().loading}</p>`;
    return html`${this.#record(author)} ${this.#sanctions(author)} ${this.#notes(author)}
      <meja-author-comments
        .wire=${this.wire}
        .me=${this.me}
        .authorId=${author.id}
      ></meja-author-comments>`;
  }

  override render() {
    const { author, trouble } = this.#controller;
    const isLoading = author === undefined && trouble !== undefined;
    return html`<meja-panel .heading=${authorTexts().title(this.card.author.name)}>
      ${refusalLine(trouble)}
      <p role="status" class=${this.said === '' ? 'hidden' : ''}>${this.said}</p>
      ${isLoading ? nothing : this.#content()}
    </meja-panel>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-author': MejaAuthor;
  }
}
