/** All comments of an author: filtered, searched, selected, and decided on together. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  BATCH_MOVES,
  STATUSES,
  needsReason,
  next,
  type BatchMove,
  type Status,
} from '@komentar/domain';
import type { Answer, CardView, Failure, ModeratorView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { momentText } from '../render/moment.js';
import { OFFERED_REASONS } from '../queue/offered-reasons.js';
import { mustSayWhy, overruledAt } from '../queue/overruled.js';
import { refusalLine } from '../render/refusal-line.js';
import { controls } from '../styles/controls.js';
import type { Wire } from '../wire.js';
import { authorStyles } from './author-styles.js';
import { authorTexts } from './author-texts.js';

const PAGE = 20;
/** As much of a text as names its box to whoever does not see it. */
const EXCERPT = 60;

@customElement('meja-author-comments')
export class MejaAuthorComments extends LitElement {
  static override readonly styles = [controls, authorStyles];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) me!: ModeratorView;
  @property({ attribute: false }) authorId = '';

  @state() private cards: readonly CardView[] = [];
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private isBusy = false;
  @state() private trouble: Failure | undefined;
  @state() private said = '';
  /** Something was to be decided without the reason it needs. */
  @state() private isReasonMissing = false;
  /** The decisions made last, to be taken back together. */
  @state() private decisions: readonly string[] = [];
  #status: Status | undefined;
  #text = '';
  #next: string | undefined;
  /** Numbers the readings: an answer to an older one is dropped. */
  #turn = 0;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  /** Reads the first page of what is asked for, or the next one. */
  async read(after?: string): Promise<void> {
    const turn = ++this.#turn;
    const answer = await this.wire.call('author:comments', {
      ...{ authorId: this.authorId, limit: PAGE },
      ...(this.#status !== undefined && { status: this.#status }),
      ...(this.#text !== '' && { text: this.#text }),
      ...(after !== undefined && { after }),
    });
    if (turn !== this.#turn) return;
    const page = this.#take(answer);
    if (page === undefined) return;
    this.cards = after === undefined ? page.items : [...this.cards, ...page.items];
    this.#next = page.next;
    const shown = new Set(this.cards.map(({ id }) => id));
    this.chosen = new Set([...this.chosen].filter((id) => shown.has(id)));
  }

  #take<T>(answer: Answer<T>): T | undefined {
    this.trouble = answer.ok ? undefined : answer.error;
    return answer.ok ? answer.value : undefined;
  }

  #handleSearch(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    this.#status = STATUSES.find((it) => it === form.get('status'));
    const text = form.get('text');
    this.#text = typeof text === 'string' ? text.trim() : '';
    this.chosen = new Set();
    void this.read();
  }

  #toggle(id: string): void {
    const after = new Set(this.chosen);
    if (!after.delete(id)) after.add(id);
    this.chosen = after;
  }

  /** One by one, as each is a decision of its own; what somebody decided on meanwhile is passed over. */
  async #each<T>(all: readonly T[], act: (it: T) => Promise<Answer<unknown>>): Promise<number> {
    this.isBusy = true;
    let done = 0;
    for (const it of all) {
      const answer = await act(it);
      if (answer.ok) done += 1;
    }
    this.isBusy = false;
    this.said = authorTexts().decided(done, all.length - done);
    await this.read();
    return done;
  }

  /** The colleague whose decision a move would overrule. */
  #against(card: CardView, move: BatchMove): string | undefined {
    return overruledAt({ card }, move, this.me.id);
  }

  #asksWhy(card: CardView, move: BatchMove): boolean {
    return needsReason(move) || (this.#against(card, move) !== undefined && mustSayWhy(this.me));
  }

  async #decide(move: BatchMove): Promise<void> {
    const field = this.renderRoot.querySelector<HTMLSelectElement>('#why');
    const reason = OFFERED_REASONS.find((it) => it === field?.value);
    const able = this.#able(move);
    this.isReasonMissing = reason === undefined && able.some((card) => this.#asksWhy(card, move));
    if (this.isReasonMissing) {
      field?.focus();
      return;
    }
    const made: string[] = [];
    await this.#each(able, async (card) => {
      const { id: commentId, version } = card;
      const why = this.#asksWhy(card, move) && reason !== undefined ? { reason } : {};
      const answer = await this.wire.call(`comment:${move}`, { commentId, version, ...why });
      if (answer.ok) made.push(answer.value.decision.id);
      return answer;
    });
    this.decisions = made;
    this.chosen = new Set();
  }

  async #undo(): Promise<void> {
    const { decisions } = this;
    this.decisions = [];
    await this.#each(decisions, (decisionId) => this.wire.call('decision:undo', { decisionId }));
  }

  /** Those of the selection for which a move is legal. */
  #able(move: BatchMove): readonly CardView[] {
    return this.cards.filter(
      ({ id, status }) => this.chosen.has(id) && next(status, move) !== undefined,
    );
  }

  #form(): TemplateResult {
    const t = authorTexts();
    const { card } = texts();
    return html`<form role="search" aria-label=${t.comments} @submit=${(event: SubmitEvent) => this.#handleSearch(event)}>
      <div class="field">
        <label for="status">${t.status}</label>
        <select id="status" name="status">
          <option value="">${t.anyStatus}</option>
          ${STATUSES.map((it) => html`<option value=${it}>${card.status[it]}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="text">${t.search}</label>
        <input id="text" name="text" maxlength="200" autocomplete="off" />
      </div>
      <button class="small">${t.find}</button>
    </form>`;
  }

  #row({ id, text, status, createdAt, thread }: CardView): TemplateResult {
    const t = authorTexts();
    return html`<li>
      <label class="pick">
        <input
          type="checkbox"
          aria-label=${t.select(text.slice(0, EXCERPT))}
          .checked=${this.chosen.has(id)}
          @change=${() => this.#toggle(id)}
        />
        <span>
          <span class="text" dir="auto">${text}</span>
          <span class="hint">
            ${texts().card.status[status]} · ${momentText(language.value, 'both', createdAt)} ·
            <bdi>${thread.title ?? thread.key}</bdi>
          </span>
        </span>
      </label>
    </li>`;
  }

  /** Whose decisions a move would overrule. */
  #warning(move: BatchMove): TemplateResult | typeof nothing {
    const names = new Set(this.#able(move).flatMap((card) => this.#against(card, move) ?? []));
    if (names.size === 0) return nothing;
    return html`<p class="hint">${texts().shift.against([...names].join(', '), authorTexts().decide[move])}</p>`;
  }

  #deciding(): TemplateResult | typeof nothing {
    const t = authorTexts();
    if (this.chosen.size === 0) return nothing;
    const moves = BATCH_MOVES.filter((move) => this.#able(move).length > 0);
    return html`<div class="field">
        <label for="why">${t.reason}</label>
        <select
          id="why"
          aria-invalid=${String(this.isReasonMissing)}
          aria-describedby="missing"
          @change=${() => (this.isReasonMissing = false)}
        >
          <option value="">…</option>
          ${OFFERED_REASONS.map((it) => html`<option value=${it}>${texts().reason[it]}</option>`)}
        </select>
        <p class="wrong" id="missing" role="alert">${this.isReasonMissing ? t.reasonMissing : nothing}</p>
      </div>
      ${moves.map((move) => this.#warning(move))}
      <p class="buttons">
        ${moves.map(
          (move) => html`<button
            type="button"
            class=${move === 'approve' || move === 'restore' ? 'ok small' : 'no small'}
            ?disabled=${this.isBusy}
            @click=${() => void this.#decide(move)}
          >
            ${t.decide[move]} (${this.#able(move).length})
          </button>`,
        )}
      </p>`;
  }

  override render() {
    const t = authorTexts();
    const { cards, chosen, trouble, decisions, isBusy } = this;
    return html`<section>
      <h3>${t.comments}</h3>
      ${this.#form()}
      ${refusalLine(trouble)}
      <p class="buttons">
        <button type="button" class="small" ?disabled=${cards.length === 0} @click=${() => (this.chosen = new Set(cards.map(({ id }) => id)))}>${t.selectShown}</button>
        <button type="button" class="small" ?disabled=${chosen.size === 0} @click=${() => (this.chosen = new Set())}>${t.clear}</button>
        <span role="status">${chosen.size > 0 ? t.chosen(chosen.size) : this.said}</span>
        ${
          decisions.length > 0
            ? html`<button type="button" class="small" ?disabled=${isBusy} @click=${() => void this.#undo()}>${t.undoDecided}</button>`
            : nothing
        }
      </p>
      ${this.#deciding()}
      ${
        cards.length === 0
          ? html`<p class="soft">${t.nothing}</p>`
          : html`<ul class="list">${cards.map((card) => this.#row(card))}</ul>`
      }
      ${
        this.#next === undefined
          ? nothing
          : html`<button type="button" @click=${() => void this.read(this.#next)}>${t.more}</button>`
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-author-comments': MejaAuthorComments;
  }
}
