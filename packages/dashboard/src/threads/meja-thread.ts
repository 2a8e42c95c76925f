/** A thread in a panel: how it stands, the form that sets it, and the editors' note above its comments. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { SETTABLE_STATES, UNDO_WINDOW_MS } from '@komentar/domain';
import type { ThreadSettingsView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import '../meja-panel.js';
import { momentText } from '../render/moment.js';
import { refusalText } from '../render/refusal-text.js';
import { controls } from '../styles/controls.js';
import type { Wire } from '../wire.js';
import { ThreadController } from './thread-controller.js';
import { PACES, formOf, settingOf, type ThreadForm } from './thread-form.js';
import { threadStyles } from './thread-styles.js';
import { LASTS, threadTexts } from './thread-texts.js';

/** What a thread is known by before it was read. */
export interface ThreadNamed {
  readonly site: string;
  readonly key: string;
  readonly title: string | null;
}

const STATES = [...SETTABLE_STATES, 'site'] as const;

const when = (at: number): string => momentText(language.value, 'both', at);

const valueOf = (event: Event): string =>
  (event.target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;

@customElement('meja-thread')
export class MejaThread extends LitElement {
  static override readonly styles = [controls, threadStyles];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) thread!: ThreadNamed;

  /** What is entered; the thread's own before anything was. */
  @state() private form: ThreadForm | undefined;
  @state() private note: string | undefined;
  /** The end that was entered is over. */
  @state() private isOver = false;

  #controller: ThreadController | undefined;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override connectedCallback(): void {
    const { wire, thread } = this;
    const name = { site: thread.site, key: thread.key };
    // Needs the properties, which are set by now.
    this.#controller ??= new ThreadController(this, { wire, name });
    super.connectedCallback();
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('isOver') && this.isOver)
      this.renderRoot.querySelector<HTMLElement>('#end')?.focus();
  }

  get #at(): ThreadController {
    if (this.#controller === undefined) throw new Error('the panel is not connected');
    return this.#controller;
  }

  #set(change: Partial<ThreadForm>): void {
    const { thread } = this.#at;
    if (thread === undefined) return;
    this.isOver = false;
    this.form = { ...(this.form ?? formOf(thread)), ...change };
  }

  async #handleSave(event: SubmitEvent, form: ThreadForm): Promise<void> {
    event.preventDefault();
    const setting = settingOf(form, Date.now());
    this.isOver = setting === undefined;
    if (setting === undefined || this.#at.isSending) return;
    if (await this.#at.change(setting)) this.form = undefined;
  }

  async #handleNote(event: SubmitEvent, written: string): Promise<void> {
    event.preventDefault();
    if (this.#at.isSending) return;
    const note = written.trim();
    if (await this.#at.change({ note: note === '' ? null : note })) this.note = undefined;
  }

  async #handleUndo(decisionId: string): Promise<void> {
    if (!(await this.#at.undo(decisionId))) return;
    this.form = undefined;
    this.note = undefined;
  }

  #standing(thread: ThreadSettingsView): TemplateResult {
    const t = threadTexts();
    const { state: now, since, by, cause, until, reason, slowMs } = thread;
    const isSet = since !== undefined && by !== undefined;
    const pace = slowMs === undefined ? '' : ` · ${t.paceOf(slowMs / 1000)}`;
    return html`<section class="now sheet" aria-label=${t.now}>
      <p class="row">
        <span class="state ${now}">${t.state[now]}${pace}</span>
        <span class="soft">${t.counts(thread.total, thread.pending)}</span>
      </p>
      ${isSet ? html`<p class="soft">${t.since(when(since), by.name)}</p>` : nothing}
      ${cause === 'age' && since !== undefined ? html`<p class="soft">${t.byAge(when(since))}</p>` : nothing}
      ${reason === undefined ? nothing : html`<p dir="auto">“${reason}”</p>`}
      ${until === undefined ? nothing : html`<p>${t.until(when(until))} ${thread.afterwards === undefined ? nothing : t.afterwards(t.state[thread.afterwards.state])}</p>`}
      ${thread.closesAt === undefined ? nothing : html`<p class="soft">${t.closesAt(when(thread.closesAt))}</p>`}
      ${this.#last(thread)}
    </section>`;
  }

  /** The last change, with the way back for anybody while there is one. */
  #last({ decision }: ThreadSettingsView): TemplateResult | typeof nothing {
    if (decision === undefined || decision.kind === 'undo' || decision.undone) return nothing;
    const isLate = Date.now() - decision.at > UNDO_WINDOW_MS;
    return html`<p class="row">
      <span>${threadTexts().changedBy(decision.by.name, when(decision.at))}</span>
      ${
        isLate
          ? nothing
          : html`<button type="button" class="small" ?disabled=${this.#at.isSending} @click=${() => void this.#handleUndo(decision.id)}>
            ${texts().undo}
          </button>`
      }
    </p>`;
  }

  #states(form: ThreadForm): TemplateResult {
    const t = threadTexts();
    return html`<fieldset>
      <legend>${t.set}</legend>
      ${STATES.map(
        (name) => html`<label>
          <input
            type="radio"
            name="state"
            .checked=${form.state === name}
            @change=${() => this.#set({ state: name })}
          />
          <span><b>${t.choice[name].chip}</b> <span class="hint">${t.choice[name].sentence}</span></span>
        </label>`,
      )}
    </fieldset>`;
  }

  #pace({ pace }: ThreadForm): TemplateResult {
    const t = threadTexts();
    const paces = [...new Set([...PACES, pace])].toSorted((a, b) => a - b);
    return html`<div class="field">
      <label for="pace">${t.pace}</label>
      <select id="pace" @change=${(event: Event) => this.#set({ pace: Number(valueOf(event)) })}>
        ${paces.map((seconds) => html`<option value=${seconds} .selected=${seconds === pace}>${t.paceOf(seconds)}</option>`)}
      </select>
    </div>`;
  }

  #end({ lasts, end }: ThreadForm): TemplateResult {
    const t = threadTexts();
    return html`<div class="pair">
      <div class="field">
        <label for="lasts">${t.lasts}</label>
        <select id="lasts" @change=${(event: Event) => this.#set({ lasts: valueOf(event) as ThreadForm['lasts'] })}>
          ${LASTS.map((name) => html`<option value=${name} .selected=${name === lasts}>${t.last[name]}</option>`)}
        </select>
      </div>
      ${
        lasts === 'until'
          ? html`<div class="field">
            <label for="end">${t.end}</label>
            <input
              id="end"
              type="datetime-local"
              aria-invalid=${String(this.isOver)}
              aria-describedby="end-wrong"
              .value=${end}
              @change=${(event: Event) => this.#set({ end: valueOf(event) })}
            />
            <p class="wrong" id="end-wrong">${this.isOver ? t.endWrong : nothing}</p>
          </div>`
          : nothing
      }
    </div>`;
  }

  #form(form: ThreadForm): TemplateResult {
    const t = threadTexts();
    return html`<form class="sheet" novalidate @submit=${(event: SubmitEvent) => void this.#handleSave(event, form)}>
      ${this.#states(form)} ${form.state === 'slow' ? this.#pace(form) : nothing}
      ${
        form.state === 'site'
          ? nothing
          : html`${this.#end(form)}
            <div class="field">
              <label for="reason">${t.reason}</label>
              <input
                id="reason"
                maxlength="300"
                autocomplete="off"
                dir="auto"
                aria-describedby="reason-hint"
                .value=${form.reason}
                @input=${(event: Event) => this.#set({ reason: valueOf(event) })}
              />
              <p class="hint" id="reason-hint">${t.reasonHint}</p>
            </div>`
      }
      <div class="row"><button class="primary" ?disabled=${this.#at.isSending}>${t.save}</button></div>
    </form>`;
  }

  #notes({ note }: ThreadSettingsView): TemplateResult {
    const t = threadTexts();
    const written = this.note ?? note?.text ?? '';
    return html`<form class="sheet" @submit=${(event: SubmitEvent) => void this.#handleNote(event, written)}>
      <div class="field">
        <label for="note">${t.note}</label>
        <textarea
          id="note"
          rows="4"
          maxlength="1000"
          dir="auto"
          aria-describedby="note-hint"
          .value=${written}
          @input=${(event: Event) => (this.note = valueOf(event))}
        ></textarea>
        <p class="hint" id="note-hint">${t.noteHint}</p>
      </div>
      <div class="row">
        <button ?disabled=${this.#at.isSending || this.note === undefined}>${t.saveNote}</button>
        ${note === undefined ? nothing : html`<span class="soft">${t.noteBy(note.by.name, when(note.at))}</span>`}
      </div>
    </form>`;
  }

  #refusal(): TemplateResult | typeof nothing {
    const { failure } = this.#at;
    if (failure === undefined) return nothing;
    const text =
      failure.code === 'conflict' ? threadTexts().conflict : refusalText(texts(), failure);
    return html`<p class="wrong">${text}</p>`;
  }

  override render() {
    const t = threadTexts();
    const { thread } = this.#at;
    const { title, key } = this.thread;
    return html`<meja-panel .heading=${t.title(title ?? key)}>
      <div class="top">
      ${
        thread === undefined
          ? html`<p role="status">${this.#at.failure === undefined ? t.loading : nothing}</p>`
          : html`<div role="status">${this.#standing(thread)}</div>`
      }
      <div role="alert">${this.#refusal()}</div>
      </div>
      ${thread === undefined ? nothing : html`${this.#form(this.form ?? formOf(thread))} ${this.#notes(thread)}`}
    </meja-panel>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-thread': MejaThread;
  }
}
