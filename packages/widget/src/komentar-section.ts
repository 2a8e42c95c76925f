/** `<komentar-section>`: the comments of one article, with everything a reader does there. */
import {
  id as indonesian,
  readSession,
  stringsFor,
  type Sort,
  type Strings,
} from '@komentar/client';
import { html, nothing, type PropertyValues } from 'lit';
import { applyScheme } from './controllers/theme-controller.js';
import { ThreadController } from './controllers/thread-controller.js';
import type { LateHost } from './controllers/thread-access.js';
import type { Phase } from './controllers/thread-host.js';
import type { PartHost } from './controllers/part.js';
import { holdHeight, OwnContent } from './controllers/own-content.js';
import { WritingDesk } from './controllers/writing-desk.js';
import { define } from './define.js';
import type { LiveStatus } from './late-events.js';
import type { FrameExtras } from './frame-extras.js';
import { groupConversations, withPinned, type Group } from './group-conversations.js';
import './komentar-group.js';
import type { GroupActions, GroupView } from './komentar-group.js';
import type { Preload } from './preload.js';
import { chosenSort, hiddenAuthors } from './remembered.js';
import { composerPlace } from './render/composer-place.js';
import { EditorsNote } from './render/editors-note.js';
import { FeaturedList } from './render/featured.js';
import { GroupList } from './render/group-list.js';
import { headingOf, moreOf, sorting, statusOf } from './render/section-parts.js';
import { SectionSettings, type OwnStrings } from './section-properties.js';
import { sectionStyles } from './styles/section.js';

/** What the server puts on a page where nobody asks for another number. */
const PAGE_SIZE = 20;
/** Another thread begins where one of these changes. */
const ADDRESS = ['site', 'server', 'thread', 'url'] as const;
/** What the late parts of the frame follow. */
const LATE = ['darkSelector', 'fontSizeFrom', 'scrollOffset', 'live'] as const;

/** Attributes, properties, events, slots, parts and CSS properties are told in docs/embedding.md. */
export class KomentarSection extends SectionSettings implements PartHost, LateHost {
  static override readonly styles = sectionStyles;

  #thread = new ThreadController(this);
  #desk = new WritingDesk({
    host: this,
    thread: this.#thread,
    announcer: { say: (...words) => this.#late((extras) => extras.announcer.say(...words)) },
  });
  preload: Preload | undefined;
  #texts: Strings = indonesian;
  #strings = this.#texts;
  #ownStrings: OwnStrings = {};
  #extras: FrameExtras | undefined;
  #fetching: Promise<FrameExtras> | undefined;
  #groups: readonly Group[] = [];
  #view: GroupView | undefined;
  #hidden: ReadonlySet<string> | undefined;
  #content = new OwnContent();
  #note = new EditorsNote();
  #rows = new GroupList();
  #featured = new FeaturedList((id) => this.#goTo(id));

  /** `waiting` until the reader comes near, then `loading`, then `ready` or `failed`. */
  get state(): Phase {
    return this.#thread.phase;
  }

  /** Published comments, replies included; `undefined` while that is not known. */
  get total(): number | undefined {
    return this.#thread.list.total;
  }

  /** The server's id of the thread; `null` until its first comment. */
  get threadId(): string | null {
    return this.#thread.list.threadId;
  }

  get liveState(): LiveStatus {
    return this.#extras?.live.status ?? 'off';
  }

  /** Who the reader is here; `undefined` for somebody who has not written yet. */
  get viewer(): { readonly id: string; readonly name: string } | undefined {
    const { viewerId, name } = readSession(this.site, Date.now());
    return viewerId === undefined ? undefined : { id: viewerId, name };
  }

  /** Resolves with the first comments on the screen, at once where they are. */
  get whenReady(): Promise<void> {
    return new Promise((resolve) => {
      if (this.state === 'ready') resolve();
      else this.addEventListener('komentar-ready', () => resolve(), { once: true });
    });
  }

  /** The texts in use. Set to some of them, those stand in place of the catalogue's. */
  get strings(): Strings {
    return this.#strings;
  }

  set strings(own: OwnStrings) {
    this.#ownStrings = own;
    this.#strings = { ...this.#texts, ...own };
    this.requestUpdate();
  }

  get ownStrings(): OwnStrings {
    return this.#ownStrings;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('komentar-ready', this.#handleReady);
    this.addEventListener('komentar-error', this.#handleReady);
    // The fragment of a link to the comments is the section's own name.
    if (!this.id && !document.getElementById('komentar')) this.id = 'komentar';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('komentar-ready', this.#handleReady);
    this.removeEventListener('komentar-error', this.#handleReady);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) this.sort = chosenSort(this.site) ?? this.sort;
    if (changed.has('theme') || changed.has('darkSelector')) applyScheme(this);
    if (this.hasUpdated) this.#follow(changed);
    this.#content.update(this, this.state === 'ready');
  }

  /** A page changes the settings of a section that lives. */
  #follow(changed: PropertyValues<this>): void {
    if (ADDRESS.some((name) => changed.has(name))) this.moveOn();
    else if (changed.has('sort')) this.#late((extras) => void extras.resort());
    if (changed.has('ownLang')) void this.speak();
    if (LATE.some((name) => changed.has(name))) this.#extras?.theme.update();
  }

  protected override updated(): void {
    this.#desk.author?.rescue();
    const isAsleep = this.state === 'waiting' && this.loading === 'click';
    const isBusy = String(!isAsleep && (this.state === 'waiting' || this.state === 'loading'));
    if (this.ariaBusy === isBusy) return;
    // The room stays until nobody sees it go (E-83).
    if (this.ariaBusy === 'true') this.dataset['reserved'] = '';
    this.ariaBusy = isBusy;
  }

  #handleReady = (event: Event): void => {
    if (event.type === 'komentar-ready') this.#desk.begin();
    // After the paint: the first comments do not wait for what comes after them.
    requestAnimationFrame(() => setTimeout(() => this.#late(() => undefined)));
  };

  /** Fetches what is not needed for the first comments; where it does not arrive, the next wish asks again. */
  async #fetchExtras(): Promise<FrameExtras> {
    const { FrameExtras: Fetched } = await import('./writing.js');
    return (this.#extras ??= new Fetched(this, this.#thread));
  }

  #late(use: (extras: FrameExtras) => void): void {
    if (this.#extras) {
      use(this.#extras);
      return;
    }
    this.#fetching ??= this.#fetchExtras();
    this.#fetching.then(use, () => (this.#fetching = undefined));
  }

  liveChanged = (): void => this.#extras?.live.update();

  /** Begins anew with the thread that is named now; what is being written stays with the one it was for. */
  moveOn = (): void => {
    this.#desk.author?.leave();
    holdHeight(this);
    this.#thread.open();
  };

  speak = async (): Promise<void> => {
    this.#texts = await stringsFor(this.language);
    this.strings = this.#ownStrings;
    if (this.#desk.strings) await this.#desk.prepare();
    if (this.fontSizeFrom) await (this.#fetching ??= this.#fetchExtras());
    await this.#extras?.speak();
  };

  /** Loads at once what waits for the reader to come near or to agree. */
  load(): void {
    void this.#thread.load();
  }

  /** Reads the comments anew; what is shown stays until then. */
  async refresh(): Promise<void> {
    await this.#thread.reload();
  }

  /** Brings the cursor to the section's composer, behind the words to be answered where there are any. */
  async focusComposer({ quote }: { readonly quote?: string } = {}): Promise<void> {
    await this.#desk.prepare();
    (await this.#fetchExtras()).focusComposer(quote);
  }

  /** Brings focus and screen to a comment, wherever in the thread it stands; `false` where it is gone. */
  async goTo(commentId: string): Promise<boolean> {
    return (await this.#fetchExtras()).permalink.goTo(commentId);
  }

  /** Asks the page who its reader is. @returns whether that is known now */
  async login(): Promise<boolean> {
    return (await this.#fetchExtras()).signIn('login');
  }

  async logout(): Promise<void> {
    (await this.#fetchExtras()).signOut();
  }

  #handleSort = (event: Event): void => {
    this.sort = (event.target as HTMLSelectElement).value as Sort;
    this.#late((extras) => extras.choose(this.sort));
  };

  #handleMore = (): void => this.#late((extras) => void extras.more());

  /** Resolves when the list has been rendered to its last row. */
  settled = async (): Promise<void> => {
    await this.updateComplete;
    await this.#rows.settled();
  };

  #goTo = (commentId: string): boolean => this.#extras?.focus.goTo(commentId) ?? false;

  #actions: GroupActions = {
    openReplies: async ({ id, unloaded }) =>
      (await this.#fetchExtras()).openReplies(id, unloaded > 0),
    goTo: this.#goTo,
  };

  /** The same object while nothing in it differs: groups render when they are given another one. */
  #groupView(): GroupView {
    const view: GroupView = {
      strings: this.strings,
      writingStrings: this.#desk.strings,
      tools: this.#desk.tools,
      hidden: this.#desk.part?.hidden ?? (this.#hidden ??= hiddenAuthors(this.site)),
      canReply: this.#thread.list.isOpen && this.composer !== 'none',
      formatDate: this.formatDate,
      avatarFor: this.avatarFor,
    };
    const last = this.#view;
    const isSame =
      last && (Object.keys(view) as (keyof GroupView)[]).every((key) => view[key] === last[key]);
    return (this.#view = isSame ? last : view);
  }

  #list(): unknown {
    const { isReloading, list } = this.#thread;
    const { featured, isOpen, screen, thread } = list;
    if (!screen) return nothing;
    this.#groups = groupConversations(screen.conversations, this.#groups);
    const groups = withPinned(screen.pinned, this.#groups);
    const view = this.#groupView();
    const waiting = this.#desk.author?.waiting();
    this.#featured.update(featured, { ...view, now: Date.now() });
    this.#rows.update({ groups, isReloading, view, actions: this.#actions });
    return html`${this.#note.show(thread?.note, this.strings)}
      <slot name="empty" ?hidden=${!isOpen || groups.length > 0 || waiting}
        ><p class="empty" part="empty">${this.strings.emptyOpen}</p></slot
      >
      ${featured.length > 0 ? this.#featured.element : nothing} ${waiting} ${this.#rows.element}`;
  }

  get #mustSignIn(): boolean {
    return this.#thread.site?.guests === false && this.viewer === undefined;
  }

  #header(): unknown {
    const { strings, total, sort, noHeading, noSort, noLiveDot } = this;
    return html`<div class="header" part="header">
      ${this.#extras?.skip()}
      <slot name="heading">${noHeading ? nothing : headingOf(this)}</slot>
      ${noLiveDot ? nothing : html`<span class="live-place">${this.#extras?.switch()}</span>`}
      ${total && !noSort ? sorting(strings, sort, this.#handleSort) : nothing}
    </div>`;
  }

  #composer(): unknown {
    const { isOpen, thread } = this.#thread.list;
    if (this.state !== 'ready' || !thread || (isOpen && this.composer === 'none')) return nothing;
    return composerPlace(thread, this.strings, { isOpen, desk: this.#desk, goTo: this.#goTo });
  }

  #comments(): unknown {
    const { strings, pageSize = PAGE_SIZE } = this;
    return html`${statusOf(strings, this.#thread)} ${this.#extras?.standing()}
      <div class="pill-place">${this.#extras?.pill()}</div>
      ${this.#list()}
      ${moreOf(strings, this.#thread, { pageSize, handleClick: this.#handleMore })}
      ${this.#view?.canReply ? this.#extras?.toComposer() : nothing}`;
  }

  #footer(): unknown {
    return html`<div class="end" tabindex="-1">
      ${this.noBranding ? nothing : html`<p part="footer">${this.strings.poweredBy}</p>`}
      ${this.#extras?.keys()}
    </div>`;
  }

  /** Everything, once there is more to show than what the page itself has put here. */
  #whole(): unknown {
    const isBottom = this.composer === 'bottom';
    return html`${this.#header()}
      <slot name="guidelines"></slot>
      <slot name="before-composer"></slot>
      <slot name="signed-out" ?hidden=${!this.#mustSignIn}></slot>
      ${isBottom ? nothing : this.#composer()} ${this.#comments()}
      ${isBottom ? this.#composer() : nothing}
      <slot name="footer"></slot>
      ${this.state === 'ready' ? this.#footer() : nothing}`;
  }

  override render(): unknown {
    const { strings, noHeading } = this;
    const { isShown } = this.#content;
    const { polite, alert } = this.#extras?.announcer.said ?? {};
    return html`<section
        class="base"
        part="base"
        aria-labelledby=${noHeading ? nothing : 'judul'}
        aria-label=${noHeading ? strings.heading : nothing}
      >
        <slot ?hidden=${!isShown}></slot>
        ${isShown ? this.#comments() : this.#whole()}
      </section>
      <div class="unseen" role="status" aria-live="polite" aria-atomic="true">${polite}</div>
      <div class="unseen" role="alert">${alert}</div>`;
  }
}

if (!define('komentar-section', KomentarSection))
  // eslint-disable-next-line no-console -- the page's owner is told where owners look.
  console.warn('Komentar: a second copy; the first is used.');

declare global {
  interface HTMLElementTagNameMap {
    'komentar-section': KomentarSection;
  }
}
