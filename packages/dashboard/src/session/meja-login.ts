/** Signing in: e-mail and password, and a plain word about what went wrong. */
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CommandInput, Failure } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { refusalText } from '../render/refusal-text.js';
import { controls } from '../styles/controls.js';
import { doorStyles } from '../styles/door-styles.js';
import { entriesOf, textField } from './text-field.js';

type Field = 'email' | 'password';

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

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override firstUpdated(): void {
    this.#field('email')?.focus();
  }

  #field(name: Field): HTMLInputElement | null {
    return this.renderRoot.querySelector(`[name='${name}']`);
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.isSending) return;
    const { email = '', password = '' } = entriesOf(event.target as HTMLFormElement);
    const entered = { email, password };
    this.failure = undefined;
    this.missing = (['email', 'password'] as const).filter((name) => entered[name] === '');
    const first = this.missing[0];
    if (first !== undefined) {
      this.#field(first)?.focus();
      return;
    }
    this.isSending = true;
    this.failure = await this.login(entered);
    this.isSending = false;
    if (this.failure !== undefined) this.#field('password')?.select();
  }

  #wrong(name: Field): string | undefined {
    return this.missing.includes(name) ? texts().login.missing : undefined;
  }

  override render() {
    const t = texts();
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#handleSubmit(event)}>
      <h1>${this.expired ? t.login.expiredTitle : t.login.title}</h1>
      ${this.expired ? html`<p class="soft">${t.login.expiredHint}</p>` : nothing}
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
      </label>
      <div role="alert">
        ${this.failure === undefined ? nothing : html`<p class="failed">${refusalText(t, this.failure)}</p>`}
      </div>
      <button class="primary" ?disabled=${this.isSending}>${this.isSending ? t.login.sending : t.login.submit}</button>
      <p class="hint">${t.login.forgotten}</p>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-login': MejaLogin;
  }
}
