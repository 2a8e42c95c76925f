/** The desk itself: a queue of cards, the keys, and everything around them that tells how it goes. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Reason } from '@komentar/domain';
import type { Failure, ModeratorView } from '@komentar/protocol';
import { ChoosingController } from '../controllers/choosing-controller.js';
import { ClockController } from '../controllers/clock-controller.js';
import { DeskController } from '../controllers/desk-controller.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { KeysController } from '../controllers/keys-controller.js';
import { NewsController } from '../controllers/news-controller.js';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { bannerView } from '../render/banner-view.js';
import { emptyView } from '../render/empty-view.js';
import { titleOf } from '../render/page-title.js';
import { positionView } from '../render/position-view.js';
import { elapsed } from '../render/waiting.js';
import { hashOf, type Route } from '../routes.js';
import { controls } from '../styles/controls.js';
import { deskStyles } from '../styles/desk-styles.js';
import type { Wire } from '../wire.js';
import {
  MARKING_STEPS,
  isChosen,
  isMarkingStep,
  marked,
  sayingOf,
  type MarkingStep,
} from './choosing.js';
import type {
  MejaCardSought,
  MejaMoveChosen,
  MejaNoteWritten,
  MejaReasonChosen,
  MejaReasonEyed,
  MejaRefusalRead,
  MejaSiteChosen,
  MejaStretchPointed,
  MejaUndoChosen,
} from './desk-events.js';
import type { Intent } from './key-intents.js';
import { pointed, type Marking } from './marking.js';
import type { MejaCard } from './meja-card.js';
import './meja-card.js';
import './meja-decisions.js';
import './meja-help.js';
import './meja-rail.js';
import './meja-thumb-bar.js';
import './meja-toast.js';
import { newsOf } from './news.js';
import {
  arrivedIds,
  isOpen,
  lastUndoable,
  openIds,
  shownCounts,
  type Entry,
} from './queue-state.js';
import type { DeskMove } from './desk-move.js';

/** Placeholders while the first page is on its way. */
const SKELETONS = [1, 2, 3];

@customElement('meja-queue')
export class MejaQueue extends LitElement {
  static override readonly styles = [controls, deskStyles];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) me!: ModeratorView;
  @property({ attribute: false }) route!: Extract<Route, { page: 'queue' }>;
  /** The session has ended: the desk stays as it is until somebody signs in again. */
  @property({ attribute: false }) locked = false;
  /** Signing out did not work, and why. */
  @property({ attribute: false }) stayed: Failure | undefined;
  @property({ attribute: false }) onSignedOut!: () => void;

  readonly #clock = new ClockController(this);
  readonly #news = new NewsController(this);
  readonly #focus = new FocusKeeper();
  readonly #choosing = new ChoosingController(this, () => this.#current?.card);
  #controller: DeskController | undefined;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
    const keys = new KeysController({
      mode: () => this.#choosing.choosing?.move ?? 'cards',
      off: () => this.locked || (this.#help?.isOpen ?? false),
      onIntent: (intent) => this.#handleIntent(intent),
    });
    this.addController(keys);
  }

  override connectedCallback(): void {
    // The controllers below need the properties, which are set by now.
    this.#controller ??= this.#makeDesk();
    super.connectedCallback();
  }

  get #desk(): DeskController {
    if (this.#controller === undefined) throw new Error('the desk is not connected');
    return this.#controller;
  }

  #makeDesk(): DeskController {
    return new DeskController(this, {
      wire: this.wire,
      me: this.me,
      queue: this.route.queue,
      site: this.route.site,
      onSignedOut: () => this.onSignedOut(),
      onAction: (action, before, after) =>
        this.#news.tell(newsOf(action, before, after), this.#isEmpty),
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { queue, site } = this.#desk.state;
    const isElsewhere = queue !== this.route.queue || site !== this.route.site;
    if (changed.has('route') && isElsewhere) this.#open();
    if (changed.get('locked') === true && !this.locked) this.#desk.resume();
  }

  override updated(): void {
    document.title = titleOf(texts(), this.#desk.state);
    this.#keepFocus();
  }

  get #help() {
    return this.renderRoot.querySelector('meja-help');
  }

  /** The comment in focus, where it waits for a decision. */
  get #current(): Entry | undefined {
    const { current, state } = this.#desk;
    return current === undefined ? undefined : state.entries.get(current);
  }

  #open(): void {
    this.#choosing.close();
    this.#desk.open(this.route.queue, this.route.site);
  }

  #keepFocus(): void {
    const { shown } = this.#desk.state;
    const target = this.#isEmpty ? 'empty' : shown.focus;
    const isChoosing = this.#choosing.choosing !== undefined;
    const isHeld = this.locked || (this.#help?.isOpen ?? false) || isChoosing;
    if (shown.loaded && target !== undefined && !isHeld) this.#focus.keep(this.renderRoot, target);
  }

  get #isEmpty(): boolean {
    const { state: desk } = this.#desk;
    return desk.shown.loaded && desk.shown.next === undefined && openIds(desk).length === 0;
  }

  #handleIntent(intent: Intent): void {
    if (intent.kind === 'reason') this.#send(intent.reason);
    else if (isMarkingStep(intent.kind)) this.#mark(MARKING_STEPS[intent.kind]);
    else this.#acts[intent.kind]();
  }

  readonly #acts: Readonly<Record<Exclude<Intent['kind'], 'reason' | MarkingStep>, () => void>> = {
    approve: () => this.#decide(this.#desk.can('approve') ? 'approve' : 'restore'),
    reject: () => this.#decide('reject'),
    return: () => this.#decide('return'),
    spam: () => this.#decide('spam'),
    undo: () => this.#desk.undo(),
    forward: () => this.#desk.step(1),
    back: () => this.#desk.step(-1),
    cancel: () => this.#closeChoice(),
    suggested: () => this.#send(this.#choosing.choosing?.suggested),
    note: () => this.#cardElement?.writeNote(),
    help: () => this.#help?.show(),
  };

  get #cardElement(): MejaCard | null {
    return this.renderRoot.querySelector('meja-card[current]');
  }

  /** Decides on the comment in focus; for rejecting and returning there is something to choose first. */
  #decide(move: DeskMove): void {
    const card = this.#current?.card;
    if (card === undefined || !this.#desk.can(move)) return;
    if (isChosen(move)) this.#choosing.open(card, move);
    else this.#desk.decide(card.id, move);
  }

  /** Sends what was chosen with its reason; without one nothing is sent. */
  #send(reason: Reason | undefined): void {
    const { choosing } = this.#choosing;
    if (choosing === undefined || reason === undefined) return;
    this.#choosing.close();
    this.#desk.decide(choosing.commentId, choosing.move, { reason, ...sayingOf(choosing) });
  }

  #mark(step: (marking: Marking) => Marking): void {
    this.#choosing.change((choosing) => marked(choosing, step));
  }

  #closeChoice(): void {
    this.#choosing.close();
    // The list that has the focus goes away; the card it was about takes it.
    this.#focus.forget();
  }

  #handleMove({ commentId, move }: MejaMoveChosen): void {
    this.#desk.focus(commentId);
    this.#decide(move);
  }

  #handleSite({ site }: MejaSiteChosen): void {
    location.hash = hashOf(this.#desk.state.queue, site);
  }

  #handleSought({ commentId }: MejaCardSought): void {
    this.#focus.forget();
    this.#desk.focus(commentId);
    this.requestUpdate();
  }

  #undoKeyOf(id: string): number | undefined {
    const mine = this.#desk.state.mine.findLast(({ commentId }) => commentId === id);
    return mine !== undefined && ['sending', 'decided'].includes(mine.phase) ? mine.key : undefined;
  }

  #label({ card }: Entry): string {
    const t = texts();
    const wait = t.card.waits(t.card.wait(elapsed(this.#clock.now - card.createdAt)));
    return t.card.label(card.author.name, wait);
  }

  #card(id: string, at: number): TemplateResult | typeof nothing {
    const { state: desk } = this.#desk;
    const entry = desk.entries.get(id);
    if (entry === undefined) return nothing;
    const isCurrent = id === desk.shown.focus;
    const { choosing } = this.#choosing;
    return html`<meja-card
      id=${id}
      role="article"
      tabindex=${isCurrent ? '0' : '-1'}
      aria-label=${this.#label(entry)}
      aria-posinset=${at + 1}
      aria-setsize=${desk.shown.next === undefined ? desk.shown.order.length : -1}
      ?current=${isCurrent}
      .entry=${entry}
      .me=${this.me.id}
      .now=${this.#clock.now}
      .open=${isOpen(desk, id)}
      .choosing=${choosing?.commentId === id ? choosing : undefined}
      .undoKey=${this.#undoKeyOf(id)}
      @focusin=${() => this.#desk.focus(id)}
      @pointerdown=${() => this.#desk.focus(id)}
    ></meja-card>`;
  }

  #feed(): TemplateResult {
    const { desk: t } = texts();
    const { state: desk, isPaging } = this.#desk;
    if (!desk.shown.loaded)
      return html`<div class="skeleton" role="status">
        <span class="hidden">${t.loadingMore}</span>
        ${SKELETONS.map(() => html`<div></div>`)}
      </div>`;
    const position = positionView(desk, (by) => this.#desk.step(by));
    return html`${position}
      <div class="feed" role="feed" aria-label=${t.queue[desk.queue]} aria-busy=${String(isPaging)}>
        ${repeat(
          desk.shown.order,
          (id) => id,
          (id, at) => this.#card(id, at),
        )}
      </div>
      ${
        desk.shown.next === undefined
          ? nothing
          : html`<button type="button" class="more" ?disabled=${isPaging} @click=${() => void this.#desk.more()}>
            ${isPaging ? t.loadingMore : t.loadMore}
          </button>`
      }
      ${this.#isEmpty ? emptyView(texts(), desk.queue, this.#news.decisions) : nothing} ${this.#pill()}`;
  }

  #pill(): TemplateResult | typeof nothing {
    const count = arrivedIds(this.#desk.state).length;
    if (count === 0) return nothing;
    return html`<button type="button" class="pill" @click=${() => this.#desk.join()}>
      ${texts().desk.arrived(count)}
    </button>`;
  }

  /** On a phone, away while the reasons lie in its place. */
  #bar(): TemplateResult | typeof nothing {
    const { state: desk } = this.#desk;
    if (!desk.shown.loaded || this.#choosing.choosing !== undefined) return nothing;
    return html`<meja-thumb-bar .card=${this.#current?.card} .undoKey=${lastUndoable(desk)?.key}></meja-thumb-bar>`;
  }

  override render() {
    const { state: desk, connection, trouble } = this.#desk;
    const { stayed } = this;
    const { latest: news } = this.#news;
    const isUndoable =
      news?.kind === 'decided' && this.#undoKeyOf(news.decision.commentId) === news.decision.key;
    return html`<div
        class="desk"
        @meja-move-chosen=${(event: MejaMoveChosen) => this.#handleMove(event)}
        @meja-reason-chosen=${({ reason }: MejaReasonChosen) => this.#send(reason)}
        @meja-reason-eyed=${({ reason: eyed }: MejaReasonEyed) => this.#choosing.change((choosing) => ({ ...choosing, eyed }))}
        @meja-note-written=${({ note }: MejaNoteWritten) => this.#choosing.change((choosing) => ({ ...choosing, note }))}
        @meja-stretch-pointed=${({ stretch }: MejaStretchPointed) => this.#mark((marking) => pointed(marking, stretch))}
        @meja-reasons-closed=${() => this.#closeChoice()}
        @meja-undo-chosen=${(event: MejaUndoChosen) => this.#desk.undo(event.key)}
        @meja-refusal-read=${(event: MejaRefusalRead) => this.#desk.dismiss(event.commentId)}
        @meja-card-sought=${(event: MejaCardSought) => this.#handleSought(event)}
        @meja-site-chosen=${(event: MejaSiteChosen) => this.#handleSite(event)}
        @meja-help-sought=${() => this.#help?.show()}
      >
        <meja-rail
          .me=${this.me}
          .queue=${desk.queue}
          .site=${desk.site}
          .counts=${shownCounts(desk)}
          .connection=${connection}
        ></meja-rail>
        <main>
          ${bannerView({ connection, trouble, stayed }, () => this.#desk.reconnect())} ${this.#feed()} ${this.#bar()}
          <meja-toast .news=${news} .undoable=${isUndoable}></meja-toast>
        </main>
        <aside><meja-decisions .mine=${desk.mine} .now=${this.#clock.now}></meja-decisions></aside>
      </div>
      <meja-help></meja-help>
      <p class="hidden" role="status">${this.#news.spoken}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-queue': MejaQueue;
  }
}
