/** A panel at the side of the desk for what belongs to one card: its author, its thread, its history. */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PreferenceController } from './controllers/preference-controller.js';
import { language, texts } from './i18n/language.js';
import { controls } from './styles/controls.js';

/** The panel was put away; the focus is back where it was. */
export class MejaPanelClosed extends Event {
  constructor() {
    super('meja-panel-closed', { bubbles: true, composed: true });
  }
}

/**
 * Opens as soon as it is in the page. Escape, its button and, where the browser knows
 * `closedby`, a click beside it close it.
 * @slot - what the panel shows
 * @fires meja-panel-closed
 */
@customElement('meja-panel')
export class MejaPanel extends LitElement {
  static override readonly styles = [
    controls,
    css`
      dialog {
        inline-size: min(34rem, 100vw);
        block-size: 100dvh;
        max-inline-size: none;
        max-block-size: none;
        margin: 0;
        margin-inline-start: auto;
        padding: 0;
        border: 0;
        border-inline-start: 1px solid var(--meja-line);
        background: var(--meja-ground);
        color: var(--meja-ink);
        box-shadow: 0 0 40px var(--meja-shadow);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.35);
      }
      header {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 1rem;
        padding: 0.6rem 1rem;
        border-block-end: 1px solid var(--meja-line);
        background: var(--meja-sheet);
      }
      h2 {
        font-size: 1.1em;
        overflow-wrap: anywhere;
      }
      .body {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
        padding: 1rem;
      }
      @media (max-width: 639px) {
        dialog {
          inline-size: 100vw;
          border: 0;
        }
        .body {
          padding: 0.75rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) heading = '';

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override firstUpdated(): void {
    this.#dialog?.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  /** Puts the panel away, as Escape does. */
  close(): void {
    this.#dialog?.close();
  }

  override render() {
    return html`<dialog
      aria-labelledby="heading"
      closedby="any"
      @close=${() => this.dispatchEvent(new MejaPanelClosed())}
    >
      <header>
        <h2 id="heading" dir="auto">${this.heading}</h2>
        <button type="button" class="small" @click=${() => this.close()}>${texts().keys.close}</button>
      </header>
      <div class="body"><slot></slot></div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-panel': MejaPanel;
  }
}
