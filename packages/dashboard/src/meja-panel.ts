/** A panel for what belongs to one card: beside the cards where there is room, over them where there is not. */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { besideQuery } from './beside.js';
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
 * Opens as soon as it is in the page and takes the focus. Escape and its button close it.
 * @slot - what the panel shows
 * @fires meja-panel-closed
 */
@customElement('meja-panel')
export class MejaPanel extends LitElement {
  static override readonly styles = [
    controls,
    css`
      dialog {
        position: fixed;
        inset-block: 0;
        inset-inline: auto 0;
        z-index: 5;
        inline-size: var(--meja-panel);
        block-size: 100dvh;
        max-inline-size: none;
        max-block-size: none;
        margin: 0;
        padding: 0;
        overflow: auto;
        border: 0;
        border-inline-start: 1px solid var(--meja-line);
        background: var(--meja-ground);
        color: var(--meja-ink);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.35);
      }
      dialog:modal {
        inline-size: min(34rem, 100vw);
      }
      .head {
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
        .body {
          padding: 0.75rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) heading = '';

  readonly #room = besideQuery();

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#room.addEventListener('change', this.#handleRoom);
    window.addEventListener('keydown', this.#handleKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#room.removeEventListener('change', this.#handleRoom);
    window.removeEventListener('keydown', this.#handleKey);
  }

  override firstUpdated(): void {
    this.#open();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #open(): void {
    if (this.#room.matches) this.#dialog?.show();
    else this.#dialog?.showModal();
  }

  readonly #handleRoom = (): void => {
    this.#dialog?.close();
    this.#open();
  };

  /** A panel beside the cards is no modal dialog, so the browser leaves Escape to us. */
  readonly #handleKey = (event: KeyboardEvent): void => {
    const isOver = event
      .composedPath()
      .some((element) => element instanceof HTMLDialogElement && element !== this.#dialog);
    const isOurs = event.key === 'Escape' && !event.defaultPrevented && !isOver;
    if (!isOurs || !this.#room.matches) return;
    event.preventDefault();
    this.close();
  };

  /** The event of a dialog that was only opened anew in the other way comes too late to count. */
  #handleClose(): void {
    if (this.#dialog?.open === false) this.dispatchEvent(new MejaPanelClosed());
  }

  /** Puts the panel away and gives the focus back. */
  close(): void {
    this.#dialog?.close();
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${() => this.#handleClose()}>
      <div class="head">
        <h2 id="heading" dir="auto">${this.heading}</h2>
        <button type="button" class="small" @click=${() => this.close()}>${texts().keys.close}</button>
      </div>
      <div class="body"><slot></slot></div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-panel': MejaPanel;
  }
}
