/** Where the link of an invitation leads: a name and a password, then the second factor, then the desk. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AccountView, CommandResult, Failure, ModeratorView } from '@komentar/protocol';
import '../account/meja-second-factor.js';
import { PreferenceController } from '../controllers/preference-controller.js';
import { SendingController } from '../controllers/sending-controller.js';
import { language, texts } from '../i18n/language.js';
import { refusalText } from '../render/refusal-text.js';
import { hashOf } from '../routes.js';
import { MIN_PASSWORD_UNITS } from '../session/setup-form.js';
import { entriesOf, textField } from '../session/text-field.js';
import { controls } from '../styles/controls.js';
import { doorStyles } from '../styles/door-styles.js';
import { outcomeStyles } from '../styles/outcome-styles.js';
import type { Wire } from '../wire.js';
import { inviteTexts } from './invite-texts.js';

type Invitation = CommandResult<'invitation:read'>;

@customElement('meja-invite')
class MejaInvite extends LitElement {
  static override readonly styles = [controls, doorStyles, outcomeStyles];

  @property({ attribute: false }) wire!: Wire;
  /** The code of the link. */
  @property({ attribute: false }) code = '';
  /** Somebody is signed in by having accepted, or what is known of them changed. */
  @property({ attribute: false }) onMe!: (me: ModeratorView) => void;

  @state() private invitation: Invitation | undefined;
  /** Why there is no invitation. */
  @state() private closed: Failure | undefined;
  @state() private wrong: { readonly name?: string; readonly password?: string } = {};
  @state() private joined: ModeratorView | undefined;
  @state() private account: AccountView | undefined;

  readonly #sending = new SendingController(this);

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
    this.addEventListener('meja-account-changed', () => void this.#readAccount());
  }

  override firstUpdated(): void {
    void this.#read();
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('joined')) this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
    else if (changed.has('invitation')) this.#field('name')?.focus();
  }

  #field(name: string): HTMLInputElement | null {
    return this.renderRoot.querySelector(`[name='${name}']`);
  }

  async #read(): Promise<void> {
    this.closed = undefined;
    const answer = await this.wire.call('invitation:read', { code: this.code });
    if (answer.ok) this.invitation = answer.value;
    else this.closed = answer.error;
  }

  async #readAccount(): Promise<void> {
    const answer = await this.wire.call('account:read', {});
    if (!answer.ok || this.joined === undefined) return;
    this.account = answer.value;
    if (answer.value.secondFactor !== null) this.onMe({ ...this.joined, secondFactor: 'on' });
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { name = '', password = '' } = entriesOf(event.target as HTMLFormElement);
    const { login, setup } = texts();
    this.wrong = {
      ...(name === '' && { name: login.missing }),
      ...(password.length < MIN_PASSWORD_UNITS && { password: setup.passwordShort }),
    };
    const [first] = Object.keys(this.wrong);
    if (first !== undefined) {
      this.#field(first)?.focus();
      return;
    }
    const { code } = this;
    const sent = await this.#sending.send(
      () => this.wire.call('invitation:accept', { code, name, password }),
      () => '',
    );
    if (sent === undefined) return;
    this.joined = sent.moderator;
    this.onMe(sent.moderator);
    await this.#readAccount();
  }

  #form({ by, role, email }: Invitation): TemplateResult {
    const t = inviteTexts();
    const { desk, login, setup } = texts();
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#handleSubmit(event)}>
      <div>
        <h1 tabindex="-1">${t.title}</h1>
        <p class="soft">${t.by(by, desk.role[role], email)}</p>
      </div>
      <input hidden name="email" autocomplete="username" readonly .value=${email} />
      ${textField({ name: 'name', label: t.name, hint: t.nameHint, autocomplete: 'name', wrong: this.wrong.name })}
      ${textField({
        name: 'password',
        label: login.password,
        type: 'password',
        autocomplete: 'new-password',
        hint: setup.passwordHint,
        wrong: this.wrong.password,
      })}
      ${this.#sending.outcome()}
      <button class="primary">
        ${this.#sending.isSending ? login.sending : t.submit}
      </button>
    </form>`;
  }

  #welcome({ name, secondFactor }: ModeratorView): TemplateResult {
    const t = inviteTexts();
    const mustStay = secondFactor === 'required' && this.account?.secondFactor === null;
    return html`<div class="welcome">
      <h1 tabindex="-1">${t.welcome(name)}</h1>
      <p>${t.offer}</p>
      ${
        this.account === undefined
          ? nothing
          : html`<meja-second-factor .call=${this.wire.call} .account=${this.account}></meja-second-factor>`
      }
      ${mustStay ? nothing : html`<p><a class="button" href=${hashOf('pending')}>${t.start}</a></p>`}
    </div>`;
  }

  #closed(failure: Failure): TemplateResult {
    const t = texts();
    return html`<div class="wait">
      <h1>${inviteTexts().title}</h1>
      <p class="failed" role="alert">${refusalText(t, failure)}</p>
      ${
        failure.code === 'unavailable'
          ? html`<button type="button" @click=${() => void this.#read()}>${t.app.retry}</button>`
          : html`<p><a href=${hashOf('pending')}>${inviteTexts().toLogin}</a></p>`
      }
    </div>`;
  }

  override render() {
    if (this.joined !== undefined) return this.#welcome(this.joined);
    if (this.closed !== undefined) return this.#closed(this.closed);
    return this.invitation === undefined
      ? html`<p role="status">${texts().app.loading}</p>`
      : this.#form(this.invitation);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-invite': MejaInvite;
  }
}
