/** A dialog that asks for the password once more, and for a code where there is a second factor. */
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Failure } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import type { ProofController } from '../controllers/proof-controller.js';
import { language, texts } from '../i18n/language.js';
import { refusalText } from '../render/refusal-text.js';
import { controls } from '../styles/controls.js';
import { dialogStyles } from '../styles/dialog-styles.js';
import { doorStyles } from '../styles/door-styles.js';
import { codeField } from './code-field.js';
import { proofTexts } from './proof-texts.js';
import { entriesOf, textField } from './text-field.js';

@customElement('meja-proof')
class MejaProof extends LitElement {
  static override readonly styles = [
    controls,
    doorStyles,
    dialogStyles,
    css`
      :host {
        display: contents;
      }
      dialog {
        inline-size: min(26rem, calc(100vw - 1.5rem));
        padding: 1.5rem;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem;
      }
    `,
  ];

  @property({ attribute: false }) proof!: ProofController;
  /** The three change with the controller, which itself stays the same. */
  @property({ attribute: false }) isAsking = false;
  @property({ attribute: false }) wantsCode = false;
  @property({ attribute: false }) failure: Failure | undefined;

  @state() private isSending = false;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override updated(changed: PropertyValues<this>): void {
    const dialog = this.renderRoot.querySelector('dialog');
    // Closing gives the focus back to the button that asked.
    if (changed.has('isAsking'))
      if (this.isAsking) dialog?.showModal();
      else dialog?.close();
    if (changed.has('wantsCode') && this.wantsCode) this.#field('code')?.focus();
  }

  #field(name: string): HTMLInputElement | null {
    return this.renderRoot.querySelector(`[name='${name}']`);
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { password = '', code = '' } = entriesOf(event.target as HTMLFormElement);
    if (this.isSending || password === '') return;
    this.isSending = true;
    await this.proof.prove({ password, ...(code !== '' && { code }) });
    this.isSending = false;
    const { failure } = this.proof;
    if (failure !== undefined)
      this.#field(failure.field === 'code' ? 'code' : 'password')?.select();
  }

  #form(): TemplateResult {
    const t = texts();
    const { title, hint, submit, cancel } = proofTexts();
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#handleSubmit(event)}>
      <h1 id="heading">${title}</h1>
      <p class="soft">${hint}</p>
      ${textField({
        name: 'password',
        label: t.login.password,
        type: 'password',
        autocomplete: 'current-password',
      })}
      ${this.wantsCode ? codeField({ label: t.login.code, hint: t.login.codeHint }) : nothing}
      <div role="alert">
        ${this.failure === undefined ? nothing : html`<p class="failed">${refusalText(t, this.failure)}</p>`}
      </div>
      <div class="acts">
        <button class="primary">${submit}</button>
        <button type="button" @click=${() => this.proof.cancel()}>${cancel}</button>
      </div>
    </form>`;
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${() => this.proof.cancel()}>
      ${this.isAsking ? this.#form() : nothing}
    </dialog>`;
  }
}

/** The dialog as a page shows it. */
export const proofDialog = (proof: ProofController): TemplateResult =>
  html`<meja-proof
    .proof=${proof}
    .isAsking=${proof.isAsking}
    .wantsCode=${proof.wantsCode}
    .failure=${proof.failure}
  ></meja-proof>`;

declare global {
  interface HTMLElementTagNameMap {
    'meja-proof': MejaProof;
  }
}
