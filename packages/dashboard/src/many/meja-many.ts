/** The page for many comments at once: search, select, see how many it is, decide, and take it back. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { QUEUES } from '@komentar/domain';
import type { CardView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import '../meja-page.js';
import { elapsed } from '../render/waiting.js';
import { hashOfPage } from '../routes.js';
import { controls } from '../styles/controls.js';
import type { Wire } from '../wire.js';
import { barStyles } from './bar-styles.js';
import { batchBar, batchMovesAt, troubleText } from './batch-bar.js';
import { ManyController } from './many-controller.js';
import { manyStyles } from './many-styles.js';
import { manyTexts } from './many-texts.js';
import { forgetSearch, saveSearch, savedSearches } from './saved-searches.js';
import { entriesOfSearch, searchOf } from './search.js';

/** Screens with room for all of the search above the list. */
const ROOMY = '(min-width: 640px)';

@customElement('meja-many')
export class MejaMany extends LitElement {
  static override readonly styles = [controls, barStyles, manyStyles];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) asked!: URLSearchParams;

  #controller: ManyController | undefined;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override connectedCallback(): void {
    // Needs the properties, which are set by now.
    this.#controller ??= new ManyController(this, this.wire);
    super.connectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('asked')) void this.#many.find(searchOf(this.asked));
  }

  get #many(): ManyController {
    if (this.#controller === undefined) throw new Error('the page is not connected');
    return this.#controller;
  }

  #handleSearch(event: SubmitEvent): void {
    event.preventDefault();
    const entries = new FormData(event.target as HTMLFormElement);
    const asked = new URLSearchParams();
    for (const [name, value] of entries) if (typeof value === 'string') asked.set(name, value);
    const search = entriesOfSearch(searchOf(asked));
    const hash = hashOfPage('many', search);
    if (hash === location.hash) void this.#many.find(searchOf(asked));
    else location.hash = hash;
  }

  #handleSave(event: SubmitEvent): void {
    event.preventDefault();
    const { search } = this.#many;
    const field = this.renderRoot.querySelector<HTMLInputElement>('#save');
    const name = field?.value.trim() ?? '';
    if (search === undefined || field === null || name === '') return;
    saveSearch({ name, entries: entriesOfSearch(search) });
    field.value = '';
    this.requestUpdate();
  }

  #handleForget(name: string): void {
    forgetSearch(name);
    this.requestUpdate();
  }

  #field(name: 'text' | 'rule' | 'thread' | 'author', value: string | undefined): TemplateResult {
    return html`<div class="field">
      <label for=${name}>${manyTexts()[name]}</label>
      <input id=${name} name=${name} maxlength="100" autocomplete="off" .value=${value ?? ''} />
    </div>`;
  }

  #form(): TemplateResult {
    const t = manyTexts();
    const { queue, filter } = searchOf(this.asked);
    const minutes = this.asked.get('older') ?? '';
    const { queue: _, text: __, ...further } = entriesOfSearch(searchOf(this.asked));
    const isOpen = Object.keys(further).length > 0 || matchMedia(ROOMY).matches;
    return html`<form class="search" role="search" aria-label=${t.search} @submit=${(event: SubmitEvent) => this.#handleSearch(event)}>
      <div class="field">
        <label for="queue">${t.queue}</label>
        <select id="queue" name="queue">
          ${QUEUES.filter((name) => name !== 'log').map(
            (name) =>
              html`<option value=${name} ?selected=${name === queue}>${texts().desk.queue[name]}</option>`,
          )}
        </select>
      </div>
      ${this.#field('text', filter.text)}
      <details ?open=${isOpen}>
        <summary>${t.further}</summary>
        <div class="further">
          ${this.#field('rule', filter.rule)} ${this.#field('thread', filter.thread)}
          ${this.#field('author', filter.author)}
      <div class="field">
        <label for="older">${t.older}</label>
        <input id="older" name="older" type="number" min="1" aria-describedby="older-hint" .value=${minutes} />
        <p class="hidden" id="older-hint">${t.olderHint}</p>
      </div>
      <label class="check"><input type="checkbox" name="link" value="1" .checked=${filter.hasLink === true} />${t.hasLink}</label>
        </div>
      </details>
      <button class="primary">${t.find}</button>
    </form>`;
  }

  #saved(): TemplateResult {
    const t = manyTexts();
    return html`<div class="saved" role="group" aria-label=${t.saved}>
      ${savedSearches().map(
        ({ name, entries }) => html`<span
          ><a href=${hashOfPage('many', entries)}>${name}</a
          ><button type="button" class="plain small" aria-label=${t.forget(name)} @click=${() => this.#handleForget(name)}>×</button></span
        >`,
      )}
      <form class="save" @submit=${(event: SubmitEvent) => this.#handleSave(event)}>
        <input id="save" maxlength="60" autocomplete="off" aria-label=${t.saveName} placeholder=${t.saveName} />
        <button class="small">${t.save}</button>
      </form>
    </div>`;
  }

  #row(card: CardView): TemplateResult {
    const { card: words } = texts();
    const wait = words.wait(elapsed(Date.now() - card.waitingSince));
    const { author, id, text, thread } = card;
    return html`<li>
      <label>
        <input
          type="checkbox"
          aria-label=${manyTexts().select(author.name)}
          .checked=${this.#many.isSelected(id)}
          @change=${() => this.#many.toggle(id)}
        />
        <span class="text" dir="auto">${text}</span>
        <span class="about"><bdi>${author.name}</bdi> · <bdi>${thread.title ?? thread.key}</bdi> · ${wait}</span>
      </label>
    </li>`;
  }

  #list(): TemplateResult {
    const t = manyTexts();
    const { cards, hasMore, isReading } = this.#many;
    if (cards.length === 0)
      return html`<p class="nothing soft" role="status">${isReading ? t.reading : t.nothing}</p>`;
    return html`<ul class="list" aria-label=${t.found}>
        ${cards.map((card) => this.#row(card))}
      </ul>
      ${
        hasMore
          ? html`<button type="button" class="more" ?disabled=${isReading} @click=${() => void this.#many.more()}>${t.more}</button>`
          : nothing
      }`;
  }

  #choosing(): TemplateResult {
    const t = manyTexts();
    const { chosen } = this.#many;
    return html`<div class="bar">
      <p>${chosen === 'all' ? t.chosenAll : t.chosen(chosen)}</p>
      <div class="row">
        <button type="button" class="small" @click=${() => this.#many.selectShown()}>${t.all}</button>
      <button type="button" class="small" @click=${() => this.#many.selectAll()}>${t.everything}</button>
      <button type="button" class="small" ?disabled=${chosen === 0} @click=${() => this.#many.clear()}>${t.none}</button>
      </div>
      <div class="row">
      ${batchMovesAt(this.#many.cards).map(
        (move) => html`<button
          type="button"
          class=${move === 'approve' || move === 'restore' ? 'ok' : 'no'}
          ?disabled=${chosen === 0}
          @click=${() => void this.#many.prepare(move)}
        >
          ${t.decide[move]}
        </button>`,
      )}
      </div>
    </div>`;
  }

  #again(): TemplateResult {
    return html`<button type="button" @click=${() => void this.#many.find(searchOf(this.asked))}>
      ${manyTexts().again}
    </button>`;
  }

  #bar(): TemplateResult | typeof nothing {
    const { cards, work } = this.#many;
    if (work.isUnderWay) return batchBar(work, this.#again());
    return cards.length > 0 ? this.#choosing() : nothing;
  }

  override render() {
    const { trouble } = this.#many;
    return html`<meja-page .heading=${texts().page.name.many}>
      ${this.#form()} ${this.#saved()}
      ${trouble === undefined ? nothing : html`<p class="wrong" role="alert">${troubleText(trouble)}</p>`}
      ${this.#list()} ${this.#bar()}
    </meja-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-many': MejaMany;
  }
}
