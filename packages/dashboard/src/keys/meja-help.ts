/** The table of keys, as a dialog over the desk. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { hashOfPage } from '../routes.js';
import { controls } from '../styles/controls.js';
import { dialogStyles } from '../styles/dialog-styles.js';
import { nameOfAct } from './act-name.js';
import { ACTS, GROUPS, type Act, type Group } from './acts.js';
import { keycaps, keysOf } from './key-caps.js';
import { deskKeys } from './key-choice.js';

@customElement('meja-help')
export class MejaHelp extends LitElement {
  static override readonly styles = [
    controls,
    dialogStyles,
    css`
      dialog {
        inline-size: min(54rem, calc(100vw - 1.5rem));
        padding: 1rem 1.25rem 1.25rem;
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
      h3 {
        margin-block-end: 0.4rem;
        color: var(--meja-soft);
        font-size: 0.9em;
      }
      .groups {
        columns: 22rem 2;
        column-gap: 2rem;
        margin-block: 0.75rem 1rem;
      }
      section {
        break-inside: avoid;
        padding-block-end: 1rem;
      }
      dl {
        display: grid;
        grid-template-columns: 6.5rem 1fr;
        gap: 0.45rem 0.75rem;
      }
      kbd {
        min-inline-size: 1.9em;
        padding-block: 0.1em;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem 1rem;
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
    this.addController(new PreferenceController(this, deskKeys));
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  /** True while the table lies over the desk. */
  get isOpen(): boolean {
    return this.#dialog?.open ?? false;
  }

  /** Shows the table; Escape or its button puts it away and gives the focus back. */
  async show(): Promise<void> {
    await this.updateComplete;
    this.#dialog?.showModal();
  }

  /** The key that opens it closes it again. */
  #handleKey(event: KeyboardEvent): void {
    if (event.key !== deskKeys.map.get('help')) return;
    event.preventDefault();
    this.#dialog?.close();
  }

  /** To the page where keys are changed. */
  #edit(): void {
    this.#dialog?.close();
    location.hash = hashOfPage('account');
  }

  #row(act: Act): TemplateResult {
    const t = texts();
    const all = keysOf(act);
    const drawn = all.map((key, at) => html`${at === 0 ? '' : `${t.keys.or} `}${keycaps(key)}`);
    return html`<dt>${all.length === 0 ? html`<span class="hint">${t.keys.none}</span>` : drawn}</dt>
      <dd>${nameOfAct(t, act)}</dd>`;
  }

  #group(group: Group): TemplateResult {
    const { keys: t } = texts();
    const acts = [...ACTS].filter(([, row]) => row.group === group);
    return html`<section>
      <h3>${t.group[group]}</h3>
      <dl>
        ${group === 'choose' ? html`<dt>${keycaps('1')}– ${keycaps('9')}</dt><dd>${t.reasons}</dd>` : ''}
        ${acts.map(([act]) => this.#row(act))}
      </dl>
    </section>`;
  }

  override render() {
    const { keys: t } = texts();
    return html`<dialog aria-labelledby="title" @keydown=${(event: KeyboardEvent) => this.#handleKey(event)}>
      <div class="head">
        <h2 id="title">${t.title}</h2>
        <button type="button" class="small" @click=${() => this.#dialog?.close()}>${t.close}</button>
      </div>
      <div class="groups">${GROUPS.map((group) => this.#group(group))}</div>
      <p class="foot hint">
        <span>${t.fields}</span>
        <button type="button" class="small" @click=${() => this.#edit()}>${t.edit}</button>
      </p>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-help': MejaHelp;
  }
}
