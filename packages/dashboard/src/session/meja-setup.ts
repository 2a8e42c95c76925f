/** First run: makes the first administrator and, if wanted, the first site. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { DEFAULT_POLICY, MODES, type Mode } from '@komentar/domain';
import type { Failure } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { refusalText } from '../render/refusal-text.js';
import { controls } from '../styles/controls.js';
import { doorStyles } from '../styles/door-styles.js';
import {
  complaintsOf,
  fieldOf,
  idFromName,
  inputOf,
  type Complaints,
  type SetupInput,
} from './setup-form.js';
import { entriesOf, textField, type TextField } from './text-field.js';

@customElement('meja-setup')
export class MejaSetup extends LitElement {
  static override readonly styles = [controls, doorStyles];

  /** The one-time code of the set-up link. */
  @property({ attribute: false }) code = '';
  /** Completes the set-up; answers the refusal where it did not work. */
  @property({ attribute: false }) setUp!: (input: SetupInput) => Promise<Failure | undefined>;

  @state() private withSite = false;
  @state() private siteId = '';
  @state() private complaints: Complaints = {};
  @state() private failure: Failure | undefined;
  @state() private isSending = false;

  /** The id was typed by hand and no longer follows the name. */
  #isOwnId = false;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.isSending) return;
    const entries = entriesOf(event.target as HTMLFormElement);
    this.failure = undefined;
    this.complaints = complaintsOf(texts(), entries, this.withSite);
    if (Object.keys(this.complaints).length > 0) {
      this.#focusFirst();
      return;
    }
    this.isSending = true;
    const failure = await this.setUp(inputOf(this.code, entries, this.withSite));
    this.isSending = false;
    if (failure !== undefined) this.#handleRefusal(failure);
  }

  #handleRefusal(failure: Failure): void {
    const field = fieldOf(failure.field);
    const isShown =
      field !== undefined &&
      this.renderRoot.querySelector(`[name='${CSS.escape(field)}']`) !== null;
    if (!isShown) {
      this.failure = failure;
      return;
    }
    this.complaints = { [field]: refusalText(texts(), failure) };
    this.#focusFirst();
  }

  #focusFirst(): void {
    const first = Object.keys(this.complaints)[0];
    if (first !== undefined)
      this.renderRoot.querySelector<HTMLElement>(`[name='${CSS.escape(first)}']`)?.focus();
  }

  #field(field: TextField): TemplateResult {
    return textField({ ...field, wrong: this.complaints[field.name] });
  }

  #person(): TemplateResult {
    const { setup, login } = texts();
    return html`${this.#field({ name: 'name', label: setup.name, hint: setup.nameHint, autocomplete: 'name' })}
    ${this.#field({ name: 'email', label: login.email, type: 'email', autocomplete: 'username' })}
    ${this.#field({
      name: 'password',
      label: login.password,
      type: 'password',
      autocomplete: 'new-password',
      hint: setup.passwordHint,
    })}`;
  }

  #mode(mode: Mode): TemplateResult {
    const { chip, sentence } = texts().setup.modes[mode];
    return html`<label class="option">
      <input type="radio" name="mode" value=${mode} ?checked=${mode === DEFAULT_POLICY.mode} />
      <span><strong>${chip}</strong><span class="hint">${sentence}</span></span>
    </label>`;
  }

  #site(): TemplateResult {
    const { setup } = texts();
    return html`<fieldset>
      <legend>${setup.siteLegend}</legend>
      ${this.#field({
        name: 'siteName',
        label: setup.siteName,
        autocomplete: 'organization',
        onInput: (name) => {
          if (!this.#isOwnId) this.siteId = idFromName(name);
        },
      })}
      ${this.#field({
        name: 'siteId',
        label: setup.siteId,
        hint: setup.siteIdHint,
        value: this.siteId,
        onInput: (id) => {
          this.#isOwnId = id !== '';
          this.siteId = id;
        },
      })}
      ${this.#field({ name: 'origin', label: setup.origin, type: 'url', hint: setup.originHint })}
      <div class="options" role="radiogroup" aria-labelledby="mode-label">
        <strong id="mode-label">${setup.mode}</strong>
        ${MODES.map((mode) => this.#mode(mode))}
      </div>
    </fieldset>`;
  }

  #failed(failure: Failure): TemplateResult {
    const t = texts();
    return html`<p class="failed">
      ${refusalText(t, failure)}
      ${failure.code === 'setup-closed' ? html`<a href="#queue=pending">${t.setup.toLogin}</a>` : nothing}
    </p>`;
  }

  override render() {
    const { setup, login } = texts();
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#handleSubmit(event)}>
      <div>
        <h1>${setup.title}</h1>
        <p class="soft">${setup.hint}</p>
      </div>
      ${this.#person()}
      <label class="option">
        <input
          type="checkbox"
          name="withSite"
          .checked=${this.withSite}
          @change=${(event: Event) => (this.withSite = (event.target as HTMLInputElement).checked)}
        />
        <span><strong>${setup.withSite}</strong><span class="hint">${setup.siteHint}</span></span>
      </label>
      ${this.withSite ? this.#site() : nothing}
      <div role="alert">${this.failure === undefined ? nothing : this.#failed(this.failure)}</div>
      <button class="primary" ?disabled=${this.isSending}>${this.isSending ? login.sending : setup.submit}</button>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-setup': MejaSetup;
  }
}
