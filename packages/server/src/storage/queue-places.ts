/** Keeps every comment's places in the queues, and the queues' counters, in step with its row. */
import {
  QUEUES,
  placeIn,
  queuesOf,
  type Queue,
  type QueueFacts,
  type QueuePlace,
} from '@komentar/domain';
import type { Counts, QueueChange } from '../ports/comments.js';
import { toQueueFacts } from './rows.js';
import type { CommentRow, Db, QueueCountRow } from './schema.js';

type Places = ReadonlyMap<Queue, QueuePlace>;

const placesOf = (facts: QueueFacts | undefined): Places =>
  new Map(facts && queuesOf(facts).map((queue) => [queue, placeIn(queue, facts)]));

/** Of a site without a comment. */
export const NO_COUNTS: Counts = {
  ...{ pending: 0, reports: 0, returned: 0, unreviewed: 0, spam: 0, log: 0 },
};

/** The counters of a row, without what else it has. */
export const toCounts = (row: QueueCountRow): Counts => ({
  pending: row.pending,
  reports: row.reports,
  returned: row.returned,
  unreviewed: row.unreviewed,
  spam: row.spam,
  log: row.log,
});

interface Step {
  readonly row: CommentRow;
  readonly had: Places;
  readonly has: Places;
}

const leave = async (db: Db, { row, had, has }: Step): Promise<void> => {
  const left = [...had.keys()].filter((queue) => !has.has(queue));
  if (left.length === 0) return;
  await db
    .deleteFrom('queue_item')
    .where('comment_id', '=', row.id)
    .where('queue', 'in', left)
    .execute();
};

const enter = async (db: Db, { row, had, has }: Step): Promise<void> => {
  const entered = [...has].filter(([queue]) => !had.has(queue));
  if (entered.length === 0) return;
  const { id, site } = row;
  await db
    .insertInto('queue_item')
    .values(entered.map(([queue, place]) => ({ comment_id: id, queue, site, ...place })))
    .execute();
};

const shift = async (db: Db, { row, had, has }: Step): Promise<void> => {
  for (const [queue, { at, rank }] of has) {
    const before = had.get(queue);
    if (!before || (before.at === at && before.rank === rank)) continue;
    await db
      .updateTable('queue_item')
      .set({ at, rank })
      .where('comment_id', '=', row.id)
      .where('queue', '=', queue)
      .execute();
  }
};

const count = (db: Db, { row, had, has }: Step): Promise<QueueCountRow> => {
  const moved = QUEUES.filter((queue) => had.has(queue) !== has.has(queue));
  return db
    .updateTable('queue_count')
    .set((eb) => ({
      ...Object.fromEntries(moved.map((queue) => [queue, eb(queue, '+', has.has(queue) ? 1 : -1)])),
      seq: eb('seq', '+', 1),
    }))
    .where('site', '=', row.site)
    .returningAll()
    .executeTakeFirstOrThrow();
};

/**
 * Brings places and counters from `before` (`undefined`: a new comment) to `after`; `undefined`
 * where the comment neither was nor is in a queue. One that stays where it is and reads
 * differently is a change as well. Comes last in a transaction, since on PostgreSQL it makes the
 * site's other writers wait for the commit.
 */
export const keepQueues = async (
  db: Db,
  before: CommentRow | undefined,
  after: CommentRow,
): Promise<QueueChange | undefined> => {
  const had = placesOf(before && toQueueFacts(before));
  const has = placesOf(toQueueFacts(after));
  if (had.size === 0 && has.size === 0) return undefined;
  const step = { row: after, had, has };
  await leave(db, step);
  await enter(db, step);
  await shift(db, step);
  const row = await count(db, step);
  return { seq: row.seq, counts: toCounts(row), from: [...had.keys()], to: [...has.keys()] };
};
