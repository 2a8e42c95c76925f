/** Signing in: e-mail and password, then the code where the account has a second factor, and a plain word about what went wrong. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CommandInput, Failure } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { refusalText } from '../render/refusal-text.js';
import { controls } from '../styles/controls.js';
import { doorStyles } from '../styles/door-styles.js';
import { codeField, isCode } from './code-field.js';
import { entriesOf, textField } from './text-field.js';

type Field = 'email' | 'password' | 'code';
type Entered = Readonly<Record<'email' | 'password', string>>;

@customElement('meja-login')
export class MejaLogin extends LitElement {
  static override readonly styles = [controls, doorStyles];

  /** Signs in; answers the refusal where it did not work. */
  @property({ attribute: false }) login!: (
    input: CommandInput<'moderator:login'>,
  ) => Promise<Failure | undefined>;
  /** Somebody was signed in and the session ended. */
  @property({ attribute: false }) expired = false;

  @state() private missing: readonly Field[] = [];
  @state() private failure: Failure | undefined;
  @state() private isSending = false;
  @state() private isShown = false;
  /** What was right and is sent again with a code; the form asks for the code alone then. */
  @state() private accepted: Entered | undefined;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override firstUpdated(): void {
    this.#field('email')?.focus();
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('accepted')) this.#field(this.accepted ? 'code' : 'email')?.focus();
  }

  #field(name: Field): HTMLInputElement | null {
    return this.renderRoot.querySelector(`[name='${name}']`);
  }

  #handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.isSending) return;
    const entries = entriesOf(event.target as HTMLFormElement);
    this.failure = undefined;
    if (this.accepted === undefined) this.#knock(entries);
    else this.#unlock(this.accepted, entries['code'] ?? '');
  }

  #knock({ email = '', password = '' }: Readonly<Record<string, string>>): void {
    const entered = { email, password };
    this.missing = (['email', 'password'] as const).filter((name) => entered[name] === '');
    const first = this.missing[0];
    if (first === undefined) void this.#send(entered);
    else this.#field(first)?.focus();
  }

  #unlock(accepted: Entered, code: string): void {
    this.missing = isCode(code) ? [] : ['code'];
    if (isCode(code)) void this.#send(accepted, code);
    else this.#field('code')?.select();
  }

  async #send(entered: Entered, code?: string): Promise<void> {
    this.isSending = true;
    const failure = await this.login({ ...entered, ...(code !== undefined && { code }) });
    this.isSending = false;
    if (failure?.code === 'code-required') {
      this.accepted = entered;
      return;
    }
    this.failure = failure;
    // The password was changed meanwhile: it is asked for again.
    if (failure?.code === 'credentials-wrong') this.accepted = undefined;
    if (failure !== undefined) this.#field(this.accepted ? 'code' : 'password')?.select();
  }

  #back(): void {
    this.accepted = undefined;
    this.failure = undefined;
    this.missing = [];
  }

  #wrong(name: Field): string | undefined {
    return this.missing.includes(name) ? texts().login.missing : undefined;
  }

  #door(): TemplateResult {
    const t = texts();
    return html`${this.expired ? html`<p class="soft">${t.login.expiredHint}</p>` : nothing}
    ${textField({
      name: 'email',
      label: t.login.email,
      type: 'email',
      autocomplete: 'username',
      wrong: this.#wrong('email'),
    })}
    ${textField({
      name: 'password',
      label: t.login.password,
      type: this.isShown ? 'text' : 'password',
      autocomplete: 'current-password',
      wrong: this.#wrong('password'),
    })}
    <label class="reveal">
      <input
        type="checkbox"
        .checked=${this.isShown}
        @change=${(event: Event) => (this.isShown = (event.target as HTMLInputElement).checked)}
      />
      ${t.login.showPassword}
    </label>`;
  }

  #lock({ email }: Entered): TemplateResult {
    const { login } = texts();
    return html`<p class="soft">${login.codeFor(email)}</p>
    ${codeField({
      label: login.code,
      hint: login.codeHint,
      wrong: this.missing.includes('code') ? login.codeShort : undefined,
    })}`;
  }

  #foot(): TemplateResult {
    const { login } = texts();
    return this.accepted === undefined
      ? html`<p class="hint">${login.forgotten}</p>`
      : html`<p class="hint">${login.codeLost}</p>
        <button type="button" class="plain" @click=${() => this.#back()}>${login.otherAccount}</button>`;
  }

  override render() {
    const t = texts();
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#handleSubmit(event)}>
      <h1>${this.expired ? t.login.expiredTitle : t.login.title}</h1>
      ${this.accepted === undefined ? this.#door() : this.#lock(this.accepted)}
      <div role="alert">
        ${this.failure === undefined ? nothing : html`<p class="failed">${refusalText(t, this.failure)}</p>`}
      </div>
      <button class="primary" ?disabled=${this.isSending}>${this.isSending ? t.login.sending : t.login.submit}</button>
      ${this.#foot()}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-login': MejaLogin;
  }
}
