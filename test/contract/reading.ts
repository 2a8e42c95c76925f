/** Ways to read a store the way its users do: whole threads, queues, and as a client that only follows changes. */
import type { Queue } from '#domain/index.js';
import type { Counts, QueueQuery } from '#server/ports/comments.js';
import type { ChangeRecord, ListedComment } from '#server/ports/records.js';
import type { Store } from '#server/ports/store.js';
import type { PageQuery } from '#server/ports/threads.js';
import { NAME, NOON, SITE } from './world.js';

/** Counters of which all but the named ones are zero. */
export const countsOf = (counts: Partial<Counts> = {}): Counts => ({
  ...{ pending: 0, reports: 0, opinions: 0, returned: 0, unreviewed: 0, spam: 0, log: 0 },
  ...counts,
});

type Read = Partial<PageQuery>;

/** One page, which must exist. */
export const page = async (store: Store, query: Read = {}) => {
  const found = await store.threads.page(NAME, { sort: 'newest', limit: 20, ...query });
  if (found === undefined || found === 'bad-cursor') throw new Error(`no page: ${String(found)}`);
  return found;
};

/** What an author finds of his own; nothing published or withdrawn, unless since a given time. */
export const mine = (
  store: Store,
  authorId = 'sari',
  since: { readonly editableSince?: number; readonly withdrawnSince?: number } = {},
) =>
  store.comments.mine(NAME, {
    authorId,
    editableSince: Number.MAX_SAFE_INTEGER,
    withdrawnSince: Number.MAX_SAFE_INTEGER,
    ...since,
  });

export const idsOf = (items: readonly ListedComment[]): readonly string[] =>
  items.map(({ comment }) => comment.id);

/** The ids of one page. */
export const pageIds = async (store: Store, query: Read = {}): Promise<readonly string[]> =>
  idsOf((await page(store, query)).items);

/** All pages one after the other. */
export const allPages = async (
  store: Store,
  query: Read = {},
): Promise<readonly ListedComment[]> => {
  const items: ListedComment[] = [];
  let after: string | undefined;
  do {
    const part = await page(store, { ...query, after });
    items.push(...part.items);
    after = part.next;
  } while (after !== undefined);
  return items;
};

export const queuePage = async (
  store: Store,
  queue: Queue = 'pending',
  rest: Partial<Omit<QueueQuery, 'queue'>> = {},
) => {
  const found = await store.queues.page({ sites: [SITE], queue, limit: 20, now: NOON, ...rest });
  if (found === 'bad-cursor') throw new Error('bad cursor');
  return found;
};

const byPlace = (a: ListedComment, b: ListedComment): number =>
  (a.comment.publishedAt ?? 0) - (b.comment.publishedAt ?? 0) ||
  (a.comment.id < b.comment.id ? -1 : 1);

/** A client that was never told anything but changes. */
export class Follower {
  readonly #known = new Map<string, ListedComment>();
  seq = 0;

  /** Takes the changes in; throws where one of them is old. */
  follow(changes: readonly ChangeRecord[]): void {
    for (const change of changes) {
      if (change.seq <= this.seq) throw new Error(`change ${String(change.seq)} came late`);
      this.seq = change.seq;
      if (change.kind === 'gone') this.#drop(change.commentId);
      else if (change.kind !== 'thread') this.#known.set(change.listed.comment.id, change.listed);
    }
  }

  #drop(id: string): void {
    this.#known.delete(id);
    for (const { comment } of [...this.#known.values()]) {
      if (comment.parentId === id) this.#drop(comment.id);
    }
  }

  get size(): number {
    return this.#known.size;
  }

  /** What its page would show, newest first. */
  ids(): readonly string[] {
    const known = [...this.#known.values()].sort(byPlace);
    const roots = known.filter(({ comment }) => comment.parentId === null).reverse();
    const repliesOf = (root: ListedComment) =>
      known.filter(
        ({ comment }) => comment.parentId !== null && comment.rootId === root.comment.id,
      );
    return idsOf(roots.flatMap((root) => [root, ...repliesOf(root)]));
  }
}
