/** What lies over the whole desk, the table of keys and the list of commands: fetched when asked for. */
import { html, type ReactiveElement, type TemplateResult } from 'lit';
import type { Act } from '../keys/acts.js';
import type { Command } from '../keys/commands.js';
import type { MejaCommandChosen } from '../keys/key-events.js';
import { hashOfPage, type PageName } from '../routes.js';
import { TypedAhead } from './typed-ahead.js';

interface Options {
  /** What can be asked for now. */
  readonly commands: () => readonly Command[];
  readonly onAct: (act: Act) => void;
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
    return html`<meja-help></meja-help>
      <meja-commands @meja-command-chosen=${({ id }: MejaCommandChosen) => this.#handleCommand(id)}></meja-commands>`;
  }

  #handleCommand(id: Command['id']): void {
    const [, page] = /^page:(.*)$/.exec(id) ?? [];
    if (page === undefined) this.#options.onAct(id as Act);
    else location.hash = hashOfPage(page as PageName);
  }

  #show(work: (typed: () => string) => Promise<unknown>): void {
    void this.#ahead.during(work).catch(() => this.#options.onAbsent());
  }
}
