/** A section's life: loads its thread when the reader comes near, keeps it, and gives everything back. */
import {
  createCall,
  readSession,
  readThread,
  threadHref,
  type Call,
  type Sort,
} from '@komentar/client';
import type { Answer, Failure, PageView } from '@komentar/protocol';
import type { ReactiveController } from 'lit';
import { ErrorEvent, ReadyEvent } from '../events.js';
import { isAskedFor, whenNear } from '../near-viewport.js';
import { prepareSafeHtml } from '../render/safe-html.js';
import { whenIdle } from '../when-idle.js';
import { ListState } from './list-state.js';
import type { LiveLine } from './live-line.js';
import type { ThreadAccess } from './thread-access.js';
import type { Phase, ThreadHost } from './thread-host.js';
import { Timers } from './timers.js';

/** An element that is moved on its page is out of it for a moment only. */
const RELEASE_AFTER_MS = 1_000;
const SLOW_AFTER_MS = 6_000;
/** Retries nobody asked for; after them only the button tries again. */
const RETRY_MS = [2_000, 6_000, 18_000];
/** Replies asked for at once: as many as the server gives. */
const REPLIES_AT_ONCE = 50;

/** Refusals that another try will not change. */
const FINAL: ReadonlySet<string> = new Set(['unknown-site', 'origin-not-allowed', 'invalid']);

export class ThreadController implements ReactiveController, ThreadAccess {
  phase: Phase = 'waiting';
  /** Why the comments, or further ones, could not be loaded. */
  failure: Failure | undefined;
  isSlow = false;
  /** True while a list that is shown is being replaced. */
  isReloading = false;
  /** True while the next page is on its way. */
  isLoadingMore = false;
  isOnline = true;
  readonly list: ListState;
  /** Absent until its code has been fetched, which is after the first comments are shown. */
  line: LiveLine | undefined;
  #host: ThreadHost;
  #call: Call | undefined;
  #timers = new Timers();
  #stopWaiting: (() => void) | undefined;
  #releaseTimer: ReturnType<typeof setTimeout> | undefined;
  #isHeld = false;
  /** Counts the lists asked for; the answer to an earlier question is dropped. */
  #question = 0;
  #retries = 0;

  constructor(host: ThreadHost) {
    this.#host = host;
    this.list = new ListState(host, () => this.line?.catchUp());
    host.addController(this);
  }

  /** Sends commands about this thread; another one for another thread. */
  get call(): Call {
    const { server, ref } = this.#host.where;
    return (this.#call ??= createCall({
      server,
      token: () => readSession(ref.site, Date.now()).token,
    }));
  }

  hostConnected(): void {
    clearTimeout(this.#releaseTimer);
    if (this.#isHeld) return;
    this.#isHeld = true;
    this.isOnline = navigator.onLine;
    addEventListener('online', this.#handleLine);
    addEventListener('offline', this.#handleLine);
    // After the first update, when the attributes have been read.
    void this.#host.updateComplete.then(() => this.#isHeld && this.#resume());
  }

  hostDisconnected(): void {
    this.#releaseTimer = setTimeout(() => this.#release(), RELEASE_AFTER_MS);
  }

  #release(): void {
    this.#isHeld = false;
    this.#question += 1;
    removeEventListener('online', this.#handleLine);
    removeEventListener('offline', this.#handleLine);
    this.#stopWaiting?.();
    this.#timers.clear();
    this.list.forgetMarks();
    this.#closeLine();
    if (this.phase === 'loading') this.phase = 'waiting';
  }

  #resume(): void {
    if (this.phase === 'ready') this.#openLine();
    else this.open();
  }

  /** The socket's code is as large as all the rest: it comes after the first comments, not with them. */
  #openLine(): void {
    const { call } = this;
    this.#stopWaiting = whenIdle(() => void this.#fetchLine(call));
  }

  async #fetchLine(call: Call): Promise<void> {
    const live = await import('./live-line.js').catch(() => undefined);
    const { key } = this.list;
    if (!live || key === undefined || this.line || !this.#isHeld || call !== this.#call) return;
    this.line = new live.LiveLine(this.#host, this, key);
  }

  #closeLine(): void {
    this.line?.close();
    this.line = undefined;
  }

  #handleLine = (): void => {
    this.isOnline = navigator.onLine;
    this.#host.requestUpdate();
    if (!this.isOnline) return;
    if (this.phase === 'failed') this.retry();
    else this.line?.catchUp();
  };

  /** Begins with the thread the host names now; at once where the reader is near or asks for it. */
  open(): void {
    this.#stopWaiting?.();
    this.#timers.clear();
    this.#closeLine();
    this.list.clear(this.#host.sort);
    this.#call = undefined;
    this.#question += 1;
    this.#retries = 0;
    this.phase = 'waiting';
    const isDue =
      this.#host.loading === 'eager' || this.#host.preload !== undefined || isAskedFor();
    if (isDue) void this.#load();
    else this.#stopWaiting = whenNear(this.#host, () => void this.#load());
    this.#host.requestUpdate();
  }

  /** Reads the list anew, in the host's order; what is shown stays until then. */
  async reload(): Promise<boolean> {
    return this.phase === 'ready' && this.#load();
  }

  /** Tries again after a failure, because the reader wants it. */
  retry(): void {
    if (this.phase !== 'failed') return;
    this.phase = 'loading';
    void this.#load();
  }

  #href(after?: string): string {
    const { where, sort, pageSize } = this.#host;
    // The order nobody chose is left out, as the loader does: one address, one cache entry.
    const isChosen = sort !== 'newest' || this.#host.hasAttribute('sort');
    return threadHref(where.server, where.ref, {
      sort: isChosen ? sort : undefined,
      after,
      limit: pageSize,
    });
  }

  async #ask(): Promise<Answer<PageView>> {
    const href = this.#href();
    const { preload } = this.#host;
    this.#host.preload = undefined;
    const page = readThread(href, preload?.href === href ? () => preload.response : undefined);
    const [answer] = await Promise.all([page, prepareSafeHtml(), this.#host.speak()]);
    return answer;
  }

  /** @returns whether the list is there, and the one that was asked for last */
  async #load(): Promise<boolean> {
    const question = (this.#question += 1);
    const { sort } = this.#host;
    this.isReloading = this.phase === 'ready';
    // A retry that nobody asked for leaves the message and its button where they are.
    if (this.phase === 'waiting') this.phase = 'loading';
    this.#timers.stop('retry');
    this.#timers.set('slow', () => this.#setSlow(true), SLOW_AFTER_MS);
    this.#host.requestUpdate();
    const answer = await this.#ask().catch((error: unknown): Answer<PageView> => ({
      ok: false,
      error: { code: 'unavailable', message: String(error) },
    }));
    if (question !== this.#question) return false;
    this.#timers.stop('slow');
    this.#setSlow(false);
    this.isReloading = false;
    if (answer.ok) this.#loaded(answer.value, sort);
    else this.#failed(answer.error);
    return answer.ok;
  }

  #setSlow(isSlow: boolean): void {
    this.isSlow = isSlow;
    this.#host.requestUpdate();
  }

  #loaded(page: PageView, sort: Sort): void {
    const isFirst = this.phase !== 'ready';
    this.phase = 'ready';
    this.failure = undefined;
    this.#retries = 0;
    this.list.reduce({ kind: 'page', page, sort });
    if (!isFirst) return;
    void this.#host.updateComplete.then(() => {
      const { threadId } = this.list;
      this.#host.dispatchEvent(new ReadyEvent({ threadId, total: page.thread.total }));
    });
    this.#openLine();
  }

  #failed(failure: Failure): void {
    const isFinal = FINAL.has(failure.code);
    // A list that could not be replaced is still a list.
    if (this.phase !== 'ready') this.phase = 'failed';
    this.failure = failure;
    this.#host.dispatchEvent(new ErrorEvent({ code: failure.code, retryable: !isFinal }));
    const waitMs = isFinal || this.phase === 'ready' ? undefined : RETRY_MS[this.#retries];
    this.#retries += 1;
    if (waitMs === undefined) return;
    this.#timers.set('retry', () => void this.#load(), waitMs * (0.75 + Math.random() / 2));
  }

  /** Takes a fresh page in place of too many changes; where it is not the list shown, that is read anew. */
  renew(page: PageView): void {
    const { sort, pageSize } = this.#host;
    if (sort === 'newest' && pageSize === undefined) this.list.reduce({ kind: 'page', page, sort });
    else void this.reload();
  }

  /** Loads the next page. @returns how many comments came, 0 where none did */
  async more(): Promise<number> {
    const { next } = this.list;
    if (next === undefined || this.isLoadingMore) return 0;
    this.isLoadingMore = true;
    this.#host.requestUpdate();
    const answer = await readThread(this.#href(next));
    this.isLoadingMore = false;
    this.#host.requestUpdate();
    this.failure = answer.ok ? undefined : answer.error;
    // Another list has taken the place of the one that was to be continued.
    if (!answer.ok || next !== this.list.next) return 0;
    this.list.reduce({ kind: 'more', page: answer.value });
    return answer.value.items.length;
  }

  /** Loads the replies of a conversation that did not come with it. */
  async replies(rootId: string): Promise<void> {
    const { call } = this;
    const input = { ...this.#host.where.ref, root: rootId, limit: REPLIES_AT_ONCE };
    let after: string | undefined;
    do {
      const answer = await call('thread:read', after === undefined ? input : { ...input, after });
      if (!answer.ok || call !== this.#call) return;
      this.list.reduce({ kind: 'replies', rootId, page: answer.value });
      after = answer.value.next;
    } while (after !== undefined);
  }

  /** Shows the new comments of others. @returns the first of them */
  openPill(): string | undefined {
    const before = new Set(this.list.screen?.conversations.map(({ id }) => id));
    this.list.reduce({ kind: 'pill-opened' });
    return this.list.screen?.conversations.find(({ id }) => !before.has(id))?.id;
  }
}
