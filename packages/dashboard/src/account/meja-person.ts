/** The section of the account page with the name, as colleagues see it. */
import { LitElement, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Call } from '@komentar/client';
import type { ModeratorView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { SendingController } from '../controllers/sending-controller.js';
import { language, texts } from '../i18n/language.js';
import { entriesOf, textField } from '../session/text-field.js';
import { controls } from '../styles/controls.js';
import { sectionStyles } from '../styles/section-styles.js';
import { accountTexts } from './account-texts.js';

@customElement('meja-person')
class MejaPerson extends LitElement {
  static override readonly styles = [controls, sectionStyles];

  @property({ attribute: false }) call!: Call;
  @property({ attribute: false }) me!: ModeratorView;
  @property({ attribute: false }) onMe!: (me: ModeratorView) => void;

  @state() private isMissing = false;

  readonly #sending = new SendingController(this);

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { name = '' } = entriesOf(event.target as HTMLFormElement);
    this.isMissing = name === '';
    if (this.isMissing) return;
    const sent = await this.#sending.send(
      () => this.call('account:rename', { name }),
      () => accountTexts().saved,
    );
    if (sent !== undefined) this.onMe(sent.moderator);
  }

  override render() {
    const { login, desk } = texts();
    const t = accountTexts();
    const { name, email, role, sites } = this.me;
    return html`<section aria-labelledby="person">
      <h2 id="person">${t.person}</h2>
      <p class="soft">${desk.role[role]} · ${email}<br />${sites.map((site) => site.name).join(', ')}</p>
      <form novalidate @submit=${(event: SubmitEvent) => this.#handleSubmit(event)}>
        ${textField({
          name: 'name',
          label: t.name,
          hint: t.nameHint,
          value: name,
          autocomplete: 'name',
          wrong: this.isMissing ? login.missing : undefined,
        })}
        ${this.#sending.outcome()}
        <button>${t.save}</button>
      </form>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-person': MejaPerson;
  }
}
