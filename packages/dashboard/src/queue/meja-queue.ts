/** The desk itself: a queue of cards, the keys, and everything around them that tells how it goes. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Failure, ModeratorView } from '@komentar/protocol';
import { Announcer } from '../controllers/announcer.js';
import { ClockController } from '../controllers/clock-controller.js';
import { DeskController } from '../controllers/desk-controller.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { KeysController } from '../controllers/keys-controller.js';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { emptyView } from '../render/empty-view.js';
import { titleOf } from '../render/page-title.js';
import { positionView } from '../render/position-view.js';
import { refusalText } from '../render/refusal-text.js';
import { elapsed } from '../render/waiting.js';
import { hashOf, type Route } from '../routes.js';
import { controls } from '../styles/controls.js';
import { deskStyles } from '../styles/desk-styles.js';
import type { Wire } from '../wire.js';
import type {
  MejaCardSought,
  MejaMoveChosen,
  MejaReasonChosen,
  MejaRefusalRead,
} from './desk-events.js';
import type { MejaSiteChosen, MejaUndoChosen } from './desk-events.js';
import type { Intent } from './key-intents.js';
import './meja-card.js';
import './meja-decisions.js';
import './meja-help.js';
import './meja-rail.js';
import './meja-thumb-bar.js';
import './meja-toast.js';
import { newsOf, type News } from './news.js';
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

  @state() private palette: string | undefined;
  @state() private news: News | undefined;

  readonly #clock = new ClockController(this);
  readonly #announcer = new Announcer(this, (what, count) => texts().say[what](count));
  readonly #focus = new FocusKeeper();
  #controller: DeskController | undefined;
  #decisions = 0;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
    const keys = new KeysController({
      mode: () => (this.palette === undefined ? 'cards' : 'palette'),
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
      onAction: (action, before, after) => this.#handleNews(newsOf(action, before, after)),
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { queue, site } = this.#desk.state;
    const isElsewhere = queue !== this.route.queue || site !== this.route.site;
    if (changed.has('route') && isElsewhere) this.#open();
    if (changed.get('locked') === true && !this.locked) this.#desk.resume();
    const palette = this.palette;
    if (palette !== undefined && palette !== this.#desk.current) this.palette = undefined;
  }

  override updated(): void {
    document.title = titleOf(texts(), this.#desk.state);
    this.#keepFocus();
  }

  get #help() {
    return this.renderRoot.querySelector('meja-help');
  }

  #open(): void {
    this.palette = undefined;
    this.#desk.open(this.route.queue, this.route.site);
  }

  #keepFocus(): void {
    const { shown } = this.#desk.state;
    const target = this.#isEmpty ? 'empty' : shown.focus;
    const isHeld = this.locked || (this.#help?.isOpen ?? false) || this.palette !== undefined;
    if (shown.loaded && target !== undefined && !isHeld) this.#focus.keep(this.renderRoot, target);
  }

  get #isEmpty(): boolean {
    const { state: desk } = this.#desk;
    return desk.shown.loaded && desk.shown.next === undefined && openIds(desk).length === 0;
  }

  #handleNews(news: News | undefined): void {
    if (news === undefined) return;
    const { say, done } = texts();
    switch (news.kind) {
      case 'arrivals':
      case 'others':
        this.#announcer.count(news.kind, news.count);
        return;
      case 'decided':
        this.#decisions += 1;
        this.#announcer.say(say.decided(news.decision.name, done[news.decision.move]));
        if (this.#isEmpty) this.#announcer.say(say.empty);
        break;
      case 'brought':
        this.#decisions = Math.max(0, this.#decisions - 1);
        this.#announcer.say(say.brought(news.decision.name));
        break;
      case 'refused':
        this.#announcer.say(say.refused(news.name, refusalText(texts(), news.error)));
    }
    this.news = news;
  }

  #handleIntent(intent: Intent): void {
    if (intent.kind === 'reason') this.#reject(intent.reason);
    else this.#acts[intent.kind]();
  }

  readonly #acts: Readonly<Record<Exclude<Intent['kind'], 'reason'>, () => void>> = {
    approve: () => this.#decide(this.#desk.can('approve') ? 'approve' : 'restore'),
    reject: () => this.#decide('reject'),
    spam: () => this.#decide('spam'),
    undo: () => this.#desk.undo(),
    forward: () => this.#desk.step(1),
    back: () => this.#desk.step(-1),
    cancel: () => this.#closePalette(),
    help: () => this.#help?.show(),
  };

  /** Decides on the comment in focus; for rejecting the reasons come first. */
  #decide(move: DeskMove): void {
    const id = this.#desk.current;
    if (id === undefined || !this.#desk.can(move)) return;
    if (move === 'reject') this.palette = id;
    else this.#desk.decide(id, move);
  }

  #reject(reason: MejaReasonChosen['reason']): void {
    const id = this.palette;
    this.palette = undefined;
    if (id !== undefined) this.#desk.decide(id, 'reject', reason);
  }

  #closePalette(): void {
    this.palette = undefined;
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
      .palette=${this.palette === id}
      .undoKey=${this.#undoKeyOf(id)}
      @focusin=${() => this.#desk.focus(id)}
      @pointerdown=${() => this.#desk.focus(id)}
    ></meja-card>`;
  }

  #banner(): TemplateResult | typeof nothing {
    const { desk } = texts();
    const { connection, trouble } = this.#desk;
    if (trouble !== undefined) return this.#notice(desk.readFailed, refusalText(texts(), trouble));
    if (this.stayed !== undefined)
      return this.#notice(desk.logoutFailed, refusalText(texts(), this.stayed));
    if (connection === 'live' || connection === 'connecting') return nothing;
    return this.#notice(desk.offline, desk.offlineHint);
  }

  #notice(title: string, hint: string): TemplateResult {
    return html`<div class="banner" role="alert">
      <p><strong>${title}.</strong> ${hint}</p>
      <button type="button" class="small" @click=${() => this.#desk.reconnect()}>${texts().desk.reconnect}</button>
    </div>`;
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
      ${this.#isEmpty ? emptyView(texts(), desk.queue, this.#decisions) : nothing} ${this.#pill()}`;
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
    const { state: desk, current } = this.#desk;
    if (!desk.shown.loaded || this.palette !== undefined) return nothing;
    const card = current === undefined ? undefined : desk.entries.get(current)?.card;
    return html`<meja-thumb-bar .card=${card} .undoKey=${lastUndoable(desk)?.key}></meja-thumb-bar>`;
  }

  override render() {
    const { state: desk, connection } = this.#desk;
    const { news } = this;
    const isUndoable =
      news?.kind === 'decided' && this.#undoKeyOf(news.decision.commentId) === news.decision.key;
    return html`<div
        class="desk"
        @meja-move-chosen=${(event: MejaMoveChosen) => this.#handleMove(event)}
        @meja-reason-chosen=${(event: MejaReasonChosen) => this.#reject(event.reason)}
        @meja-reasons-closed=${() => this.#closePalette()}
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
          ${this.#banner()} ${this.#feed()} ${this.#bar()}
          <meja-toast .news=${news} .undoable=${isUndoable}></meja-toast>
        </main>
        <aside><meja-decisions .mine=${desk.mine} .now=${this.#clock.now}></meja-decisions></aside>
      </div>
      <meja-help></meja-help>
      <p class="hidden" role="status">${this.#announcer.text}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-queue': MejaQueue;
  }
}
