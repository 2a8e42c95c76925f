/** The desk itself: a queue of cards, the keys, and everything around them that tells how it goes. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Failure, ModeratorView } from '@komentar/protocol';
import { ClockController } from '../controllers/clock-controller.js';
import { DecidingController } from '../controllers/deciding-controller.js';
import { DeskController } from '../controllers/desk-controller.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { KeysController } from '../controllers/keys-controller.js';
import { MediaController, PHONE } from '../controllers/media-controller.js';
import { NewsController } from '../controllers/news-controller.js';
import { PanelController } from '../controllers/panel-controller.js';
import { PreferenceController } from '../controllers/preference-controller.js';
import { ShiftController } from '../controllers/shift-controller.js';
import { OverlayController } from '../controllers/overlay-controller.js';
import { SelectionController } from '../controllers/selection-controller.js';
import { language, texts } from '../i18n/language.js';
import type { Act } from '../keys/acts.js';
import { pagesFor } from '../pages.js';
import { commandsOf } from '../keys/commands.js';
import { deskKeys } from '../keys/key-choice.js';
import type { PanelName } from '../panels.js';
import { bannerView } from '../render/banner-view.js';
import { emptyView } from '../render/empty-view.js';
import { moreView, pillView, skeletonView } from '../render/feed-parts.js';
import { titleOf } from '../render/page-title.js';
import { positionView } from '../render/position-view.js';
import { hashOf, type Route } from '../routes.js';
import { controls } from '../styles/controls.js';
import { deskStyles } from '../styles/desk-styles.js';
import type { Wire } from '../wire.js';
import { canAct, perform, type Hands } from './desk-acts.js';
import type {
  MejaCardEntered,
  MejaCardSought,
  MejaMoveChosen,
  MejaClosingChosen,
  MejaNoteWritten,
  MejaOpinionEnded,
  MejaPanelSought,
  MejaReasonChosen,
  MejaRecallChosen,
  MejaReasonEyed,
  MejaRefusalRead,
  MejaSelectingChosen,
  MejaSiteChosen,
  MejaStretchPointed,
  MejaTakeOverChosen,
  MejaUndoChosen,
} from './desk-events.js';
import { pointed } from './marking.js';
import './meja-decisions.js';
import './meja-feed.js';
import './meja-rail.js';
import './meja-thumb-bar.js';
import './meja-toast.js';
import { newsOf } from './news.js';
import { arrivedIds, isEmpty, shownCounts, undoKeyOf } from './queue-state.js';
import { view } from './queue-view.js';

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

  /** The comment whose conversation is shown. */
  @state() private contextOf: string | undefined;

  readonly #clock = new ClockController(this);
  readonly #phone = new MediaController(this, PHONE);
  readonly #news = new NewsController(this);
  readonly #focus = new FocusKeeper();
  readonly #panels = new PanelController(this);
  readonly #deciding = new DecidingController(this, {
    me: () => this.me,
    desk: () => this.#desk,
    // The list that had the focus goes away; the card it was about takes it.
    onClosed: () => this.#focus.forget(),
  });
  readonly #overlay = new OverlayController(this, {
    commands: () => commandsOf(texts(), pagesFor(this.me), (act) => canAct(this.#hands, act)),
    onAct: (act) => this.#act(act),
    onAbsent: () => this.#news.tell({ kind: 'absent' }, false),
  });
  readonly #selection = new SelectionController(this, {
    desk: () => this.#desk,
    wire: () => this.wire,
    onEnded: () => this.#goOn(),
    onAbsent: () => this.#news.tell({ kind: 'absent' }, false),
  });
  #controller: DeskController | undefined;
  #shift: ShiftController | undefined;

  constructor() {
    super();
    for (const preference of [language, view])
      this.addController(new PreferenceController(this, preference));
    const keys = new KeysController({
      keys: () => deskKeys.map,
      mode: () => this.#deciding.choice ?? this.#selection.mode ?? 'cards',
      off: () => this.locked || this.#isCovered,
      onAct: (act) => this.#act(act),
      onReason: (reason) =>
        this.#selection.isUnderWay ? this.#selection.pick(reason) : this.#deciding.send(reason),
    });
    this.addController(keys);
  }

  override connectedCallback(): void {
    // The controllers below need the properties, which are set by now.
    this.#controller ??= this.#makeDesk();
    this.#shift ??= this.#makeShift();
    super.connectedCallback();
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
      onShift: (shift) => this.#shift?.hear(shift),
      onAction: (action, before, after) =>
        this.#news.tell(newsOf(action, before, after), isEmpty(after)),
    });
  }

  #makeShift(): ShiftController {
    return new ShiftController(this, {
      wire: this.wire,
      desk: () => this.#desk,
      isChoosing: () => this.#deciding.choosing !== undefined,
      onRobbed: (name) => this.#news.tell({ kind: 'robbed', name }, false),
    });
  }

  get #feed() {
    return this.renderRoot.querySelector('meja-feed');
  }

  /** A dialog or a panel of the desk lies over the cards. */
  get #isCovered(): boolean {
    return this.#panels.covers || this.#overlay.covers;
  }

  #open(): void {
    this.#deciding.close();
    this.#selection.clear();
    this.#desk.open(this.route.queue, this.route.site);
  }

  #keepFocus(): void {
    const { shown } = this.#desk.state;
    const isChoosing = this.#deciding.choosing !== undefined || this.#selection.isUnderWay;
    if (!shown.loaded || this.locked || this.#isCovered || isChoosing) return;
    if (isEmpty(this.#desk.state)) this.#focus.keep(this.renderRoot, 'empty');
    else if (shown.focus !== undefined) void this.#keepCard(shown.focus);
  }

  /** The cards are rendered after the desk; only then they can be focused. */
  async #keepCard(id: string): Promise<void> {
    const feed = this.#feed;
    // More than one rendering may be needed until all cards are in the page.
    while ((await feed?.updateComplete) === false);
    if (feed?.isConnected === true && this.#desk.state.shown.focus === id)
      this.#focus.keep(feed.renderRoot, id);
  }

  get #hands(): Hands {
    const { queue: _, ...rest } = this.route;
    return {
      desk: this.#desk,
      deciding: this.#deciding,
      selection: this.#selection,
      takeOver: () => this.#shift?.takeOver(),
      writeNote: () => this.#feed?.current?.writeNote(),
      writeOpinion: () => this.#feed?.current?.writeOpinion(),
      togglePanel: (panel) => this.#togglePanel(panel),
      toggleContext: () => this.#toggleContext(),
      toggleSingle: () => view.choose(view.value === 'single' ? 'queue' : 'single'),
      showCommands: () => this.#overlay.showCommands(),
      showHelp: () => this.#overlay.showHelp(),
      go: (queue) => (location.hash = hashOf(queue, rest.site)),
    };
  }

  #act(act: Act): void {
    perform(this.#hands, act);
  }

  #togglePanel(panel: PanelName, id = this.#desk.state.shown.focus): void {
    const card = this.#desk.state.entries.get(id ?? '')?.card;
    if (card === undefined) return;
    const { wire, me } = this;
    void this.#panels.toggle(panel, { wire, me, card });
  }

  #toggleContext(): void {
    const { focus } = this.#desk.state.shown;
    this.contextOf = this.contextOf === focus ? undefined : focus;
  }

  /** Back from the bar for many to the card, or to the next one where that was decided on. */
  #goOn(): void {
    this.#focus.forget();
    if (this.#desk.current === undefined) this.#desk.step(1);
  }

  #handleMove({ commentId, move }: MejaMoveChosen): void {
    this.#desk.focus(commentId);
    this.#deciding.decide(move);
  }

  #handleOpinion({ commentId, act, text }: MejaOpinionEnded): void {
    this.#focus.forget();
    if (text !== undefined) this.#desk.opine(commentId, act, text);
    this.requestUpdate();
  }

  #handleTakeOver({ commentId }: MejaTakeOverChosen): void {
    this.#desk.focus(commentId);
    this.#shift?.takeOver();
  }

  #handleSite({ site }: MejaSiteChosen): void {
    location.hash = hashOf(this.#desk.state.queue, site);
  }

  #handleSought({ commentId }: MejaCardSought): void {
    this.#focus.forget();
    this.#desk.focus(commentId);
    this.requestUpdate();
  }

  #main(): TemplateResult {
    const { state: desk, isPaging } = this.#desk;
    if (!desk.shown.loaded) return skeletonView();
    const { wire, contextOf } = this;
    return html`${positionView(desk, (by) => this.#desk.step(by))}
      <meja-feed
        .desk=${desk}
        .me=${this.me.id}
        .now=${this.#clock.now}
        .choosing=${this.#deciding.choosing}
        .selected=${this.#selection.ids}
        .context=${contextOf === undefined ? undefined : { id: contextOf, wire }}
        .busy=${isPaging}
        .single=${this.#phone.matches || view.value === 'single'}
      ></meja-feed>
      ${desk.shown.next === undefined ? nothing : moreView(isPaging, () => void this.#desk.more())}
      ${isEmpty(desk) ? emptyView(texts(), desk.queue, this.#news.decisions) : nothing} 
      ${pillView(arrivedIds(desk).length, () => this.#desk.join())}`;
  }

  /** The bar for many; else a phone's own, away while the reasons lie in its place. */
  #bar(): TemplateResult | typeof nothing {
    const { state: desk } = this.#desk;
    if (this.#selection.mode !== undefined) return this.#selection.show();
    if (!desk.shown.loaded || this.#deciding.choosing !== undefined) return nothing;
    return html`<meja-thumb-bar .card=${this.#deciding.card}></meja-thumb-bar>`;
  }

  /** Not over the bar for many; what it would say is in the list of decisions. */
  #toast(): TemplateResult | typeof nothing {
    if (this.#selection.mode !== undefined) return nothing;
    const { latest } = this.#news;
    const isUndoable =
      latest?.kind === 'decided' &&
      undoKeyOf(this.#desk.state, latest.decision.commentId) === latest.decision.key;
    return html`<meja-toast .news=${latest} .undoable=${isUndoable}></meja-toast>`;
  }

  override render() {
    const { state: desk, connection, trouble } = this.#desk;
    const deciding = this.#deciding;
    return html`<div
        class="desk ${view.value} ${this.#panels.isOpen ? 'panelled' : ''}"
        @meja-card-entered=${({ commentId }: MejaCardEntered) => this.#desk.focus(commentId)}
        @meja-move-chosen=${(event: MejaMoveChosen) => this.#handleMove(event)}
        @meja-reason-chosen=${({ reason }: MejaReasonChosen) => deciding.send(reason)}
        @meja-reason-eyed=${({ reason: eyed }: MejaReasonEyed) => deciding.change((choosing) => ({ ...choosing, eyed }))}
        @meja-note-written=${({ note }: MejaNoteWritten) => deciding.change((choosing) => ({ ...choosing, note }))}
        @meja-stretch-pointed=${({ stretch }: MejaStretchPointed) => deciding.mark((marking) => pointed(marking, stretch))}
        @meja-opinion-ended=${(event: MejaOpinionEnded) => this.#handleOpinion(event)}
        @meja-reasons-closed=${() => deciding.close()}
        @meja-selecting-chosen=${({ commentId }: MejaSelectingChosen) => this.#selection.toggle(commentId)}
        @meja-undo-chosen=${(event: MejaUndoChosen) => this.#desk.undo(event.key)}
        @meja-recall-chosen=${({ commentId }: MejaRecallChosen) => this.#desk.recall(commentId)}
        @meja-closing-chosen=${({ commentId }: MejaClosingChosen) => this.#desk.closeReports(commentId)}
        @meja-take-over-chosen=${(event: MejaTakeOverChosen) => this.#handleTakeOver(event)}
        @meja-refusal-read=${(event: MejaRefusalRead) => this.#desk.dismiss(event.commentId)}
        @meja-panel-sought=${({ panel, commentId }: MejaPanelSought) => this.#togglePanel(panel, commentId)}
        @meja-card-sought=${(event: MejaCardSought) => this.#handleSought(event)}
        @meja-site-chosen=${(event: MejaSiteChosen) => this.#handleSite(event)}
        @meja-commands-sought=${() => this.#overlay.showCommands()}
        @meja-help-sought=${() => this.#overlay.showHelp()}
      >
        <meja-rail
          .me=${this.me}
          .queue=${desk.queue}
          .site=${desk.site}
          .counts=${shownCounts(desk)}
          .connection=${connection}
          .people=${desk.shift.people}
          .minutes=${this.#desk.minutesLeft(this.#clock.now)}
        ></meja-rail>
        <main>
          ${bannerView({ connection, trouble, stayed: this.stayed }, () => this.#desk.reconnect())} ${this.#main()} ${this.#bar()}
          ${this.#toast()}
        </main>
        <aside><meja-decisions .mine=${desk.mine} .now=${this.#clock.now}></meja-decisions></aside>
      </div>
      ${this.#panels.show()}
      ${this.#overlay.show()}
      <p class="hidden" role="status">${this.#news.spoken}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-queue': MejaQueue;
  }
}
