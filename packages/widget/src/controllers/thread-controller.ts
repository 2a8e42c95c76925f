/** A section's life: loads its thread when the reader comes near, keeps it, and gives everything back. */
import {
  createCall,
  readSession,
  readThread,
  threadHref,
  type Call,
  type Sort,
} from '@komentar/client';
import type { Answer, Failure, PageView, SiteView } from '@komentar/protocol';
import type { ReactiveController } from 'lit';
import { ErrorEvent, ReadyEvent } from '../events.js';
import { askedComment, isAskedFor, whenNear } from '../near-viewport.js';
import { isPicture } from '../page-address.js';
import { askedSort } from '../remembered.js';
import { prepareSafeHtml } from '../render/safe-html.js';
import { ListState } from './list-state.js';
import type { LateThread, OpenLine } from './thread-access.js';
import type { Phase, ThreadHost } from './thread-host.js';
import { Timers } from './timers.js';

/** An element that is moved on its page is out of it for a moment only. */
const RELEASE_AFTER_MS = 1_000;
const SLOW_AFTER_MS = 6_000;
/** Retries nobody asked for; after them only the button tries again. */
const RETRY_MS = [2_000, 6_000, 18_000];

/** Refusals that another try will not change. */
const FINAL: ReadonlySet<string> = new Set([
  'unknown-site',
  'unknown-command',
  'origin-not-allowed',
  'invalid',
]);

export class ThreadController implements ReactiveController, LateThread {
  phase: Phase = 'waiting';
  /** Why the comments, or further ones, could not be loaded. */
  failure: Failure | undefined;
  isSlow = false;
  /** True while a list that is shown is being replaced. */
  isReloading = false;
  /** True while the next page is on its way. */
  isLoadingMore = false;
  isOnline = true;
  isHeld = false;
  /** The comment whose page is shown, where it is not the first one. */
  at: string | undefined;
  /** What a reader who writes has to know of the site; known with the first page. */
  site: SiteView | undefined;
  readonly list: ListState;
  /** Absent until its code has been fetched, which is after the first comments are shown. */
  line: OpenLine | undefined;
  hear: LateThread['hear'];
  #host: ThreadHost;
  #call: Call | undefined;
  #timers = new Timers();
  #stopWaiting: (() => void) | undefined;
  #releaseTimer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the lists asked for; the answer to an earlier question is dropped. */
  #question = 0;
  #retries = 0;

  constructor(host: ThreadHost) {
    this.#host = host;
    this.list = new ListState(host, () => this.line?.catchUp());
    host.addController(this);
  }

  /** True where the comments will not come, however often one asks. */
  get isFinal(): boolean {
    return FINAL.has(this.failure?.code ?? '');
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
    if (this.isHeld) return;
    this.isHeld = true;
    // After the first update, when the attributes have been read.
    void this.#host.updateComplete.then(() => this.isHeld && this.#resume());
  }

  hostDisconnected(): void {
    this.#releaseTimer = setTimeout(() => this.#release(), RELEASE_AFTER_MS);
  }

  #release(): void {
    this.isHeld = false;
    this.#question += 1;
    this.#stopWaiting?.();
    this.#timers.clear();
    this.#host.liveChanged();
    if (this.phase === 'loading') this.phase = 'waiting';
  }

  #resume(): void {
    if (this.phase === 'ready') this.#host.liveChanged();
    else if (!isPicture()) this.open();
  }

  /** Begins with the thread the host names now; at once where the reader is near or asks for it. */
  open(): void {
    this.#stopWaiting?.();
    this.#timers.clear();
    this.list.clear(this.#host.sort);
    this.#call = undefined;
    this.#question += 1;
    this.#retries = 0;
    this.at = askedComment();
    const { loading, preload } = this.#host;
    const isAgreed = this.phase !== 'waiting';
    this.phase = 'waiting';
    this.#host.liveChanged();
    const isDue = loading === 'click' ? isAgreed : loading === 'eager' || isAskedFor();
    if (isDue || preload) void this.load();
    else if (loading === 'click') void this.#askFirst();
    else this.#stopWaiting = whenNear(this.#host, () => void this.load());
    this.#host.requestUpdate();
  }

  async #askFirst(): Promise<void> {
    const { askFirst } = await import('../consent.js');
    askFirst(this.#host, this.#host.where.server, () => void this.load());
  }

  /** Loads what has not been loaded yet. */
  load(): Promise<boolean> | undefined {
    return this.phase === 'waiting' ? this.#load() : undefined;
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

  /** Shows the page that a comment stands on; nothing for the first one. */
  async readAt(id?: string): Promise<void> {
    this.at = id;
    await this.reload();
  }

  /** The address of a page of the list; without a cursor the first one, or the one of `at`. */
  href(after?: string): string {
    const { where, sort, pageSize } = this.#host;
    return threadHref(where.server, where.ref, {
      sort: askedSort(sort, this.#host.hasAttribute('sort')),
      after,
      limit: pageSize,
      at: after === undefined ? this.at : undefined,
    });
  }

  async #ask(): Promise<Answer<PageView>> {
    const href = this.href();
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
    this.site = page.site;
    this.#retries = 0;
    this.list.read(page, sort);
    if (!isFirst) return;
    void this.#host.updateComplete.then(() => {
      const { threadId } = this.list;
      this.#host.dispatchEvent(new ReadyEvent({ threadId, total: page.thread.total }));
    });
  }

  #failed(failure: Failure): void {
    this.failure = failure;
    const { isFinal } = this;
    // A list that could not be replaced is still a list.
    if (this.phase !== 'ready') this.phase = 'failed';
    this.#host.dispatchEvent(new ErrorEvent({ code: failure.code, retryable: !isFinal }));
    const waitMs = isFinal || this.phase === 'ready' ? undefined : RETRY_MS[this.#retries];
    this.#retries += 1;
    if (waitMs === undefined) return;
    this.#timers.set('retry', () => void this.#load(), waitMs * (0.75 + Math.random() / 2));
  }

  /** Takes a fresh page in place of too many changes; where it is not the list shown, that is read anew. */
  renew(page: PageView): void {
    const { sort, pageSize } = this.#host;
    const isFirst = sort === 'newest' && pageSize === undefined && this.at === undefined;
    if (isFirst) this.list.read(page, sort);
    else void this.reload();
  }
}
