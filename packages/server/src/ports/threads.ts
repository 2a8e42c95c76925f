/** What the inside needs of threads. Each read sees one moment of the store; writes are `thread-settings.ts`. */
import type { SettableState } from '@komentar/domain';
import type { ChangeRecord, ListedComment, ThreadRecord } from './records.js';
import type { ThreadName } from './thread-name.js';
import type { ThreadWrites } from './thread-settings.js';

/** How many replies a page carries with each root, which the protocol promises. */
export { REPLIES_WITH_ROOT } from '@komentar/protocol';

export type { ThreadName } from './thread-name.js';

export interface PageQuery {
  /** `top` is by likes, the latest first among equals. */
  readonly sort: 'newest' | 'oldest' | 'top';
  /** Roots on the page. */
  readonly limit: number;
  /** Opaque place from a previous page's `next`; a foreign one is `bad-cursor`. */
  readonly after?: string | undefined;
  /**
   * A comment whose conversation the page begins with, inclusive. With `root`, the reply the page
   * begins with: a reader who knows the first replies asks with the last of them. Counts for
   * nothing where readers do not see the comment in this thread, or where `after` is given.
   */
  readonly at?: string | undefined;
  /** A root whose replies are read instead of roots, oldest first, from the first of them on. */
  readonly root?: string | undefined;
}

export interface Page {
  readonly thread: ThreadRecord;
  /** Roots in order, each followed by its first `REPLIES_WITH_ROOT` replies, oldest first. */
  readonly items: readonly ListedComment[];
  /** What editors set apart, pinned ones first; only where a list of roots is read from its start. */
  readonly featured: readonly ListedComment[];
  readonly next?: string;
}

export interface Missed {
  readonly thread: ThreadRecord;
  /**
   * In the order of `seq`; absent where there are too many. What a later change says again is left
   * out, but a `gone` stands even before the `published` that brings the comment back: it takes
   * every reply along, and one of them may have been rejected meanwhile.
   */
  readonly changes?: readonly ChangeRecord[];
}

export interface ThreadsQuery {
  readonly sites: readonly string[];
  /** Words that stand in title or key in this order, in whatever case; absent: all threads. */
  readonly search?: string | undefined;
  /** As readers were last told; absent: however they stand. */
  readonly state?: SettableState | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface ThreadsPage {
  /** The youngest first. */
  readonly threads: readonly ThreadRecord[];
  readonly next?: string;
}

export interface Threads extends ThreadWrites {
  readonly find: (name: ThreadName) => Promise<ThreadRecord | undefined>;
  readonly findById: (id: string) => Promise<ThreadRecord | undefined>;
  /** `undefined` where the thread has no comment yet; `bad-cursor` where `after` is not one of ours. */
  readonly page: (name: ThreadName, query: PageQuery) => Promise<Page | undefined | 'bad-cursor'>;
  /** Changes with a number above `since`, at most `most`; a `since` beyond the last change counts as too many. */
  readonly missed: (name: ThreadName, since: number, most: number) => Promise<Missed | undefined>;
  /** What readers see of the numbers, by key, for the keys that exist: 0 for what is hidden at `now`. */
  readonly totals: (
    site: string,
    keys: readonly string[],
    now: number,
  ) => Promise<ReadonlyMap<string, number>>;
  /** The number of the last change of each, by key, for the keys that exist. */
  readonly seqs: (site: string, keys: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  readonly list: (query: ThreadsQuery) => Promise<ThreadsPage | 'bad-cursor'>;
}
