/** The page of whoever is signed in: name, password, second factor, sessions, look and keys. */
import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AccountView, Failure, ModeratorView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { ProofController } from '../controllers/proof-controller.js';
import { language, texts } from '../i18n/language.js';
import '../keys/meja-keys.js';
import '../meja-choices.js';
import '../meja-page.js';
import { refusalWithRetry } from '../render/refusal-line.js';
import { proofDialog } from '../session/meja-proof.js';
import { controls } from '../styles/controls.js';
import { sectionStyles } from '../styles/section-styles.js';
import type { Wire } from '../wire.js';
import { accountTexts } from './account-texts.js';
import './meja-password.js';
import './meja-person.js';
import './meja-second-factor.js';
import './meja-sessions.js';

@customElement('meja-account')
class MejaAccount extends LitElement {
  static override readonly styles = [controls, sectionStyles];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) me!: ModeratorView;
  @property({ attribute: false }) onMe!: (me: ModeratorView) => void;

  @state() private account: AccountView | undefined;
  @state() private failure: Failure | undefined;

  readonly #proof = new ProofController(this, () => this.wire.call);

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
    this.addEventListener('meja-account-changed', () => void this.#read());
  }

  override firstUpdated(): void {
    void this.#read();
  }

  async #read(): Promise<void> {
    const answer = await this.#proof.call('account:read', {});
    this.failure = answer.ok ? undefined : answer.error;
    if (!answer.ok) return;
    this.account = answer.value;
    const { secondFactor, required } = answer.value;
    const off = required ? 'required' : 'off';
    this.onMe({ ...this.me, secondFactor: secondFactor === null ? off : 'on' });
  }

  #security(account: AccountView): TemplateResult {
    const { call } = this.#proof;
    return html`<meja-second-factor .call=${call} .account=${account}></meja-second-factor>
      <meja-password .call=${call} .email=${this.me.email}></meja-password>
      <meja-sessions .call=${call} .sessions=${account.sessions}></meja-sessions>`;
  }

  override render() {
    const t = texts();
    return html`<meja-page .heading=${t.page.name.account}>
        <div class="column">
          ${refusalWithRetry(this.failure, () => void this.#read())}
          <meja-person .call=${this.#proof.call} .me=${this.me} .onMe=${this.onMe}></meja-person>
          ${this.account === undefined ? html`<p role="status">${t.app.loading}</p>` : this.#security(this.account)}
          <section aria-labelledby="desk">
            <h2 id="desk">${accountTexts().desk}</h2>
            <meja-choices></meja-choices>
          </section>
          <section><meja-keys></meja-keys></section>
        </div>
      </meja-page>
      ${proofDialog(this.#proof)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-account': MejaAccount;
  }
}
