/** The port `Queues` over a connection: pages of queues in any order, site by site and merged. */
import { bucketOf, compareSpots, orderOf, type QueueOrder, type QueueSpot } from '@komentar/domain';
import { sql } from 'kysely';
import type { Counts, QueueFilter, QueuePage, QueueQuery, Queues } from '../ports/comments.js';
import { toCards } from './cards.js';
import { findComment, findComments } from './comment-rows.js';
import type { Connection } from './connection.js';
import { fromQueueCursor, toQueueCursor } from './queue-cursor.js';
import { conditionsOf } from './queue-filter.js';
import { NO_COUNTS, toCounts } from './queue-places.js';
import type { Db, QueueCountRow } from './schema.js';

/** What is read, its cursor already understood. */
interface Asked {
  readonly order: QueueOrder;
  readonly filter: QueueFilter;
  readonly now: number;
  readonly after: QueueSpot | undefined;
  readonly limit: number;
}

/** From which time on (inclusive), and until which (exclusive), the comments of a bucket have waited. */
interface Span {
  readonly from: number | undefined;
  readonly until: number | undefined;
}

const spanOf = ({ order: { ages }, now }: Asked, bucket: number): Span => {
  const older = ages[bucket - 1];
  const age = ages[bucket];
  return {
    from: older === undefined ? undefined : now - older + 1,
    until: age === undefined ? undefined : now - age + 1,
  };
};

const isFiltered = (filter: QueueFilter): boolean =>
  Object.values(filter).some((wanted) => wanted !== undefined);

const COLUMNS = {
  at: ['queue_item.at', 'queue_item.comment_id'],
  rank: ['queue_item.rank', 'queue_item.at', 'queue_item.comment_id'],
} as const;

/** With the sign no planner takes the wait for a reason to leave the index that has the order, and to sort. */
const waitedFrom = sql<number>`+${sql.ref('queue_item.at')}`;

/** A place in a queue with the site of its comment. */
type SiteSpot = QueueSpot & { readonly site: string };

/** What one query reads: one site's comments of one bucket. */
interface Part {
  readonly site: string;
  readonly bucket: number;
}

/** The items of one site and bucket in order, from the place read last on. */
const itemsOf = (db: Db, asked: Asked, { site, bucket }: Part) => {
  const { order, filter, now, after, limit } = asked;
  const { from, until } = spanOf(asked, bucket);
  const start = after && bucketOf(order, after.at, now) === bucket ? after : undefined;
  const beyond = order.direction === 'asc' ? '>' : '<';
  const query = db
    .selectFrom('queue_item')
    .select(['queue_item.comment_id as id', 'queue_item.at', 'queue_item.rank', 'queue_item.site'])
    .where('queue_item.site', '=', site)
    .where('queue_item.queue', '=', order.queue)
    .$if(from !== undefined, (some) => some.where(waitedFrom, '>=', from ?? 0))
    .$if(until !== undefined, (some) => some.where(waitedFrom, '<', until ?? 0))
    .$if(start !== undefined && order.by === 'at', (some) =>
      some.where((eb) =>
        eb(
          eb.refTuple('queue_item.at', 'queue_item.comment_id'),
          beyond,
          eb.tuple(start?.at ?? 0, start?.id ?? ''),
        ),
      ),
    )
    .$if(start !== undefined && order.by === 'rank', (some) =>
      some.where((eb) =>
        eb(
          eb.refTuple('queue_item.rank', 'queue_item.at', 'queue_item.comment_id'),
          beyond,
          eb.tuple(start?.rank ?? 0, start?.at ?? 0, start?.id ?? ''),
        ),
      ),
    )
    .limit(limit + 1);
  const ordered = COLUMNS[order.by].reduce(
    (some, column) => some.orderBy(column, order.direction),
    query,
  );
  if (!isFiltered(filter)) return ordered.execute();
  return ordered
    .innerJoin('comment', 'comment.id', 'queue_item.comment_id')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.comment_id', '=', 'comment.id')
        .onRef('revision.n', '=', 'comment.revision'),
    )
    .where((eb) => eb.and(conditionsOf(eb, filter, now)))
    .execute();
};

/**
 * One spot more than asked for, where there are as many. Each site on its own and then merged,
 * since an index has an order only within one site; each bucket after those that come before it.
 */
const spotsOf = async (
  db: Db,
  sites: readonly string[],
  asked: Asked,
): Promise<readonly SiteSpot[]> => {
  const { order, now, after, limit } = asked;
  const spots: SiteSpot[] = [];
  const first = after ? bucketOf(order, after.at, now) : 0;
  for (let bucket = first; bucket <= order.ages.length && spots.length <= limit; bucket += 1) {
    const found: SiteSpot[] = [];
    for (const site of sites) found.push(...(await itemsOf(db, asked, { site, bucket })));
    spots.push(...found.sort(compareSpots(order, now)));
  }
  return spots.slice(0, limit + 1);
};

const countsOf = async (db: Db, sites: readonly string[]): Promise<readonly QueueCountRow[]> =>
  sites.length === 0
    ? []
    : db.selectFrom('queue_count').selectAll().where('site', 'in', sites).execute();

const countsBySite = async (db: Db): Promise<ReadonlyMap<string, Counts>> => {
  const rows = await db.selectFrom('queue_count').selectAll().execute();
  return new Map(rows.map((row) => [row.site, toCounts(row)]));
};

const plus = (a: Counts, b: Counts): Counts => ({
  pending: a.pending + b.pending,
  reports: a.reports + b.reports,
  opinions: a.opinions + b.opinions,
  returned: a.returned + b.returned,
  unreviewed: a.unreviewed + b.unreviewed,
  spam: a.spam + b.spam,
  log: a.log + b.log,
});

const readQueue = async (db: Db, sites: readonly string[], asked: Asked): Promise<QueuePage> => {
  const { order, now, limit } = asked;
  const counts = await countsOf(db, sites);
  // A site without anything in the queue need not be asked.
  const busy = counts.filter((row) => row[order.queue] > 0).map(({ site }) => site);
  const spots = await spotsOf(db, busy, asked);
  const shown = spots.slice(0, limit);
  const rows = await findComments(
    db,
    shown.map(({ id }) => id),
  );
  const last = spots.length > limit ? shown.at(-1) : undefined;
  return {
    cards: await toCards(
      db,
      shown.flatMap(({ id }) => rows.get(id) ?? []),
    ),
    ...(last && { next: toQueueCursor({ order, now, spot: last }) }),
    counts: counts.map(toCounts).reduce(plus, NO_COUNTS),
    seqs: Object.fromEntries(counts.map(({ site, seq }) => [site, seq])),
    ...{ sort: order.sort, at: now },
  };
};

const askedOf = ({
  queue,
  sort,
  filter = {},
  after,
  limit,
  now,
}: QueueQuery): Asked | undefined => {
  const order = orderOf(queue, sort);
  if (after === undefined) return { order, filter, now, after: undefined, limit };
  const start = fromQueueCursor(order, after);
  return start && { order, filter, now: start.now, after: start.spot, limit };
};

/** The places of everything a query asks for, one more than its limit where there are as many. */
export const readSpots = async (db: Db, query: QueueQuery): Promise<readonly SiteSpot[]> => {
  const asked = askedOf(query);
  return asked ? spotsOf(db, [...new Set(query.sites)], asked) : [];
};

export const queuesOver = ({ read, snapshot }: Connection): Queues => ({
  places: (query) =>
    snapshot(async (db) => {
      const spots = await readSpots(db, query);
      return spots.slice(0, query.limit).map(({ id: commentId, site }) => ({ commentId, site }));
    }),
  page: async (query) => {
    const asked = askedOf(query);
    if (!asked) return 'bad-cursor';
    return snapshot((db) => readQueue(db, [...new Set(query.sites)], asked));
  },
  counts: () => read(countsBySite),
  card: (commentId) =>
    snapshot(async (db) => {
      const row = await findComment(db, commentId);
      if (!row) return undefined;
      const [card] = await toCards(db, [row]);
      return card;
    }),
});
