/** The page for many comments at once: search, select, see how many it is, decide, and take it back. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  BATCH_MOVES,
  MODERATOR_ITEMS,
  QUEUES,
  decisionTo,
  needsReason,
  type BatchMove,
  type Reason,
} from '@komentar/domain';
import type { BatchView, CardView, Failure } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import '../meja-page.js';
import { OFFERED_REASONS } from '../queue/offered-reasons.js';
import { refusalText } from '../render/refusal-text.js';
import { elapsed } from '../render/waiting.js';
import { hashOfPage } from '../routes.js';
import { controls } from '../styles/controls.js';
import type { Wire } from '../wire.js';
import { ManyController, type Prepared } from './many-controller.js';
import { manyStyles } from './many-styles.js';
import { manyTexts } from './many-texts.js';
import { forgetSearch, saveSearch, savedSearches } from './saved-searches.js';
import { entriesOfSearch, searchOf } from './search.js';

/** Screens with room for all of the search above the list. */
const ROOMY = '(min-width: 640px)';

/** Whoever may not decide on so many at once is told how many it may be. */
const troubleText = (trouble: Failure): string =>
  trouble.code === 'not-allowed'
    ? manyTexts().beyondRole(MODERATOR_ITEMS)
    : refusalText(texts(), trouble);

@customElement('meja-many')
export class MejaMany extends LitElement {
  static override readonly styles = [controls, manyStyles];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) asked!: URLSearchParams;
  @property({ attribute: false }) onSignedOut!: () => void;

  /** The reason chosen for the prepared decision. */
  @state() private reason: Reason | undefined;
  /** The decision was to be made without a reason. */
  @state() private isReasonMissing = false;

  #controller: ManyController | undefined;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override connectedCallback(): void {
    // Needs the properties, which are set by now.
    this.#controller ??= new ManyController(this, {
      wire: this.wire,
      onSignedOut: () => this.onSignedOut(),
    });
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

  #handleMove(move: BatchMove): void {
    this.reason = undefined;
    this.isReasonMissing = false;
    void this.#many.prepare(move);
  }

  #handleSure({ move }: Prepared): void {
    this.isReasonMissing = needsReason(move) && this.reason === undefined;
    if (!this.isReasonMissing) void this.#many.decide(this.reason);
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

  /** The moves that are legal for a comment of this queue. */
  #moves(): readonly BatchMove[] {
    const [first] = this.#many.cards;
    if (first === undefined) return [];
    const facts = {
      status: first.status,
      review: first.review.kind,
      openReports: first.reports.open,
    };
    return BATCH_MOVES.filter((move) => decisionTo(facts, move) !== undefined);
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
      ${this.#moves().map(
        (move) => html`<button
          type="button"
          class=${move === 'approve' || move === 'restore' ? 'ok' : 'no'}
          ?disabled=${chosen === 0}
          @click=${() => this.#handleMove(move)}
        >
          ${t.decide[move]}
        </button>`,
      )}
      </div>
    </div>`;
  }

  #reasons(): TemplateResult {
    const t = manyTexts();
    const { reason: words } = texts();
    const choose = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      this.reason = OFFERED_REASONS.find((reason) => reason === value);
      this.isReasonMissing = false;
    };
    return html`<label
        >${t.reason}
        <select aria-invalid=${String(this.isReasonMissing)} aria-describedby="missing" @change=${choose}>
          <option value="">…</option>
          ${OFFERED_REASONS.map((reason) => html`<option value=${reason}>${words[reason]}</option>`)}
        </select></label
      >
      <p class="wrong wide" id="missing" role="alert">${this.isReasonMissing ? t.reasonMissing : nothing}</p>`;
  }

  #preview(prepared: Prepared): TemplateResult {
    const t = manyTexts();
    const { batch, move } = prepared;
    return html`<div class="bar" role="group" aria-label=${t.sum(batch)}>
      <p><strong>${t.sum(batch)}</strong> ${t.frozen}</p>
      ${needsReason(move) ? this.#reasons() : nothing}
      <button type="button" class="primary" ?disabled=${batch.total === 0} @click=${() => this.#handleSure(prepared)}>
        ${t.sure[move](batch.total)}
      </button>
      <button type="button" @click=${() => this.#many.cancel()}>${t.back}</button>
    </div>`;
  }

  #controls({ state: at }: BatchView): TemplateResult {
    const t = manyTexts();
    const press = (does: 'pause' | 'resume' | 'stop') => () => void this.#many.control(does);
    switch (at) {
      case 'running':
        return html`<button type="button" @click=${press('pause')}>${t.pause}</button>
          <button type="button" @click=${press('stop')}>${t.stop}</button>`;
      case 'paused':
        return html`<button type="button" class="primary" @click=${press('resume')}>${t.resume}</button>
          <button type="button" @click=${press('stop')}>${t.stop}</button>`;
      case 'done':
      case 'stopped':
        return html`<button type="button" @click=${() => void this.#many.undo()}>${t.undo}</button>
          ${this.#again()}`;
      case 'frozen':
      case 'undoing':
        return html``;
      case 'undone':
        return this.#again();
    }
  }

  #again(): TemplateResult {
    return html`<button type="button" @click=${() => void this.#many.find(searchOf(this.asked))}>
      ${manyTexts().again}
    </button>`;
  }

  #working(batch: BatchView): TemplateResult {
    const t = manyTexts();
    const { done, skipped, state: at, total } = batch;
    const words =
      at === 'undoing' ? t.undoing : at === 'running' || at === 'frozen' ? '' : t.state[at];
    const value = at === 'undoing' || at === 'undone' ? total - done : done + skipped;
    return html`<div class="bar">
      <progress max=${total} .value=${value} aria-label=${t.progress(done, total)}></progress>
      <p role="status">
        ${words} ${t.progress(done, total)}${skipped > 0 ? html` · ${t.skipped(skipped)}` : nothing}
      </p>
      ${this.#controls(batch)}
    </div>`;
  }

  #bar(): TemplateResult | typeof nothing {
    const { batch, cards, prepared } = this.#many;
    if (prepared !== undefined) return this.#preview(prepared);
    if (batch !== undefined) return this.#working(batch);
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
