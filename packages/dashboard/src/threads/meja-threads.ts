/** The page of threads: found by title, how each stands and what waits in it, and the panel that sets one. */
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { SETTABLE_STATES } from '@komentar/domain';
import type { Failure, ModeratorView, ThreadItemView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import '../meja-page.js';
import { refusalText } from '../render/refusal-text.js';
import { hashOfPage } from '../routes.js';
import { controls } from '../styles/controls.js';
import type { Wire } from '../wire.js';
import './meja-thread.js';
import { threadStyles } from './thread-styles.js';
import { threadTexts } from './thread-texts.js';

interface Choice {
  readonly id: string;
  readonly name: string;
}

@customElement('meja-threads')
export class MejaThreads extends LitElement {
  static override readonly styles = [
    controls,
    threadStyles,
    css`
      .search {
        grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
        align-items: end;
      }
      .list li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.2rem 1rem;
        align-items: center;
        padding: 0.6rem 0.9rem;
      }
      .list li + li {
        border-block-start: 1px solid var(--meja-line);
      }
      .list .sheet {
        padding: 0;
      }
      .title {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .facts {
        grid-column: 1;
      }
      .list button {
        grid-area: 1 / 2 / span 2;
      }
      .more {
        justify-self: center;
      }
      @media (min-width: 1024px) {
        .panelled {
          padding-inline-end: var(--meja-panel);
        }
      }
    `,
  ];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) me!: ModeratorView;
  @property({ attribute: false }) asked!: URLSearchParams;

  @state() private items: readonly ThreadItemView[] = [];
  @state() private next: string | undefined;
  @state() private isReading = false;
  @state() private failure: Failure | undefined;
  @state() private opened: ThreadItemView | undefined;

  /** Only the answer to the last question counts. */
  #turn = 0;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('asked')) void this.#read();
  }

  get #query() {
    const [site, search] = [this.asked.get('site'), this.asked.get('search')];
    const state = SETTABLE_STATES.find((each) => each === this.asked.get('state'));
    return { ...(site && { site }), ...(search && { search }), ...(state && { state }) };
  }

  async #read(after?: string): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.isReading = true;
    const asked = { ...this.#query, limit: 50, ...(after !== undefined && { after }) };
    const answer = await this.wire.call('threads:list', asked);
    if (turn !== this.#turn) return;
    this.isReading = false;
    this.failure = answer.ok ? undefined : answer.error;
    if (answer.ok) {
      const { items, next } = answer.value;
      this.items = after === undefined ? items : [...this.items, ...items];
      this.next = next;
    }
  }

  #handleSearch(event: SubmitEvent): void {
    event.preventDefault();
    const entries = [...new FormData(event.target as HTMLFormElement)];
    const asked = entries.filter((entry): entry is [string, string] => Boolean(entry[1]));
    location.hash = hashOfPage('threads', Object.fromEntries(asked));
  }

  /** How the thread stands may be another thing by now. */
  #handleClosed(): void {
    this.opened = undefined;
    void this.#read();
  }

  /** One of the ways to look for fewer, by the name it has in the address; the first is all of them. */
  #choice(name: 'site' | 'state', label: string, choices: readonly Choice[]): TemplateResult {
    const chosen = this.asked.get(name) ?? '';
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select id=${name} name=${name}>
        ${choices.map((it) => html`<option value=${it.id} .selected=${it.id === chosen}>${it.name}</option>`)}
      </select>
    </div>`;
  }

  #form(): TemplateResult {
    const { page: t, state: names } = threadTexts();
    const { sites } = this.me;
    const states = SETTABLE_STATES.map((id) => ({ id, name: names[id] }));
    return html`<form class="search sheet" role="search" @submit=${(event: SubmitEvent) => this.#handleSearch(event)}>
      <div class="field">
        <label for="search">${t.search}</label>
        <input id="search" name="search" type="search" maxlength="100" autocomplete="off" .value=${this.asked.get('search') ?? ''} />
      </div>
      ${sites.length < 2 ? nothing : this.#choice('site', t.site, [{ id: '', name: t.anySite }, ...sites])}
      ${this.#choice('state', t.state, [{ id: '', name: t.anyState }, ...states])}
      <div><button>${t.find}</button></div>
    </form>`;
  }

  #item(item: ThreadItemView): TemplateResult {
    const { page: t, state: names } = threadTexts();
    const { site, key, title, total, pending } = item;
    const waiting = hashOfPage('many', { queue: 'pending', thread: key });
    return html`<li>
      <span class="title" dir="auto">${title ?? key}</span>
      <p class="facts row soft">
        <span class="state ${item.state}">${names[item.state]}</span>
        ${this.me.sites.length < 2 ? nothing : html`<span>${site}</span>`}
        <span>${t.total(total)}</span>
        ${pending === 0 ? html`<span>${t.pending(0)}</span>` : html`<a href=${waiting}>${t.pending(pending)}</a>`}
      </p>
      <button type="button" class="small" aria-label=${t.settingsOf(title ?? key)} @click=${() => (this.opened = item)}>
        ${t.settings}
      </button>
    </li>`;
  }

  #list(): TemplateResult {
    const { page: t, loading } = threadTexts();
    const { items, next, isReading, failure } = this;
    return html`<div class="list stack" aria-busy=${String(isReading)}>
      <div role="alert">${failure === undefined ? nothing : html`<p class="wrong">${refusalText(texts(), failure)}</p>`}</div>
      ${items.length === 0 ? html`<p role="status">${isReading ? loading : t.none}</p>` : html`<ul class="sheet" aria-label=${t.list}>${items.map((item) => this.#item(item))}</ul>`}
      ${next === undefined ? nothing : html`<button type="button" class="more" ?disabled=${isReading} @click=${() => void this.#read(next)}>${t.more}</button>`}
    </div>`;
  }

  #panel(): TemplateResult | typeof nothing {
    const { opened, wire } = this;
    if (opened === undefined) return nothing;
    return html`${keyed(
      `${opened.site} ${opened.key}`,
      html`<meja-thread .wire=${wire} .thread=${opened}></meja-thread>`,
    )}`;
  }

  override render() {
    return html`<meja-page .heading=${texts().page.name.threads} @meja-panel-closed=${() => this.#handleClosed()}>
      <div class="stack ${this.opened === undefined ? '' : 'panelled'}">
        <p class="soft">${threadTexts().page.intro}</p>
        ${this.#form()} ${this.#list()}
      </div>
      ${this.#panel()}
    </meja-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-threads': MejaThreads;
  }
}
