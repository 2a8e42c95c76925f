/** The list of commands: everything that can be done now, by name, with its key. */
import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { controls } from '../styles/controls.js';
import { dialogStyles } from '../styles/dialog-styles.js';
import { ACTS, type Act } from './acts.js';
import { filtered, type Command } from './commands.js';
import { keycaps, keysOf } from './key-caps.js';
import { MejaCommandChosen } from './key-events.js';

const isAct = (id: Command['id']): id is Act => ACTS.has(id as Act);

/** A combobox whose list is always open: the field keeps the focus, the arrows move the choice. */
@customElement('meja-commands')
export class MejaCommands extends LitElement {
  static override readonly styles = [
    controls,
    dialogStyles,
    css`
      dialog {
        inline-size: min(34rem, calc(100vw - 1.5rem));
        margin-block-start: min(12vh, 6rem);
        overflow: hidden;
      }
      dialog[open] {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        max-block-size: min(32rem, 80dvh);
      }
      input:not([type='checkbox'], [type='radio']) {
        min-block-size: 52px;
        border: 0;
        border-block-end: 1px solid var(--meja-line);
        border-radius: 0;
        outline-offset: -3px;
      }
      ul {
        padding: 0.35rem;
        outline: none;
        overflow: auto;
      }
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.75rem;
        min-block-size: 40px;
        padding: 0.2rem 0.7rem;
        border-radius: var(--meja-radius);
        cursor: pointer;
      }
      li[aria-selected='true'] {
        background: var(--meja-sunken);
        box-shadow: inset 3px 0 0 var(--meja-accent-fill);
      }
      .keys {
        flex: none;
        color: var(--meja-soft);
      }
      @media (max-width: 639px) {
        dialog[open] {
          inline-size: 100vw;
          max-inline-size: none;
          max-block-size: 75dvh;
          margin-block-end: 0;
          padding-block-end: env(safe-area-inset-bottom);
          border-radius: 14px 14px 0 0;
        }
        li {
          min-block-size: 48px;
        }
        .keys {
          display: none;
        }
      }
      .nothing {
        padding: 0.9rem 1rem;
      }
    `,
  ];

  @state() private commands: readonly Command[] = [];
  @state() private typed = '';
  @state() private at = 0;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('at'))
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  get #found(): readonly Command[] {
    return filtered(this.commands, this.typed);
  }

  /** True while the list lies over the desk. */
  get isOpen(): boolean {
    return this.#dialog?.open ?? false;
  }

  /** Shows these commands, searched for what was `typed` by the time they are there; Escape puts the list away and gives the focus back. */
  async show(commands: readonly Command[], typed: () => string): Promise<void> {
    this.commands = commands;
    this.at = 0;
    await this.updateComplete;
    this.#dialog?.showModal();
    // Until here keys were written down elsewhere; from here on they are the field's.
    this.typed = typed();
    // A phone's keyboard would cover the list; whoever wants to type taps the field.
    if (matchMedia('(hover: none)').matches)
      this.renderRoot.querySelector<HTMLElement>('ul')?.focus({ preventScroll: true });
  }

  #choose(command: Command | undefined): void {
    if (command === undefined) return;
    // Closed first, so that the focus is back where the command finds its card.
    this.#dialog?.close();
    this.dispatchEvent(new MejaCommandChosen(command.id));
  }

  #handleInput(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.at = 0;
  }

  #handleKey(event: KeyboardEvent): void {
    const { length } = this.#found;
    const isAgain = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    const to = { ArrowDown: this.at + 1, ArrowUp: this.at - 1 + length }[event.key];
    if (to !== undefined) this.at = length === 0 ? 0 : to % length;
    else if (event.key === 'Enter') this.#choose(this.#found[this.at]);
    else if (isAgain) this.#dialog?.close();
    else return;
    event.preventDefault();
  }

  #option(command: Command, at: number): TemplateResult {
    const [key] = isAct(command.id) ? keysOf(command.id) : [];
    return html`<li
      id="option-${at}"
      role="option"
      aria-selected=${String(at === this.at)}
      @pointermove=${() => (this.at = at)}
      @pointerup=${() => this.#choose(command)}
    >
      <span>${command.name}</span>
      <span class="keys">${key === undefined ? '' : keycaps(key)}</span>
    </li>`;
  }

  override render() {
    const { keys: t } = texts();
    const found = this.#found;
    return html`<dialog aria-label=${t.commands} @keydown=${(event: KeyboardEvent) => this.#handleKey(event)}>
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="list"
        aria-autocomplete="list"
        aria-activedescendant=${found.length === 0 ? '' : `option-${this.at}`}
        aria-label=${t.commands}
        placeholder=${t.commandsHint}
        autocomplete="off"
        spellcheck="false"
        .value=${this.typed}
        @input=${(event: Event) => this.#handleInput(event)}
      />
      <ul id="list" role="listbox" tabindex="-1" aria-label=${t.commands}>
        ${found.map((command, at) => this.#option(command, at))}
      </ul>
      <p class=${found.length === 0 ? 'nothing' : 'hidden'} role="status">${t.found(found.length)}</p>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-commands': MejaCommands;
  }
}
