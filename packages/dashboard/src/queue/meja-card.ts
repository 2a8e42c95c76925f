/** One comment at the desk: who, how long, where, what, why it is held, and what can be done about it. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { UNDO_WINDOW_MS } from '@komentar/domain';
import type { CardView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { hintOf } from '../keys/key-caps.js';
import { deskKeys } from '../keys/key-choice.js';
import type { PanelName } from '../panels.js';
import { actText } from '../render/act-text.js';
import { articleLink } from '../render/article-link.js';
import { companyView } from '../render/company-view.js';
import { diffText } from '../render/diff-text.js';
import { markedText } from '../render/marked-text.js';
import { reportedView } from '../render/reported-view.js';
import { refusedView } from '../render/refused-view.js';
import { signalsView } from '../render/signals-view.js';
import { trustOf } from '../render/trust.js';
import { elapsed, waitLevel } from '../render/waiting.js';
import { cardStyles } from '../styles/card-styles.js';
import { companyStyles } from '../styles/company-styles.js';
import { controls } from '../styles/controls.js';
import {
  MejaClosingChosen,
  MejaMoveChosen,
  MejaPanelSought,
  MejaRecallChosen,
  MejaRefusalRead,
  MejaSelectingChosen,
  MejaTakeOverChosen,
  MejaUndoChosen,
} from './desk-events.js';
import type { Wire } from '../wire.js';
import type { Choosing } from './choosing.js';
import type { Company } from './shift.js';
import './meja-author-view.js';
import './meja-context.js';
import './meja-opinion.js';
import './meja-reasons.js';
import { standing, type Entry } from './queue-state.js';
import { suggestedReason } from './suggested-reason.js';
import { movesAt, type DeskMove } from './desk-move.js';

/** Texts longer than this are folded until asked for, unless a mark lies behind the fold. */
const FOLD_UNITS = 1_200;

/** Whose key is shown on a button: publishing out of the spam is approving. */
const actOf = (move: DeskMove) => (move === 'restore' ? 'approve' : move);
const LOOK_OF: Readonly<Record<DeskMove, string>> = {
  approve: 'ok',
  restore: 'ok',
  reject: 'no',
  return: '',
  spam: '',
};

/**
 * @fires meja-move-chosen a button was pressed
 * @fires meja-selecting-chosen it is to be selected, or let go
 * @fires meja-panel-sought a panel about it is to be opened
 * @fires meja-undo-chosen the decision is to be taken back
 * @fires meja-recall-chosen the decision that stands is to be taken back, whoever made it
 * @fires meja-take-over-chosen a colleague's card is to be the moderator's
 * @fires meja-closing-chosen the reports are to be closed
 * @fires meja-refusal-read the refusal shown may go
 */
@customElement('meja-card')
export class MejaCard extends LitElement {
  static override readonly styles = [controls, cardStyles, companyStyles];

  @property({ attribute: false }) entry!: Entry;
  /** The moderator's own id. */
  @property({ attribute: false }) me = '';
  /** Epoch milliseconds, for waiting times. */
  @property({ attribute: false }) now = 0;
  /** It is the one in focus. */
  @property({ type: Boolean }) current = false;
  /** It still waits in the queue on the screen. */
  @property({ attribute: false }) open = true;
  /** It is one of those that are selected. */
  @property({ type: Boolean, reflect: true }) selected = false;
  /** What is being chosen on it: a reason, or the words to return it for. */
  @property({ attribute: false }) choosing: Choosing | undefined;
  /** Where to read the conversation around it, while that is shown. */
  @property({ attribute: false }) wire: Wire | undefined;
  /** The colleagues at it. */
  @property({ attribute: false }) company: Company | undefined;
  /** It is a colleague's for now; set by itself, for the styles. */
  @property({ type: Boolean, reflect: true }) taken = false;
  /** The number of my decision on it that can be taken back. */
  @property({ attribute: false }) undoKey: number | undefined;
  /** It has no part in a queue any more; set by itself, for the styles. */
  @property({ type: Boolean, reflect: true }) settled = false;
  /** Decided by me and out of the way: one line; set by itself, for the styles. */
  @property({ type: Boolean, reflect: true }) compact = false;

  @state() private unfolded = false;
  /** The new text is shown without what changed in it. */
  @state() private plain = false;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
    this.addController(new PreferenceController(this, deskKeys));
  }

  override willUpdate(): void {
    this.settled = !this.open;
    this.taken = this.open && this.company?.owner !== undefined;
    this.compact = this.settled && this.entry.refused === undefined && this.#isMine;
  }

  get #isMine(): boolean {
    const { card, sending, gone } = this.entry;
    return !gone && (sending !== undefined || card.decision?.by.id === this.me);
  }

  #head({ author, createdAt, waitingSince, status }: CardView): TemplateResult {
    const t = texts();
    const waited = this.now - (status === 'pending' ? waitingSince : createdAt);
    const level = waitLevel(waited);
    const trust = trustOf(author);
    const record = t.card.record(author.approved, author.rejected);
    const wait = t.card.wait(elapsed(waited));
    return html`<div class="head">
      <div class="who">
        <span class="name" dir="auto">${author.name}</span>
        <span class="trust ${trust}" title=${t.onCard.trustHint[trust]}>${t.onCard.trust[trust]}</span>
        <span class="record soft" title=${record}>
          <span aria-hidden="true">${author.approved} ✓ ${author.rejected} ✗</span>
          <span class="hidden">${record}</span>
        </span>
        <span class="soft since">${t.onCard.since(elapsed(this.now - author.since))}</span>
      </div>
      ${
        status === 'pending'
          ? html`<span class="wait ${level}">${t.card.waits(wait)} · ${t.card.level[level]}</span>`
          : html`<span class="wait soft">${t.card.came(wait)}</span>`
      }
      <div class="tools">
        ${this.#selectButton()} ${this.#panelButton('author')} ${this.#panelButton('history')}
      </div>
      ${this.#company()}
    </div>`;
  }

  #selectButton(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    return html`<button
      type="button"
      class="small plain"
      aria-pressed=${String(this.selected)}
      aria-keyshortcuts=${deskKeys.map.get('select') ?? nothing}
      @click=${() => this.dispatchEvent(new MejaSelectingChosen(this.entry.card.id))}
    >
      ${this.selected ? '✓ ' : ''}${texts().onCard.select}
    </button>`;
  }

  #panelButton(panel: Exclude<PanelName, 'sanction'>): TemplateResult {
    return html`<button
      type="button"
      class="small plain"
      aria-keyshortcuts=${deskKeys.map.get(panel) ?? nothing}
      @click=${() => this.dispatchEvent(new MejaPanelSought(this.entry.card.id, panel))}
    >
      ${texts().onCard[panel]}
    </button>`;
  }

  #where(card: CardView): TemplateResult {
    const t = texts();
    return html`<p class="article">
        ${t.card.article}: ${articleLink(t, card.thread)}
        ${this.#panelButton('thread')}
      </p>
      ${this.wire === undefined ? this.#parent(card) : html`<meja-context .wire=${this.wire} .card=${card} .now=${this.now}></meja-context>`}`;
  }

  #parent({ parent }: CardView): TemplateResult | typeof nothing {
    if (parent === null) return nothing;
    return html`<blockquote class="parent">
      <strong dir="auto">${texts().card.replyTo(parent.authorName)}</strong>
      <p dir="auto">${parent.text}</p>
    </blockquote>`;
  }

  /** What an author made of the text that was on the card before. */
  #changed(was: string, { text }: CardView): TemplateResult {
    const { onCard } = texts();
    return html`<p class="changed">
        ${onCard.changed}
        <button type="button" class="small plain" aria-pressed=${String(this.plain)} @click=${() => (this.plain = !this.plain)}>
          ${this.plain ? onCard.showChanges : onCard.showText}
        </button>
      </p>
      ${this.plain ? nothing : html`<div class="text" dir="auto">${diffText(onCard, was, text)}</div>`}`;
  }

  /** The comment itself: being marked, with what changed in it, or as it stands. */
  #body(card: CardView): TemplateResult {
    const { choosing, entry } = this;
    if (choosing?.marking !== undefined)
      return html`<meja-author-view
        .marking=${choosing.marking}
        .reason=${choosing.eyed ?? choosing.suggested}
        .note=${choosing.note}
      ></meja-author-view>`;
    const was = entry.was ?? card.previous;
    if (was === null) return this.#text(card);
    return html`${this.#changed(was, card)} ${this.plain ? this.#text(card) : nothing}`;
  }

  #text({ text, signals }: CardView): TemplateResult {
    const t = texts();
    const isLong = text.length > FOLD_UNITS;
    const isMarkedBehind = signals.some(({ spans }) => spans.some(({ end }) => end > FOLD_UNITS));
    const isFolded = isLong && !this.unfolded && !isMarkedBehind;
    // On one line: in a text that keeps its spaces, a template's own would show.
    return html`<div class="text ${isFolded ? 'clipped' : ''}" dir="auto">${markedText({ t, isCurrent: this.current }, text, signals)}</div>
      ${
        isLong && !isMarkedBehind
          ? html`<button
            type="button"
            class="small plain"
            aria-expanded=${isFolded ? 'false' : 'true'}
            @click=${() => (this.unfolded = !this.unfolded)}
          >
            ${isFolded ? t.card.more : t.card.less}
          </button>`
          : nothing
      }`;
  }

  #actions(card: CardView): TemplateResult {
    const { move: names } = texts();
    return html`<div class="actions">
      ${movesAt(card).map(
        (move) => html`<button
          type="button"
          class=${LOOK_OF[move]}
          data-move=${move}
          aria-keyshortcuts=${deskKeys.map.get(actOf(move)) ?? nothing}
          @click=${() => this.dispatchEvent(new MejaMoveChosen(card.id, move))}
        >
          ${names[move]} ${hintOf(actOf(move))}
        </button>`,
      )}
      ${this.#suggestion(card)}
    </div>`;
  }

  /** What stands decided on a comment that is in a queue all the same, and the way back. */
  #decided({ decision, status }: CardView): TemplateResult | typeof nothing {
    return decision === null || decision.to !== status ? nothing : this.#act(false);
  }

  /** The way back of a decision: by its number where it is mine, else by its comment. */
  #takeBack({ id, decision }: CardView): (() => void) | undefined {
    const { undoKey: key } = this;
    if (key !== undefined) return () => this.dispatchEvent(new MejaUndoChosen(key));
    const isLate = decision === null || this.now - decision.at > UNDO_WINDOW_MS;
    if (isLate || !this.open) return undefined;
    return () => this.dispatchEvent(new MejaRecallChosen(id));
  }

  #reported(card: CardView): TemplateResult | typeof nothing {
    const close = this.open ? () => this.dispatchEvent(new MejaClosingChosen(card.id)) : undefined;
    return reportedView({ card, now: this.now, close });
  }

  /** The reason that the findings speak for: rejecting twice takes it. */
  #suggestion(card: CardView): TemplateResult | typeof nothing {
    const reason = suggestedReason(card.signals);
    if (reason === undefined || !movesAt(card).includes('reject')) return nothing;
    const { onCard, reason: reasons } = texts();
    return html`<p class="suggestion">
      ${onCard.suggests(reasons[reason])} ${hintOf('reject')}${hintOf('reject')}
    </p>`;
  }

  #act(withExcerpt: boolean): TemplateResult {
    const { card } = this.entry;
    const takeBack = this.#takeBack(card);
    return html`<div class="act">
      <span class="line">
        ${actText(this.entry, { t: texts(), me: this.me, now: this.now })}
        ${
          withExcerpt
            ? html`<span class="excerpt" dir="auto">${card.author.name}: ${card.text}</span>`
            : nothing
        }
      </span>
      ${
        takeBack === undefined
          ? nothing
          : html`<button type="button" class="small" @click=${takeBack}>
            ${texts().undo}
          </button>`
      }
    </div>`;
  }

  #refusal(): TemplateResult | typeof nothing {
    const { entry, open, me, now } = this;
    const read = () => this.dispatchEvent(new MejaRefusalRead(entry.card.id));
    return refusedView(texts(), { entry, open, me, now, read });
  }

  #company(): TemplateResult | typeof nothing {
    const takeOver = () => this.dispatchEvent(new MejaTakeOverChosen(this.entry.card.id));
    return companyView(texts(), this.company, this.current ? takeOver : undefined);
  }

  /** The decisions; while a reason is chosen for one, the reasons in their place. */
  #choices(card: CardView): TemplateResult {
    const { choosing } = this;
    if (choosing === undefined) return this.#actions(card);
    return html`<meja-reasons .choosing=${choosing}></meja-reasons>`;
  }

  /** Puts the cursor into the note to the author, where reasons are listed. */
  writeNote(): void {
    this.renderRoot.querySelector('meja-reasons')?.writeNote();
  }

  /** Opens the field for a question to the colleagues, or for the answer to one. */
  writeOpinion(): void {
    void this.renderRoot.querySelector('meja-opinion')?.write();
  }

  override render() {
    const { card, refused } = this.entry;
    if (this.compact) return html`<div class="card">${this.#act(true)}</div>`;
    const isConflict = refused?.code === 'conflict' && !this.open;
    return html`<div class="card ${this.choosing?.move ?? ''}" data-status=${standing(this.entry)}>
      ${this.#head(card)} ${this.#where(card)} ${this.#body(card)} ${signalsView(card)} ${this.#reported(card)}
      <meja-opinion .card=${card} .me=${this.me} .open=${this.open}></meja-opinion>
      ${this.#refusal()} ${this.open ? this.#decided(card) : nothing}
      ${this.open ? this.#choices(card) : isConflict ? nothing : this.#act(false)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-card': MejaCard;
  }
}
