/** What lies over the whole desk, the table of keys and the list of commands: fetched when asked for. */
import { html, type ReactiveElement, type TemplateResult } from 'lit';
import type { Command } from '../keys/commands.js';
import type { MejaCommandChosen } from '../keys/key-events.js';
import { TypedAhead } from './typed-ahead.js';

interface Options {
  /** What can be asked for now. */
  readonly commands: () => readonly Command[];
  readonly onCommand: (id: Command['id']) => void;
  /** It could not be fetched. */
  readonly onAbsent: () => void;
}

export class OverlayController {
  readonly #host: ReactiveElement;
  readonly #options: Options;
  readonly #ahead = new TypedAhead();

  constructor(host: ReactiveElement, options: Options) {
    this.#host = host;
    this.#options = options;
  }

  /** True from the moment one of them was asked for until it is put away: no key is the desk's. */
  get covers(): boolean {
    if (this.#ahead.isOn) return true;
    const dialogs = this.#host.renderRoot.querySelectorAll('meja-help, meja-commands');
    return [...dialogs].some((dialog) => 'isOpen' in dialog && dialog.isOpen === true);
  }

  showHelp(): void {
    this.#show(async () => {
      await import('../keys/meja-help.js');
      await this.#host.renderRoot.querySelector('meja-help')?.show();
    });
  }

  showCommands(): void {
    this.#show(async (typed) => {
      await import('../keys/meja-commands.js');
      const list = this.#host.renderRoot.querySelector('meja-commands');
      await list?.show(this.#options.commands(), typed);
    });
  }

  /** Their elements. */
  show(): TemplateResult {
    const { onCommand } = this.#options;
    return html`<meja-help></meja-help>
      <meja-commands @meja-command-chosen=${({ id }: MejaCommandChosen) => onCommand(id)}></meja-commands>`;
  }

  #show(work: (typed: () => string) => Promise<unknown>): void {
    void this.#ahead.during(work).catch(() => this.#options.onAbsent());
  }
}
