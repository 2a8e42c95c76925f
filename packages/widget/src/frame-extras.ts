/** What a section's frame does after the first comments are on the screen; fetched then, in one piece. */
import {
  counted,
  fill,
  flat,
  writingStringsFor,
  type Conversation,
  type Sort,
  type WritingStrings,
} from '@komentar/client';
import type { ReactiveController } from 'lit';
import { Announcer } from './controllers/announcer.js';
import { FocusKeeper } from './controllers/focus-keeper.js';
import { openChip, openPill, readMore, readReplies } from './controllers/further-reading.js';
import { LiveSwitch } from './controllers/live-switch.js';
import { MinuteHand } from './controllers/minute-hand.js';
import { PageWatch } from './controllers/page-watch.js';
import { Permalink } from './controllers/permalink.js';
import { Reserve } from './controllers/reserve.js';
import { rewrite } from './controllers/rewrite.js';
import { signIn, signOut } from './controllers/sign-in.js';
import { ThemeWatch } from './controllers/theme-watch.js';
import type { LateHost, LateThread } from './controllers/thread-access.js';
import { NewEvent } from './events.js';
import { PageEvent, SortEvent, type LoginReason } from './late-events.js';
import { askedComment } from './near-viewport.js';
import { ask } from './preload.js';
import { remember } from './remembered.js';
import {
  allOf,
  keysOf,
  oneOf,
  pillOf,
  standingOf,
  switchOf,
  wayOf,
  wordOf,
} from './render/late-parts.js';
import { lateStyles } from './styles/late.js';

/** New comments are announced at most this often. */
const ANNOUNCE_EVERY_MS = 30_000;

/** Refusals that only the page's owner can do something about, each with the command that does. */
const MENDED_BY: Readonly<Record<string, (site: string, origin: string) => string>> = {
  'unknown-site': (site, origin) => `add ${site} --name "…" --origin ${origin}`,
  'origin-not-allowed': (site, origin) => `origin ${site} --add ${origin}`,
};

export class FrameExtras implements ReactiveController {
  /** Absent until they have arrived. */
  strings: WritingStrings | undefined;
  readonly announcer: Announcer;
  readonly focus: FocusKeeper;
  readonly live: LiveSwitch;
  readonly reserve: Reserve;
  readonly theme: ThemeWatch;
  readonly permalink: Permalink;
  #host: LateHost;
  #thread: LateThread;
  #announcedAt = 0;
  #said: string | undefined;

  constructor(host: LateHost, thread: LateThread) {
    this.#host = host;
    this.#thread = thread;
    const root = host.renderRoot as ShadowRoot;
    const sheet = lateStyles.styleSheet;
    if (sheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.announcer = new Announcer(host);
    this.focus = new FocusKeeper(host, () => this.announcer.say(host.strings.gone));
    this.permalink = new Permalink(host, thread, this.focus);
    this.live = new LiveSwitch(host, thread);
    this.reserve = new Reserve(host);
    this.theme = new ThemeWatch(host);
    new MinuteHand(host);
    new PageWatch(host, () => void this.#moveOn());
    host.addController(this);
    void this.speak();
  }

  hostConnected(): void {
    this.#host.addEventListener('komentar-new', this.#handleNew);
    addEventListener('hashchange', this.permalink.follow);
    addEventListener('online', this.#handleLine);
    addEventListener('offline', this.#handleLine);
    this.#thread.isOnline = navigator.onLine;
    this.reserve.update();
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('komentar-new', this.#handleNew);
    removeEventListener('hashchange', this.permalink.follow);
    removeEventListener('online', this.#handleLine);
    removeEventListener('offline', this.#handleLine);
    this.reserve.pause();
  }

  hostUpdated(): void {
    const { phase } = this.#thread;
    this.reserve.update();
    this.live.update();
    if (phase === 'failed') this.#failed();
    else if (phase === 'ready') {
      this.#said = undefined;
      this.permalink.follow();
    }
  }

  /** Fetches the texts of the host's language. */
  async speak(): Promise<void> {
    this.strings = await writingStringsFor(this.#host.language);
    this.#host.requestUpdate();
  }

  /**
   * The page has another address. Whether that is another article is the server's word, whose answer
   * then is the first page already; campaign parameters and the like change nothing (E-53).
   */
  async #moveOn(): Promise<void> {
    const { key } = this.#thread.list;
    this.#thread.at = askedComment();
    const href = this.#thread.href();
    const response = ask(href);
    const page = (await response.then((it) => it.clone().json()).catch(() => ({}))) as {
      readonly thread?: { readonly key?: string };
    };
    if (key !== undefined && page.thread?.key === key) return;
    this.#host.preload = { href, response };
    this.#host.moveOn();
  }

  #failed(): void {
    const code = this.#thread.failure?.code ?? '';
    if (this.#said === code || !this.strings) return;
    this.#said = code;
    if (this.#isOutdated) this.announcer.say(this.strings.reload);
    else this.announcer.say(this.#host.strings.loadError, 'alert');
    const { server, ref } = this.#host.where;
    const command = MENDED_BY[code]?.(ref.site || '<site>', location.origin);
    if (command === undefined) return;
    // eslint-disable-next-line no-console -- the page's owner is told where owners look.
    console.error(
      `Komentar: ${server} answers "${code}" to site "${ref.site}" on ${location.origin}. ` +
        `Run: npx komentar site ${command}`,
    );
  }

  #handleLine = (): void => {
    const { isOnline: wasOnline, phase, line } = this.#thread;
    const isOnline = navigator.onLine;
    this.#thread.isOnline = isOnline;
    this.#host.requestUpdate();
    const { online, offline } = this.#host.strings;
    if (wasOnline !== isOnline) this.announcer.say(isOnline ? online : offline);
    if (!isOnline) return;
    if (phase === 'failed') this.#thread.retry();
    else line?.catchUp();
  };

  #handleNew = (event: Event): void => {
    if (!(event instanceof NewEvent)) return;
    const now = Date.now();
    const { top, bottom } = this.#host.getBoundingClientRect();
    const isOnScreen = bottom > 0 && top < innerHeight;
    const focused = this.#host.shadowRoot?.activeElement;
    const isWriting = focused?.matches('textarea, input') ?? false;
    if (!isOnScreen || isWriting || now - this.#announcedAt < ANNOUNCE_EVERY_MS) return;
    this.#announcedAt = now;
    const { newCommentsSr, lang } = this.#host.strings;
    this.announcer.say(counted(newCommentsSr, event.detail.buffered, lang));
  };

  /** The reader chose another order; it is remembered, the page's own is not. */
  choose(sort: Sort): void {
    const own = this.#host.getAttribute('sort') ?? 'newest';
    remember('urutan', this.#host.where.ref.site, sort === own ? undefined : sort);
    this.#host.dispatchEvent(new SortEvent({ sort }));
  }

  /** Reads the list in another order and says so. */
  async resort(): Promise<void> {
    const { strings, sort } = this.#host;
    this.#thread.at = undefined;
    if (!(await this.#thread.reload())) return;
    this.announcer.say(fill(strings.sortedSr, { sort: strings[sort] }, strings.lang));
  }

  openPill = async (): Promise<void> => {
    const first = openPill(this.#thread);
    await this.#host.settled();
    if (first !== undefined) this.focus.goTo(first);
  };

  async more(): Promise<void> {
    const { list } = this.#thread;
    const last = list.screen?.conversations.at(-1)?.id;
    const n = await readMore(this.#host, this.#thread);
    await this.#host.settled();
    this.#sayLoaded(n);
    if (n === 0 || list.next !== undefined) return;
    // The button is gone, and with it the focus.
    const ids = list.screen?.conversations.map(({ id }) => id) ?? [];
    const first = ids[ids.indexOf(last ?? '') + 1];
    if (first !== undefined) this.focus.goTo(first);
  }

  #sayLoaded(n: number): void {
    const { loadError, loadedSr, lang } = this.#host.strings;
    if (n === 0) {
      this.announcer.say(loadError, 'alert');
      return;
    }
    this.announcer.say(counted(loadedSr, n, lang));
    const { screen, total = 0 } = this.#thread.list;
    this.#host.dispatchEvent(new PageEvent({ loaded: screen?.loaded ?? 0, total }));
  }

  /** Shows all replies of a conversation, those that have to be loaded first too. */
  async openReplies(rootId: string, isUnloaded: boolean): Promise<void> {
    if (isUnloaded) await readReplies(this.#host, this.#thread, rootId);
    openChip(this.#thread, rootId);
    await this.#host.settled();
  }

  /** The toggle of the live updates. */
  switch(): unknown {
    const { strings } = this;
    if (!strings) return undefined;
    const { strings: texts } = this.#host;
    const { live } = this;
    return switchOf({ texts, strings, live, line: this.#thread.line });
  }

  /** The way to the end of the section. */
  skip(): unknown {
    const end = () => this.#host.renderRoot.querySelector<HTMLElement>('.end')?.focus();
    return wayOf(this.strings?.skip, end);
  }

  /** The way from the end of the list to the section's own composer. */
  toComposer(): unknown {
    return wayOf(this.strings?.toComposer, () => this.focusComposer());
  }

  keys(): unknown {
    return this.strings && keysOf(this.strings);
  }

  /** What lies over the list without taking room: new comments, or a word about the one asked for. */
  pill(): unknown {
    const { strings: texts } = this.#host;
    const buffered = this.#thread.list.screen?.buffered ?? 0;
    if (buffered > 0) return pillOf(texts, buffered, this.openPill);
    if (this.permalink.missing !== undefined) return wordOf(this.strings?.notFound);
    return this.strings && this.#isPart && !this.#isOne
      ? allOf(this.strings, this.#readAll)
      : undefined;
  }

  /** From the page a link led to, to the beginning of the whole list. */
  #readAll = async (): Promise<void> => {
    await this.#thread.readAt();
    await this.#host.settled();
    const first = this.#thread.list.screen?.conversations[0]?.id;
    if (first !== undefined) this.focus.goTo(first);
  };

  get #isOne(): boolean {
    return this.#thread.list.screen?.conversations.length === 1;
  }

  /** True where a link led into the middle of the list, and what is before it is not loaded. */
  get #isPart(): boolean {
    const { screen, next, total = 0 } = this.#thread.list;
    if (this.#thread.at === undefined || !screen) return false;
    const known = (n: number, it: Conversation) => n + flat(it.root).length + it.unloaded;
    return next !== undefined || screen.conversations.reduce(known, 0) < total;
  }

  /** True where the server no longer knows what this page asks for. */
  get #isOutdated(): boolean {
    return this.#thread.failure?.code === 'unknown-command';
  }

  /** What is said over the list for as long as it holds. */
  standing(): unknown {
    const { strings } = this;
    if (this.#isOutdated) return standingOf(strings?.reload);
    if (!this.#thread.isOnline) return standingOf(this.#host.strings.offline);
    return strings && this.#isPart && this.#isOne ? oneOf(strings, this.#readAll) : undefined;
  }

  /** Brings the cursor to the section's composer; words to be answered go before what is there. */
  focusComposer(quote?: string): void {
    const quoted = quote && `${quote.replace(/^/gm, '> ')}\n\n`;
    rewrite(this.#host.renderRoot, quoted ? (text) => quoted + text : undefined);
  }

  signIn = async (reason: LoginReason): Promise<boolean> =>
    (await signIn(this.#host, this.#thread, reason)) === true;

  signOut = (): void => signOut(this.#host);
}
