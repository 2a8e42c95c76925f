/** `<komentar-section>`: the comments of one article, with everything a reader does there. */
import {
  counted,
  fill,
  id as indonesian,
  type Conversation,
  type Sort,
  type Strings,
  type ThreadRef,
} from '@komentar/client';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Announcer } from './controllers/announcer.js';
import { FocusKeeper } from './controllers/focus-keeper.js';
import { Reserve } from './controllers/reserve.js';
import { ThemeController } from './controllers/theme-controller.js';
import { ThreadController } from './controllers/thread-controller.js';
import type { Phase } from './controllers/thread-host.js';
import { WritingDesk, type DeskHost } from './controllers/writing-desk.js';
import { define } from './define.js';
import { groupConversations, type Group } from './group-conversations.js';
import './komentar-group.js';
import type { GroupActions, GroupView, KomentarGroup } from './komentar-group.js';
import { nearestLang } from './nearest-lang.js';
import { pageUrl } from './page-address.js';
import type { Preload } from './preload.js';
import { headingOf, liveDot, moreOf, pillOf, sorting, statusOf } from './render/section-parts.js';
import { sectionStyles } from './styles/section.js';

/** New comments are announced at most this often. */
const ANNOUNCE_EVERY_MS = 30_000;
/** What the server puts on a page where nobody asks for another number. */
const PAGE_SIZE = 20;
/** Another thread begins where one of these changes. */
const ADDRESS = ['site', 'server', 'thread', 'url'] as const;

/**
 * Attributes: `site`, `thread` or `url`, `server`, `thread-title`, `lang`, `theme`, `sort`,
 * `page-size`, `loading`, `composer`, `heading-level`. Events: see `events.ts`.
 * Slots: default (shown until the comments are there), `guidelines`, `before-composer`, `footer`.
 */
export class KomentarSection extends LitElement implements DeskHost {
  static override readonly styles = sectionStyles;

  static override readonly properties = {
    site: {},
    server: {},
    thread: {},
    url: {},
    threadTitle: { attribute: 'thread-title' },
    ownLang: { attribute: 'lang' },
    theme: {},
    sort: {},
    pageSize: { attribute: 'page-size', type: Number },
    loading: {},
    composer: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    strings: { state: true },
  };

  #thread = new ThreadController(this);
  #theme = new ThemeController(this);
  #announcer = new Announcer(this);
  #focus = new FocusKeeper(this, () => this.#announcer.say(this.strings.gone));
  #reserve = new Reserve(this);
  #desk = new WritingDesk({ host: this, thread: this.#thread, announcer: this.#announcer });

  site = '';
  /** Where the server is; the loader sets it where the page does not. */
  server = '';
  thread: string | undefined;
  url: string | undefined;
  threadTitle: string | undefined;
  /** The element's own `lang`. */
  ownLang: string | undefined;
  theme = 'auto';
  sort: Sort = 'newest';
  pageSize: number | undefined;
  loading = 'lazy';
  composer = 'top';
  headingLevel = 2;
  preload: Preload | undefined;
  strings: Strings = indonesian;

  #groups: readonly Group[] = [];
  #announcedAt = 0;
  #wasOnline = true;
  #hasFailed = false;
  #view: GroupView | undefined;

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

  get where(): { readonly server: string; readonly ref: ThreadRef } {
    const { site, thread, url } = this;
    const server = (this.server || location.origin).replace(/\/$/, '');
    return { server, ref: thread ? { site, thread } : { site, url: url || pageUrl() } };
  }

  get #isWritable(): boolean {
    return this.#thread.list.isOpen && this.composer !== 'none';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('komentar-new', this.#handleNew);
    this.addEventListener('komentar-ready', this.#desk.begin);
    // The fragment of a link to the comments is the section's own name.
    if (!this.id && !document.getElementById('komentar')) this.id = 'komentar';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('komentar-new', this.#handleNew);
    this.removeEventListener('komentar-ready', this.#desk.begin);
    this.#reserve.release();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('theme')) this.#theme.update();
    if (!this.hasUpdated) return;
    if (ADDRESS.some((name) => changed.has(name))) {
      this.#reserve.holdHeight();
      this.#thread.open();
    } else if (changed.has('sort')) void this.#resort();
    if (changed.has('ownLang')) void this.speak();
  }

  protected override updated(): void {
    this.#desk.rescue();
    this.#reserve.setBusy(this.state === 'loading' || this.state === 'waiting');
    if (this.state === 'failed' && !this.#hasFailed) {
      this.#hasFailed = true;
      this.#announcer.say(this.strings.loadError, 'alert');
    }
    if (this.#wasOnline !== this.#thread.isOnline) {
      this.#wasOnline = this.#thread.isOnline;
      this.#announcer.say(this.#wasOnline ? this.strings.online : this.strings.offline);
    }
  }

  /** The nearest language, which an article may share with us or not. */
  get language(): string {
    return this.ownLang ?? nearestLang(this);
  }

  speak = (): Promise<void> => this.#desk.speak();

  #handleNew = (): void => {
    const now = Date.now();
    const { top, bottom } = this.getBoundingClientRect();
    const isOnScreen = bottom > 0 && top < innerHeight;
    const isWriting = this.shadowRoot?.activeElement?.matches('textarea, input') ?? false;
    if (!isOnScreen || isWriting || now - this.#announcedAt < ANNOUNCE_EVERY_MS) return;
    this.#announcedAt = now;
    const { newCommentsSr, lang } = this.strings;
    this.#announcer.say(counted(newCommentsSr, this.#thread.list.screen?.buffered ?? 0, lang));
  };

  #handleSort = (event: Event): void => {
    this.sort = (event.target as HTMLSelectElement).value as Sort;
  };

  async #resort(): Promise<void> {
    const { strings, sort } = this;
    if (!(await this.#thread.reload())) return;
    this.#announcer.say(fill(strings.sortedSr, { sort: strings[sort] }, strings.lang));
  }

  #handlePill = async (): Promise<void> => {
    const first = this.#thread.openPill();
    await this.settled();
    if (first !== undefined) this.#focus.goTo(first);
  };

  #handleMore = async (): Promise<void> => {
    const { list } = this.#thread;
    const last = list.screen?.conversations.at(-1)?.id;
    const n = await this.#thread.more();
    await this.settled();
    const { loadError, loadedSr, lang } = this.strings;
    if (n === 0) this.#announcer.say(loadError, 'alert');
    else this.#announcer.say(counted(loadedSr, n, lang));
    if (n === 0 || list.next !== undefined) return;
    // The button is gone, and with it the focus.
    const ids = list.screen?.conversations.map(({ id }) => id) ?? [];
    const first = ids[ids.indexOf(last ?? '') + 1];
    if (first !== undefined) this.#focus.goTo(first);
  };

  /** Resolves when the list has been rendered to its last row. */
  settled = async (): Promise<void> => {
    await this.updateComplete;
    const groups = this.renderRoot.querySelectorAll<KomentarGroup>('komentar-group');
    await Promise.all(Array.from(groups, (group) => group.updateComplete));
  };

  #actions: GroupActions = {
    post: this.#desk.post,
    prepareWriting: this.#desk.prepare,
    dismiss: (commentId) => this.#desk.author?.dismiss(commentId),
    openChip: (rootId) => {
      this.#thread.list.reduce({ kind: 'chip-opened', rootId });
      return this.settled();
    },
    loadReplies: (rootId) => this.#thread.replies(rootId),
    goTo: this.#focus.goTo,
  };

  #composer(): unknown {
    const { isOpen } = this.#thread.list;
    const { strings, name, drafts, notice, post } = this.#desk;
    if (this.state !== 'ready' || this.composer === 'none') return nothing;
    return html`<div class=${isOpen ? 'composer-place' : ''}>
      ${
        strings
          ? html`<komentar-composer
            data-for=""
            .strings=${strings}
            .name=${name}
            .drafts=${drafts}
            .isClosed=${!isOpen}
            .notice=${notice}
            .post=${post}
            .goTo=${this.#focus.goTo}
          ></komentar-composer>`
          : nothing
      }
      ${isOpen ? nothing : html`<p class="closed">${this.strings.closed}</p>`}
    </div>`;
  }

  /** The same object while nothing in it differs: groups render when they are given another one. */
  #groupView(): GroupView {
    const view: GroupView = {
      strings: this.strings,
      writingStrings: this.#desk.strings,
      marks: this.#thread.list.marks,
      canReply: this.#isWritable,
      name: this.#desk.name,
      drafts: this.#desk.drafts,
    };
    const last = this.#view;
    const isSame =
      last && (Object.keys(view) as (keyof GroupView)[]).every((key) => view[key] === last[key]);
    return (this.#view = isSame ? last : view);
  }

  #list(): unknown {
    const { isReloading, list } = this.#thread;
    const { screen } = list;
    if (!screen) return nothing;
    this.#groups = groupConversations(screen.conversations, this.#groups);
    const items = screen.pinned.map((root): Conversation => {
      return { id: root.comment.id, root, shown: 0, unloaded: 0, fresh: 0 };
    });
    const groups = items.length > 0 ? [{ id: 0, items }, ...this.#groups] : this.#groups;
    if (groups.length === 0) {
      return list.isOpen
        ? html`<p class="empty" part="empty">${this.strings.emptyOpen}</p>`
        : nothing;
    }
    const view = this.#groupView();
    return html`<div
      role="list"
      class="list ${isReloading ? 'stale' : ''}"
      part="list"
      aria-label=${this.strings.listLabel}
    >
      ${repeat(
        groups,
        ({ id }) => id,
        (group) =>
          html`<komentar-group
            role="none"
            .items=${group.items}
            .view=${view}
            .actions=${this.#actions}
          ></komentar-group>`,
      )}
    </div>`;
  }

  override render(): unknown {
    const { strings, total } = this;
    const { said } = this.#announcer;
    const isBottom = this.composer === 'bottom';
    const more = { pageSize: this.pageSize ?? PAGE_SIZE, handleClick: this.#handleMore };
    return html`<slot ?hidden=${this.state === 'ready'}></slot>
      <section class="base" part="base" aria-labelledby="judul">
        <div class="header" part="header">
          ${headingOf(strings, total, this.headingLevel)} ${liveDot(strings, this.#thread)}
          ${total ? sorting(strings, this.sort, this.#handleSort) : nothing}
        </div>
        <slot name="guidelines"></slot>
        <slot name="before-composer"></slot>
        ${isBottom ? nothing : this.#composer()} ${statusOf(strings, this.#thread)}
        ${pillOf(strings, this.#thread.list.screen?.buffered ?? 0, this.#handlePill)} ${this.#list()}
        ${moreOf(strings, this.#thread, more)} ${isBottom ? this.#composer() : nothing}
        <slot name="footer"></slot>
      </section>
      <div class="unseen" role="status" aria-live="polite" aria-atomic="true">${said.polite}</div>
      <div class="unseen" role="alert">${said.alert}</div>`;
  }
}

define('komentar-section', KomentarSection);
