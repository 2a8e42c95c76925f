/** Inviting: who, as what, and the link, which is shown once. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Call } from '@komentar/client';
import type { CommandResult, InvitationView } from '@komentar/protocol';
import { CopyController } from '../controllers/copy-controller.js';
import { PreferenceController } from '../controllers/preference-controller.js';
import { SendingController } from '../controllers/sending-controller.js';
import { language, texts } from '../i18n/language.js';
import { momentText } from '../render/moment.js';
import { isEmail } from '../session/setup-form.js';
import { entriesOf, textField } from '../session/text-field.js';
import { controls } from '../styles/controls.js';
import { doorStyles } from '../styles/door-styles.js';
import { sectionStyles } from '../styles/section-styles.js';
import { givenIn, postFields, type Givable } from './post-fields.js';
import { MejaTeamChanged } from './team-changed.js';
import { teamTexts } from './team-texts.js';

type Invited = CommandResult<'team:invite'>;

@customElement('meja-inviting')
class MejaInviting extends LitElement {
  static override readonly styles = [controls, doorStyles, sectionStyles];

  @property({ attribute: false }) call!: Call;
  @property({ attribute: false }) givable!: Givable;
  @property({ attribute: false }) invitations: readonly InvitationView[] = [];

  @state() private invited: Invited | undefined;
  @state() private isWrong = false;
  @state() private hasNoSite = false;

  readonly #sending = new SendingController(this);
  readonly #taking = new SendingController(this);
  readonly #copying = new CopyController(this);

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('invited') && this.invited !== undefined)
      this.renderRoot.querySelector<HTMLInputElement>('#link')?.select();
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { email = '' } = entriesOf(form);
    const given = givenIn(form, this.givable);
    this.isWrong = !isEmail(email);
    this.hasNoSite = given === undefined;
    if (this.isWrong || given === undefined) return;
    const { role, sites } = given;
    this.invited = await this.#sending.send(
      () => this.call('team:invite', { email, role, ...(sites && { sites: [...sites] }) }),
      () => '',
    );
    if (this.invited === undefined) return;
    form.reset();
    this.dispatchEvent(new MejaTeamChanged());
  }

  async #takeBack({ id: invitationId, email }: InvitationView): Promise<void> {
    await this.#taking.send(
      () => this.call('team:uninvite', { invitationId }),
      () => teamTexts().takenBack(email),
    );
    if (this.invited?.invitation.id === invitationId) this.invited = undefined;
    this.dispatchEvent(new MejaTeamChanged());
    this.renderRoot.querySelector<HTMLElement>('#open')?.focus();
  }

  #link({ link, invitation: { email, expiresAt } }: Invited): TemplateResult {
    const t = teamTexts();
    return html`<div class="field link">
      <label for="link">${t.link}</label>
      <input id="link" readonly .value=${link} aria-describedby="link-hint" />
      <p class="hint" id="link-hint">${t.linkHint(email, momentText(language.value, 'both', expiresAt))}</p>
      <div class="state">${this.#copying.button(link)}</div>
    </div>`;
  }

  #open(): TemplateResult {
    const t = teamTexts();
    const { role: names } = texts().desk;
    const one = (invitation: InvitationView) =>
      html`<li>
        <div class="who">
          <p><strong>${invitation.email}</strong> · ${names[invitation.role]}</p>
          <p class="hint">${t.invited(invitation.by.name, momentText(language.value, 'both', invitation.expiresAt))}</p>
        </div>
        <button
          type="button"
          aria-label=${t.takeBackOf(invitation.email)}
          @click=${() => void this.#takeBack(invitation)}
        >
          ${t.takeBack}
        </button>
      </li>`;
    return html`<section aria-labelledby="open">
      <h2 id="open" tabindex="-1">${t.open}</h2>
      ${
        this.invitations.length === 0
          ? html`<p class="soft">${t.none}</p>`
          : html`<ul class="rows">${this.invitations.map(one)}</ul>`
      }
      ${this.#taking.outcome()}
    </section>`;
  }

  override render() {
    const t = teamTexts();
    return html`<section aria-labelledby="invite">
        <h2 id="invite">${t.invite}</h2>
        <p class="soft">${t.inviteHint}</p>
        <form novalidate @submit=${(event: SubmitEvent) => this.#handleSubmit(event)}>
          ${textField({
            name: 'email',
            label: t.email,
            type: 'email',
            wrong: this.isWrong ? texts().setup.emailWrong : undefined,
          })}
          ${postFields({ role: 'moderator', sites: [] }, this.givable, this.hasNoSite)}
          ${this.#sending.outcome()}
          <button class="primary">${t.makeLink}</button>
        </form>
        ${this.invited === undefined ? nothing : this.#link(this.invited)}
      </section>
      ${this.#open()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-inviting': MejaInviting;
  }
}
