/** The desk's head: the queues with their counters, the connection, the site, and whose desk it is. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { QUEUES, type Queue } from '@komentar/domain';
import type { CountsView, ModeratorView, ShiftView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { hintOf } from '../keys/key-caps.js';
import { deskKeys } from '../keys/key-choice.js';
import '../meja-choices.js';
import { pagesFor } from '../pages.js';
import { hashOf, hashOfPage } from '../routes.js';
import { controls } from '../styles/controls.js';
import { railStyles } from '../styles/rail-styles.js';
import type { DeskLiveState } from '../wire.js';
import { MejaHelpSought, MejaLogoutChosen, MejaSiteChosen } from './desk-events.js';

/** Numbers from here on are written short, with a plus; the exact one is in the title. */
const MOST = 9_999;

/**
 * @fires meja-site-chosen
 * @fires meja-help-sought
 * @fires meja-logout-chosen
 */
@customElement('meja-rail')
export class MejaRail extends LitElement {
  static override readonly styles = [controls, railStyles];

  @property({ attribute: false }) me!: ModeratorView;
  @property({ attribute: false }) queue: Queue = 'pending';
  @property({ attribute: false }) site: string | undefined;
  /** `null` until they are known. */
  @property({ attribute: false }) counts: CountsView | null = null;
  @property({ attribute: false }) connection: DeskLiveState = 'connecting';
  /** The colleagues at the desk. */
  @property({ attribute: false }) people: ShiftView['people'] = [];
  /** Until the queue on the screen is empty; absent where nobody can say. */
  @property({ attribute: false }) minutes: number | undefined;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
    this.addController(new PreferenceController(this, deskKeys));
  }

  #tab(queue: Queue): TemplateResult {
    const { desk } = texts();
    const count = this.counts?.[queue];
    const shown = count === undefined ? '…' : count > MOST ? `${MOST}+` : String(count);
    return html`<li>
      <a
        href=${hashOf(queue, this.site)}
        title=${desk.queueHint[queue]}
        aria-current=${queue === this.queue ? 'page' : nothing}
        data-queue=${queue}
        >${desk.queue[queue]} <span class="count" title=${count ?? nothing}>${shown}</span></a
      >
    </li>`;
  }

  #sites(): TemplateResult | typeof nothing {
    const { sites } = this.me;
    const only = sites[0];
    if (only === undefined) return nothing;
    if (sites.length === 1) return html`<p class="site">${only.name}</p>`;
    const { desk } = texts();
    const choose = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      this.dispatchEvent(new MejaSiteChosen(value === '' ? undefined : value));
    };
    return html`<select class="site" aria-label=${desk.site} @change=${choose}>
      <option value="" ?selected=${this.site === undefined}>${desk.allSites}</option>
      ${sites.map(
        ({ id, name }) => html`<option value=${id} ?selected=${id === this.site}>${name}</option>`,
      )}
    </select>`;
  }

  #connection(): TemplateResult {
    const { desk } = texts();
    const words: Readonly<Record<DeskLiveState, string>> = {
      connecting: desk.connecting,
      live: desk.live,
      reconnecting: desk.offline,
      refused: desk.offline,
    };
    return html`<p class="connection ${this.connection}"><span>${words[this.connection]}</span></p>`;
  }

  /** Stands in the column where there is one and in the menu elsewhere; CSS shows one of the two. */
  #pages(): TemplateResult {
    const { name } = texts().page;
    return html`<ul>
      ${pagesFor(this.me).map((page) => html`<li><a href=${hashOfPage(page)}>${name[page]}</a></li>`)}
    </ul>`;
  }

  #people(): TemplateResult | typeof nothing {
    const { desk, shift } = texts();
    if (this.people.length === 0) return nothing;
    return html`<ul class="people" aria-label=${shift.title}>
      ${this.people.map(
        ({ name, queue, idle }) => html`<li class=${idle ? 'idle' : ''}>
          <span class="face" aria-hidden="true">${[...name][0]}</span>
          <span><span dir="auto">${name}</span> <span class="soft">${idle ? shift.idle : desk.queue[queue]}</span></span>
        </li>`,
      )}
    </ul>`;
  }

  #account(): TemplateResult {
    const { desk, keys, page } = texts();
    return html`<details>
      <summary>
        <span class="face" aria-hidden="true">${[...this.me.name][0]}</span>
        <span class="person" dir="auto">${this.me.name}</span>
        <span class="hidden">, ${desk.menu}</span>
      </summary>
      <div class="menu">
        <p class="soft">${desk.role[this.me.role]} · ${this.me.email}</p>
        <nav class="pages" aria-label=${page.list}>${this.#pages()}</nav>
        <meja-choices></meja-choices>
        <button type="button" class="small keys" @click=${() => this.dispatchEvent(new MejaHelpSought())}>
          ${keys.open} ${hintOf('help')}
        </button>
        <button type="button" class="small" @click=${() => this.dispatchEvent(new MejaLogoutChosen())}>
          ${desk.logout}
        </button>
      </div>
    </details>`;
  }

  override render() {
    const { app, desk, page } = texts();
    return html`<header class="rail">
      <div class="brand">
        <h1>${app.name}</h1>
        ${this.#sites()}
      </div>
      <nav aria-label=${desk.queues}>
        <ul>
          ${QUEUES.map((queue) => this.#tab(queue))}
        </ul>
      </nav>
      ${this.minutes === undefined ? nothing : html`<p class="drained">${desk.drained(this.minutes)}</p>`}
      <nav class="pages" aria-label=${page.list}>${this.#pages()}</nav>
      ${this.#people()} ${this.#connection()} ${this.#account()}
    </header>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-rail': MejaRail;
  }
}
