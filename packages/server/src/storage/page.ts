/** A page of a thread: roots with their first replies, or further replies of one root. */
import type { ListedComment } from '../ports/records.js';
import { REPLIES_WITH_ROOT, type Page, type PageQuery } from '../ports/threads.js';
import { isPublished, isUnhidden, isVisible, selectComments, findComment } from './comment-rows.js';
import { comparePlaces, toCursor, type Place } from './cursor.js';
import { readFeatured } from './featuring.js';
import { toListed, toThread } from './rows.js';
import type { CommentRow, Db, ThreadRow } from './schema.js';

/** Where a page begins: after a place, or with it. */
interface Start {
  readonly place: Place;
  readonly inclusive: boolean;
}

type Direction = 'asc' | 'desc';

interface Order {
  readonly direction: Direction;
  readonly start: Start | undefined;
}

const DIRECTION = { newest: 'desc', oldest: 'asc' } as const;

const OPERATOR = {
  asc: { true: '>=', false: '>' },
  desc: { true: '<=', false: '<' },
} as const;

/** Comments from `start` on, in the order of publication, which both partial indexes hold. */
const inOrder = (db: Db, { direction, start }: Order) =>
  selectComments(db)
    .$if(start !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('comment.published_at', 'comment.id'),
          OPERATOR[direction][start?.inclusive === true ? 'true' : 'false'],
          eb.tuple<number | null, string>(start?.place.at ?? null, start?.place.id ?? ''),
        ),
      ),
    )
    .orderBy('comment.published_at', direction)
    .orderBy('comment.id', direction);

const rootsOf = (db: Db, threadId: string, order: Order) =>
  inOrder(db, order)
    .where('comment.thread_id', '=', threadId)
    .where('comment.parent_id', 'is', null)
    .where(isPublished)
    .where(isUnhidden);

/** Roots by likes, the latest first among equals: backwards through one index. */
const topRoots = (db: Db, threadId: string, start: Start | undefined) =>
  selectComments(db)
    .where('comment.thread_id', '=', threadId)
    .where('comment.parent_id', 'is', null)
    .where(isPublished)
    .where(isUnhidden)
    .$if(start !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('comment.likes', 'comment.published_at', 'comment.id'),
          OPERATOR.desc[start?.inclusive === true ? 'true' : 'false'],
          eb.tuple<number, number | null, string>(
            start?.place.likes ?? 0,
            start?.place.at ?? null,
            start?.place.id ?? '',
          ),
        ),
      ),
    )
    .orderBy('comment.likes', 'desc')
    .orderBy('comment.published_at', 'desc')
    .orderBy('comment.id', 'desc');

const repliesOf = (db: Db, roots: readonly CommentRow[], start?: Start) =>
  inOrder(db, { direction: 'asc', start })
    .where(
      'comment.root_id',
      'in',
      roots.map(({ id }) => id),
    )
    .where('comment.parent_id', 'is not', null)
    .where(isPublished)
    .where(isUnhidden);

const placeOf = (row: CommentRow): Place => ({
  at: row.published_at ?? 0,
  id: row.id,
  likes: row.likes,
});

const byRoot = (rows: readonly CommentRow[]): ReadonlyMap<string, readonly CommentRow[]> => {
  const groups = new Map<string, CommentRow[]>();
  for (const row of rows) {
    const group = groups.get(row.root_id);
    if (group) group.push(row);
    else groups.set(row.root_id, [row]);
  }
  return groups;
};

/**
 * The first replies of each root, in one query. Roots with no more than those are read together,
 * since nothing is left out; each of the others is a part of its own, which ends early.
 */
const firstReplies = async (
  db: Db,
  roots: readonly CommentRow[],
): Promise<ReadonlyMap<string, readonly CommentRow[]>> => {
  const part = (replies: ReturnType<typeof repliesOf>) =>
    db.selectFrom(replies.as('first')).selectAll();
  const answered = roots.filter((root) => root.reply_count > 0);
  const whole = answered.filter((root) => root.reply_count <= REPLIES_WITH_ROOT);
  const long = answered.filter((root) => root.reply_count > REPLIES_WITH_ROOT);
  const [first, ...others] = [
    // No index holds the replies of several roots in the order of time.
    ...(whole.length > 0 ? [part(repliesOf(db, whole).clearOrderBy())] : []),
    ...long.map((root) => part(repliesOf(db, [root]).limit(REPLIES_WITH_ROOT))),
  ];
  if (!first) return new Map();
  const rows = await others.reduce((all, part) => all.unionAll(part), first).execute();
  // No database promises the order of a union.
  return byRoot(rows.sort((a, b) => comparePlaces(placeOf(a), placeOf(b))));
};

/** The visible comment `id` of this thread, or `undefined`. */
const visibleIn = async (
  db: Db,
  thread: ThreadRow,
  id: string,
): Promise<CommentRow | undefined> => {
  const row = await findComment(db, id);
  return row && row.thread_id === thread.id && isVisible(row) ? row : undefined;
};

const startOf = async (
  after: Place | undefined,
  first: () => Promise<CommentRow | undefined>,
): Promise<Start | undefined> => {
  if (after) return { place: after, inclusive: false };
  const row = await first();
  return row && { place: placeOf(row), inclusive: true };
};

/** What is asked for, its cursor already read. */
export interface Asked {
  readonly query: PageQuery;
  readonly after: Place | undefined;
}

const asPage = (
  thread: ThreadRow,
  items: readonly ListedComment[],
  next: string | false,
): Page => ({
  thread: toThread(thread),
  items,
  featured: [],
  ...(next !== false && { next }),
});

/** The first `limit` rows, and the last of them where there are more. */
const cut = (rows: readonly CommentRow[], limit: number) => {
  const shown = rows.slice(0, limit);
  return { shown, last: rows.length > limit ? shown.at(-1) : undefined };
};

const conversation = async (db: Db, thread: ThreadRow, { query, after }: Asked): Promise<Page> => {
  const root = await visibleIn(db, thread, query.root ?? '');
  if (!root || root.parent_id !== null) return asPage(thread, [], false);
  const start = await startOf(after, async () => {
    const first = query.at === undefined ? undefined : await visibleIn(db, thread, query.at);
    return first?.root_id === root.id && first.parent_id !== null ? first : undefined;
  });
  const rows = await repliesOf(db, [root], start)
    .limit(query.limit + 1)
    .execute();
  const { shown, last } = cut(rows, query.limit);
  return asPage(thread, shown.map(toListed), last ? toCursor('replies', placeOf(last)) : false);
};

const roots = async (db: Db, thread: ThreadRow, { query, after }: Asked): Promise<Page> => {
  const start = await startOf(after, async () => {
    const found = query.at === undefined ? undefined : await visibleIn(db, thread, query.at);
    return found && visibleIn(db, thread, found.root_id);
  });
  const rows = await (
    query.sort === 'top'
      ? topRoots(db, thread.id, start)
      : rootsOf(db, thread.id, { direction: DIRECTION[query.sort], start })
  )
    .limit(query.limit + 1)
    .execute();
  const { shown, last } = cut(rows, query.limit);
  const replies = await firstReplies(db, shown);
  const items = shown.flatMap((root) => [root, ...(replies.get(root.id) ?? [])]).map(toListed);
  const read = asPage(thread, items, last ? toCursor(query.sort, placeOf(last)) : false);
  return after ? read : { ...read, featured: (await readFeatured(db, thread.id)).map(toListed) };
};

/** Reads the page; the caller has found the thread in the same snapshot. */
export const readPage = (db: Db, thread: ThreadRow, asked: Asked): Promise<Page> =>
  asked.query.root === undefined ? roots(db, thread, asked) : conversation(db, thread, asked);
