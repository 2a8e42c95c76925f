/** The table of keys, as a dialog over the desk. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { HELP_ROWS, type HelpRow } from '../i18n/texts.js';
import { controls } from '../styles/controls.js';

const key = (name: string): TemplateResult => html`<kbd>${name}</kbd>`;

/** How the keys of a row are drawn; what they do is in `key-intents.ts`. */
const KEYS: Readonly<Record<HelpRow, () => TemplateResult>> = {
  approve: () => key('a'),
  reject: () => html`${key('r')} ${texts().help.then} ${key('1')}–${key('9')}`,
  return: () =>
    html`${key('e')} ${texts().help.then} ${key('w')} ${texts().help.then} ${key('1')}–${key('9')}`,
  spam: () => key('s'),
  undo: () => html`${key('u')} ${texts().help.or} ${key('Ctrl/⌘')} ${key('Z')}`,
  forward: () => html`${key('j')} ${texts().help.or} ${key('↓')}`,
  back: () => html`${key('k')} ${texts().help.or} ${key('↑')}`,
  cancel: () => key('Esc'),
  help: () => key('?'),
};

@customElement('meja-help')
export class MejaHelp extends LitElement {
  static override readonly styles = [
    controls,
    css`
      dialog {
        inline-size: min(34rem, calc(100vw - 1.5rem));
        max-block-size: calc(100dvh - 1.5rem);
        overflow: auto;
        padding: 1rem 1.25rem 1.25rem;
        border: 1px solid var(--meja-line);
        border-radius: 12px;
        background: var(--meja-sheet);
        color: var(--meja-ink);
        box-shadow: 0 10px 50px var(--meja-shadow);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.45);
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 1rem;
      }
      h2 {
        font-size: 1.15em;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.6rem 1.25rem;
        margin-block: 0.75rem 1rem;
      }
      dt {
        white-space: nowrap;
      }
      kbd {
        min-inline-size: 2em;
        padding-block: 0.15em;
      }
      @media (max-width: 480px) {
        dl {
          grid-template-columns: 1fr;
          gap: 0.1rem;
        }
        dd {
          margin-block-end: 0.5rem;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  /** True while the table lies over the desk. */
  get isOpen(): boolean {
    return this.#dialog?.open ?? false;
  }

  /** Shows the table; Escape or its button puts it away and gives the focus back. */
  show(): void {
    this.#dialog?.showModal();
  }

  /** `?` opens it and closes it again. */
  #handleKey(event: KeyboardEvent): void {
    if (event.key !== '?') return;
    event.preventDefault();
    this.#dialog?.close();
  }

  override render() {
    const { help } = texts();
    return html`<dialog aria-labelledby="title" @keydown=${(event: KeyboardEvent) => this.#handleKey(event)}>
      <div class="head">
        <h2 id="title">${help.title}</h2>
        <button type="button" class="small" @click=${() => this.#dialog?.close()}>${help.close}</button>
      </div>
      <dl>
        ${HELP_ROWS.map(
          (row) => html`<dt>${KEYS[row]()}</dt>
          <dd>${help.keys[row]}</dd>`,
        )}
      </dl>
      <p class="hint">${help.fields}</p>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-help': MejaHelp;
  }
}
