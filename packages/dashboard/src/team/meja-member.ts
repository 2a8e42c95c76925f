/** One member in the list of the team, and the form in which what they are is changed. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Call } from '@komentar/client';
import type { CommandInput, MemberView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { SendingController } from '../controllers/sending-controller.js';
import { language, texts } from '../i18n/language.js';
import { momentText } from '../render/moment.js';
import { controls } from '../styles/controls.js';
import { doorStyles } from '../styles/door-styles.js';
import { sectionStyles } from '../styles/section-styles.js';
import { givenIn, postFields, type Givable } from './post-fields.js';
import { MejaTeamChanged } from './team-changed.js';
import { teamTexts } from './team-texts.js';

@customElement('meja-member')
class MejaMember extends LitElement {
  static override readonly styles = [controls, doorStyles, sectionStyles];

  @property({ attribute: false }) call!: Call;
  @property({ attribute: false }) member!: MemberView;
  @property({ attribute: false }) givable!: Givable;
  /** Whoever looks may change members at all. */
  @property({ attribute: false }) mayManage = false;
  @property({ attribute: false }) isMe = false;

  @state() private isOpen = false;
  @state() private hasNoSite = false;

  readonly #sending = new SendingController(this);

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('isOpen') && this.isOpen)
      this.renderRoot.querySelector<HTMLElement>('[name="role"]:checked')?.focus();
  }

  /** Nobody changes a member who works beyond the own sites. */
  get #isInReach(): boolean {
    const { sites, everySite } = this.givable;
    if (everySite) return true;
    const own = new Set(sites.map(({ id }) => id));
    return this.member.sites?.every((id) => own.has(id)) ?? false;
  }

  async #change(
    change: Omit<CommandInput<'team:change'>, 'moderatorId' | 'version'>,
  ): Promise<void> {
    const { id: moderatorId, version, name } = this.member;
    const sent = await this.#sending.send(
      () => this.call('team:change', { moderatorId, version, ...change }),
      () => teamTexts().saved(name),
    );
    if (sent === undefined && this.#sending.failure?.code !== 'conflict') return;
    this.isOpen = sent === undefined;
    this.dispatchEvent(new MejaTeamChanged());
    if (sent !== undefined) this.#focusButton();
  }

  #focusButton(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.change')?.focus(),
    );
  }

  #handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const given = givenIn(event.target as HTMLFormElement, this.givable);
    this.hasNoSite = given === undefined;
    if (given === undefined) return;
    const { role, sites } = given;
    void this.#change({ role, sites: sites && [...sites] });
  }

  #signOut(): void {
    const { id: moderatorId } = this.member;
    void this.#sending.send(
      () => this.call('team:end-sessions', { moderatorId }),
      ({ ended }) => teamTexts().signedOut(ended),
    );
  }

  #form({ role, sites, active }: MemberView): TemplateResult {
    const t = teamTexts();
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#handleSubmit(event)}>
      ${postFields({ role, sites }, this.givable, this.hasNoSite)}
      <div class="acts">
        <button class="primary">${t.save}</button>
        <button type="button" @click=${() => this.#close()}>${t.cancel}</button>
      </div>
      ${this.isMe ? nothing : this.#hard(active)}
    </form>`;
  }

  #close(): void {
    this.isOpen = false;
    this.#sending.forget();
    this.#focusButton();
  }

  /** What is done to others only: whoever did it to himself would be out. */
  #hard(active: boolean): TemplateResult {
    const t = teamTexts();
    return html`<div class="hard">
      ${active ? html`<p class="hint">${t.deactivateHint}</p>` : nothing}
      <div class="acts">
        <button type="button" class="no" @click=${() => void this.#change({ active: !active })}>
          ${active ? t.deactivate : t.activate}
        </button>
        ${active ? html`<button type="button" @click=${() => this.#signOut()}>${t.signOut}</button>` : nothing}
      </div>
    </div>`;
  }

  #sites(): string {
    const { sites } = this.member;
    if (sites === null) return teamTexts().everySite;
    const names = new Map(this.givable.sites.map(({ id, name }) => [id, name]));
    return sites.map((id) => names.get(id) ?? id).join(', ');
  }

  #acts(): TemplateResult | typeof nothing {
    const t = teamTexts();
    if (!this.mayManage || this.isOpen) return nothing;
    return this.#isInReach
      ? html`<button
          type="button"
          class="change"
          aria-label=${t.changeOf(this.member.name)}
          @click=${() => (this.isOpen = true)}
        >
          ${t.change}
        </button>`
      : html`<p class="hint reach">${t.outOfReach}</p>`;
  }

  #badges(): TemplateResult {
    const t = teamTexts();
    const { active, secondFactor } = this.member;
    const factor = secondFactor
      ? html`<span class="badge ok">${t.factorOn}</span>`
      : html`<span class="badge warn">${t.factorOff}</span>`;
    return html`${this.isMe ? html`<span class="badge">${t.you}</span>` : nothing}
    ${active ? factor : html`<span class="badge">${t.inactive}</span>`}`;
  }

  override render() {
    const t = teamTexts();
    const { name, email, role, seenAt } = this.member;
    return html`<div class="row">
        <div class="who">
          <p class="state"><strong dir="auto">${name}</strong> ${this.#badges()}</p>
          <p>${texts().desk.role[role]} · ${this.#sites()}</p>
          <p class="hint">${email} · ${seenAt === undefined ? t.away : t.seen(momentText(language.value, 'both', seenAt))}</p>
        </div>
        ${this.#acts()}
      </div>
      ${this.isOpen ? this.#form(this.member) : nothing}
      ${this.#sending.failure?.code === 'conflict' ? html`<p class="failed" role="alert">${t.meanwhile}</p>` : this.#sending.outcome()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-member': MejaMember;
  }
}
