/** What a section knows and shows of its thread, and the events that follow from its changes. */
import {
  initialThread,
  reducePage,
  screenOf,
  type Reduction,
  type Sort,
  type ThreadScreen,
  type ThreadState,
} from '@komentar/client';
import { mayComment } from '@komentar/domain';
import type { CommentView, OwnCommentView, PageView, ThreadView } from '@komentar/protocol';
import { CountEvent, NewEvent } from '../events.js';
import type { ThreadHost } from './thread-host.js';

/** Leads from the state before something happened to the one after. */
export type Step = (state: ThreadState) => Reduction;

export class ListState {
  /** What is on the screen; absent until the first page. */
  screen: ThreadScreen | undefined;
  /** What an editor set apart, as the page said it. */
  featured: readonly CommentView[] = [];
  /** Keeps rows on the next screen that would leave it too early. */
  revise: ((now: ThreadScreen, before: ThreadScreen) => ThreadScreen) | undefined;
  #host: ThreadHost;
  #handleGap: () => void;
  #state = initialThread('newest');

  /** @param handleGap called where changes are missing */
  constructor(host: ThreadHost, handleGap: () => void) {
    this.#host = host;
    this.#handleGap = handleGap;
  }

  /** The total as the server last said it; `undefined` while it is not known. */
  get total(): number | undefined {
    return this.#state.thread && this.#state.total;
  }

  get threadId(): string | null {
    return this.#state.thread?.id ?? null;
  }

  /** The server's own name of the thread, once it has said it. */
  get key(): string | undefined {
    return this.#state.thread?.key;
  }

  /** The last change that is known. */
  get seq(): number {
    return this.#state.seq;
  }

  /** The cursor of the next page. */
  get next(): string | undefined {
    return this.#state.next;
  }

  /** How the thread stands, once the server has said it. */
  get thread(): ThreadView | undefined {
    return this.#state.thread;
  }

  /** True where readers may write, and as long as nothing else is known. */
  get isOpen(): boolean {
    return !this.thread || mayComment(this.thread.state);
  }

  /** True where a comment is public and known, shown or not. */
  knows(commentId: string): boolean {
    return this.#state.comments.has(commentId);
  }

  /** What is known of the reader's own comment, public or not. */
  own(commentId: string): OwnCommentView | undefined {
    return this.#state.own.get(commentId);
  }

  /** Forgets everything, for another thread. */
  clear(sort: Sort): void {
    this.#state = initialThread(sort);
    this.screen = undefined;
    this.featured = [];
  }

  /** Takes in the first page, read anew. */
  read(page: PageView, sort: Sort): void {
    this.featured = page.featured ?? [];
    this.step((state) => reducePage(state, { kind: 'page', page, sort }));
  }

  /** Goes on to another state, and tells the page what is new about it. */
  step(step: Step): void {
    const before = { total: this.total, buffered: this.screen?.buffered ?? 0 };
    const { state, gap } = step(this.#state);
    this.#state = state;
    if (state.thread?.state === 'hidden') this.featured = [];
    const screen = screenOf(state, this.screen);
    this.screen = this.screen && this.revise ? this.revise(screen, this.screen) : screen;
    this.#host.requestUpdate();
    if (gap) this.#handleGap();
    this.#tell(before, this.screen);
  }

  #tell(before: { total: number | undefined; buffered: number }, { buffered }: ThreadScreen): void {
    const { threadId, total } = this;
    if (total !== undefined && total !== before.total) {
      this.#host.dispatchEvent(new CountEvent({ threadId, total }));
    }
    if (buffered > before.buffered) this.#host.dispatchEvent(new NewEvent({ buffered }));
  }
}
