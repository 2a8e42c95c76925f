/** The section of the account page where the password is changed. */
import { LitElement, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Call } from '@komentar/client';
import { PreferenceController } from '../controllers/preference-controller.js';
import { SendingController } from '../controllers/sending-controller.js';
import { language, texts } from '../i18n/language.js';
import { MIN_PASSWORD_UNITS } from '../session/setup-form.js';
import { entriesOf, textField } from '../session/text-field.js';
import { controls } from '../styles/controls.js';
import { sectionStyles } from '../styles/section-styles.js';
import { MejaAccountChanged } from './account-changed.js';
import { accountTexts } from './account-texts.js';

@customElement('meja-password')
class MejaPassword extends LitElement {
  static override readonly styles = [controls, sectionStyles];

  @property({ attribute: false }) call!: Call;
  /** Whose password it is; for the browser, which keeps passwords by account. */
  @property({ attribute: false }) email = '';

  @state() private wrong: { readonly password?: string; readonly newPassword?: string } = {};

  readonly #sending = new SendingController(this);

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { password = '', newPassword = '' } = entriesOf(form);
    const { login, setup } = texts();
    this.wrong = {
      ...(password === '' && { password: login.missing }),
      ...(newPassword.length < MIN_PASSWORD_UNITS && { newPassword: setup.passwordShort }),
    };
    const [first] = Object.keys(this.wrong);
    if (first !== undefined) {
      form.querySelector<HTMLInputElement>(`[name='${first}']`)?.focus();
      return;
    }
    const sent = await this.#sending.send(
      () => this.call('account:password', { password, newPassword }),
      ({ ended }) => accountTexts().password.changed(ended),
    );
    if (sent === undefined) return;
    form.reset();
    this.dispatchEvent(new MejaAccountChanged());
  }

  override render() {
    const t = accountTexts().password;
    return html`<section aria-labelledby="title">
      <h2 id="title">${t.title}</h2>
      <form novalidate @submit=${(event: SubmitEvent) => this.#handleSubmit(event)}>
        <input hidden name="email" autocomplete="username" readonly .value=${this.email} />
        ${textField({
          name: 'password',
          label: t.current,
          type: 'password',
          autocomplete: 'current-password',
          wrong: this.wrong.password,
        })}
        ${textField({
          name: 'newPassword',
          label: t.next,
          type: 'password',
          autocomplete: 'new-password',
          hint: t.hint,
          wrong: this.wrong.newPassword,
        })}
        ${this.#sending.outcome()}
        <button>${t.change}</button>
      </form>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-password': MejaPassword;
  }
}
