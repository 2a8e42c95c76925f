/** Opens one panel of a card at a time, fetching its code at the first use. */
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveElement,
  type TemplateResult,
} from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { besideQuery } from '../beside.js';
import { texts } from '../i18n/language.js';
import { PANELS, type PanelGiven, type PanelName } from '../panels.js';

interface Opened {
  readonly name: PanelName;
  readonly given: PanelGiven;
  readonly phase: 'coming' | 'there' | 'failed';
}

export class PanelController implements ReactiveController {
  readonly #host: ReactiveElement;
  #opened: Opened | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#opened = undefined;
  }

  /** True while a panel is shown. */
  get isOpen(): boolean {
    return this.#opened?.phase === 'there';
  }

  /** True while a panel lies over the cards, which are out of reach then. */
  get covers(): boolean {
    return this.isOpen && !besideQuery().matches;
  }

  /** Opens a panel, in the place of one that may be open; the same one of the same card is put away. */
  async toggle(name: PanelName, given: PanelGiven): Promise<void> {
    if (this.#opened?.name === name && this.#opened.given.card.id === given.card.id) {
      this.#set(undefined);
      return;
    }
    const asked: Opened = { name, given, phase: 'coming' };
    this.#set(asked);
    const phase = await PANELS[name].load().then(
      () => 'there' as const,
      () => 'failed' as const,
    );
    // Whoever asked for another one meanwhile gets that one.
    if (this.#opened === asked) this.#set({ ...asked, phase });
  }

  /** The panel itself, or why there is none. */
  show(): TemplateResult | typeof nothing {
    if (this.#opened === undefined || this.#opened.phase === 'coming') return nothing;
    const { name, given, phase } = this.#opened;
    if (phase === 'failed') return html`<p class="banner" role="alert">${texts().page.failed}</p>`;
    return html`<div @meja-panel-closed=${() => this.#set(undefined)}>
      ${keyed(`${name} ${given.card.id}`, PANELS[name].show(given))}
    </div>`;
  }

  #set(opened: Opened | undefined): void {
    this.#opened = opened;
    this.#host.requestUpdate();
  }
}
