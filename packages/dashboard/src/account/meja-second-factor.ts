/** The second factor: off, being set up with a picture to scan, or on, with its codes for a lost device. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Call } from '@komentar/client';
import type { AccountView, CommandResult } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { SendingController } from '../controllers/sending-controller.js';
import { language } from '../i18n/language.js';
import { momentText } from '../render/moment.js';
import { codeField, isCode } from '../session/code-field.js';
import { entriesOf } from '../session/text-field.js';
import { controls } from '../styles/controls.js';
import { sectionStyles } from '../styles/section-styles.js';
import { MejaAccountChanged } from './account-changed.js';
import { accountTexts } from './account-texts.js';
import { CopyController } from '../controllers/copy-controller.js';
import { factorStyles } from './factor-styles.js';
import { qrView } from './qr-view.js';

type Offer = CommandResult<'second-factor:offer'>;

@customElement('meja-second-factor')
class MejaSecondFactor extends LitElement {
  static override readonly styles = [controls, sectionStyles, factorStyles];

  @property({ attribute: false }) call!: Call;
  @property({ attribute: false }) account!: Pick<AccountView, 'secondFactor' | 'required'>;

  /** A secret that waits for its first code. */
  @state() private offer: Offer | undefined;
  /** Shown once: the server keeps digests only. */
  @state() private codes: readonly string[] = [];
  @state() private isRemoving = false;
  @state() private isShort = false;

  readonly #sending = new SendingController(this);
  readonly #copying = new CopyController(this);

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('offer') && this.offer !== undefined) this.#focus('#code');
    else if (changed.has('codes') && this.codes.length > 0) this.#focus('#codes');
    else if (changed.has('isRemoving') && this.isRemoving) this.#focus('.removing');
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Back to how it stands; the focus goes to where it began. */
  #settle(): void {
    this.offer = undefined;
    this.codes = [];
    this.isRemoving = false;
    this.isShort = false;
    this.#sending.forget();
    this.#focus('h2');
  }

  async #begin(): Promise<void> {
    this.offer = await this.#sending.send(
      () => this.call('second-factor:offer', {}),
      () => '',
    );
  }

  async #handleConfirm(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { code = '' } = entriesOf(event.target as HTMLFormElement);
    this.isShort = !isCode(code);
    if (this.isShort) return;
    const sent = await this.#sending.send(
      () => this.call('second-factor:confirm', { code }),
      () => '',
    );
    if (sent === undefined) this.renderRoot.querySelector<HTMLInputElement>('#code')?.select();
    else this.#show(sent.recoveryCodes);
  }

  #show(codes: readonly string[]): void {
    this.offer = undefined;
    this.codes = codes;
    this.dispatchEvent(new MejaAccountChanged());
  }

  async #renew(): Promise<void> {
    const sent = await this.#sending.send(
      () => this.call('second-factor:renew', {}),
      () => '',
    );
    if (sent !== undefined) this.#show(sent.recoveryCodes);
  }

  async #remove(): Promise<void> {
    const sent = await this.#sending.send(
      () => this.call('second-factor:remove', {}),
      () => accountTexts().factor.removed,
    );
    this.isRemoving = false;
    if (sent === undefined) return;
    this.dispatchEvent(new MejaAccountChanged());
    this.#focus('h2');
  }

  #setUp({ secret, uri }: Offer): TemplateResult {
    const t = accountTexts().factor;
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#handleConfirm(event)}>
      <p>${t.scan}</p>
      ${qrView(uri, t.qr)}
      <div>
        <p class="hint">${t.byHand}</p>
        <p class="key"><code>${(secret.match(/.{1,4}/gu) ?? []).join(' ')}</code> ${this.#copying.button(secret)}</p>
      </div>
      ${codeField({ label: t.code, hint: t.codeHint, wrong: this.isShort ? t.codeHint : undefined })}
      ${this.#sending.outcome()}
      <div class="acts">
        <button class="primary">${t.confirm}</button>
        <button type="button" @click=${() => this.#settle()}>${t.cancel}</button>
      </div>
    </form>`;
  }

  #codes(): TemplateResult {
    const t = accountTexts().factor;
    return html`<div class="codes" id="codes" tabindex="-1" role="group" aria-labelledby="codes-title">
      <h3 id="codes-title">${t.codesTitle}</h3>
      <p>${t.codesHint}</p>
      <ol>${this.codes.map((code) => html`<li><code>${code}</code></li>`)}</ol>
      <div class="acts">
        ${this.#copying.button(this.codes.join('\n'))}
        <button type="button" class="primary" @click=${() => this.#settle()}>${t.kept}</button>
      </div>
    </div>`;
  }

  #removing(): TemplateResult {
    const t = accountTexts().factor;
    return html`<div class="removing" role="group" tabindex="-1" aria-labelledby="removing">
      <p><strong id="removing">${t.removing}</strong> ${t.removingHint}</p>
      <div class="acts">
        <button type="button" class="no" @click=${() => void this.#remove()}>${t.remove}</button>
        <button type="button" @click=${() => this.#settle()}>${t.cancel}</button>
      </div>
    </div>`;
  }

  #standing(): TemplateResult {
    const t = accountTexts().factor;
    const { secondFactor: factor, required } = this.account;
    const button = (text: string, act: () => unknown, look = '') =>
      html`<button type="button" class=${look} @click=${act}>${text}</button>`;
    if (factor === null)
      return html`<p class="state"><span class="badge warn">${t.off}</span></p>
        <p>${t.why}</p>
        ${required ? html`<p><strong>${t.required}</strong></p>` : nothing} ${this.#sending.outcome()}
        <div class="acts">${button(t.setUp, () => void this.#begin(), 'primary')}</div>`;
    return html`<p class="state">
        <span class="badge ok">${t.on(momentText(language.value, 'both', factor.since))}</span>
        <span class=${factor.codesLeft < 3 ? 'badge warn' : 'soft'}>${t.codesLeft(factor.codesLeft)}</span>
      </p>
      ${this.#sending.outcome()}
      <div class="acts">
        ${button(t.renew, () => void this.#renew())} ${button(t.again, () => void this.#begin())}
        ${required ? nothing : button(t.remove, () => (this.isRemoving = true), 'no')}
      </div>`;
  }

  #content(): TemplateResult {
    if (this.codes.length > 0) return this.#codes();
    if (this.offer !== undefined) return this.#setUp(this.offer);
    return this.isRemoving ? this.#removing() : this.#standing();
  }

  override render() {
    return html`<section aria-labelledby="title">
      <h2 id="title" tabindex="-1">${accountTexts().factor.title}</h2>
      ${this.#content()}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-second-factor': MejaSecondFactor;
  }
}
