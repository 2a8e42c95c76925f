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
import type { Moved } from './comment-rows.js';
import { grouped } from './grouping.js';
import { toQueueFacts } from './rows.js';
import type { CommentRow, Db, QueueCountRow, QueueItemTable } from './schema.js';
import { inSteps, statement } from './statement.js';

type Places = ReadonlyMap<Queue, QueuePlace>;

const placesOf = (facts: QueueFacts | undefined): Places =>
  new Map(facts && queuesOf(facts).map((queue) => [queue, placeIn(queue, facts)]));

/** Of a site without a comment. */
export const NO_COUNTS: Counts = {
  ...{ pending: 0, reports: 0, opinions: 0, returned: 0, unreviewed: 0, spam: 0, log: 0 },
};

/** The counters of a row, without what else it has. */
export const toCounts = (row: QueueCountRow): Counts => ({
  pending: row.pending,
  reports: row.reports,
  opinions: row.opinions,
  returned: row.returned,
  unreviewed: row.unreviewed,
  spam: row.spam,
  log: row.log,
});

/** A comment's row and the places it had and has. */
interface Step {
  readonly row: CommentRow;
  readonly had: Places;
  readonly has: Places;
}

const stepOf = ({ before, after }: Moved): Step => ({
  row: after,
  had: placesOf(before && toQueueFacts(before)),
  has: placesOf(toQueueFacts(after)),
});

/** A comment that neither was nor is in a queue is nobody's business here. */
const isQueued = ({ had, has }: Step): boolean => had.size > 0 || has.size > 0;

const leave = async (db: Db, steps: readonly Step[]): Promise<void> => {
  const left = steps.flatMap(({ row, had, has }) =>
    [...had.keys()].filter((queue) => !has.has(queue)).map((queue) => ({ queue, id: row.id })),
  );
  for (const [queue, alike] of grouped(left, (item) => item.queue)) {
    await db
      .deleteFrom('queue_item')
      .where('queue', '=', queue)
      .where(
        'comment_id',
        'in',
        alike.map(({ id }) => id),
      )
      .execute();
  }
};

const takePlaces = statement((db, { places }: { readonly places: readonly QueueItemTable[] }) =>
  db
    .insertInto('queue_item')
    .values(places)
    .onConflict((conflict) =>
      conflict.columns(['comment_id', 'queue']).doUpdateSet((eb) => ({
        at: eb.ref('excluded.at'),
        rank: eb.ref('excluded.rank'),
      })),
    ),
);

/** Takes a place in each queue that was entered, or another one in a queue it was in. */
const enter = async (db: Db, steps: readonly Step[]): Promise<void> => {
  const places = steps.flatMap(({ row: { id, site }, had, has }) =>
    [...has].flatMap(([queue, { at, rank }]) => {
      const before = had.get(queue);
      const isThere = before?.at === at && before.rank === rank;
      return isThere ? [] : { comment_id: id, queue, site, at, rank };
    }),
  );
  for (const step of inSteps(places)) await takePlaces(db, { places: step });
};

/** What is added to the counters of a site, by so many changes. */
interface Added {
  readonly site: string;
  readonly by: Readonly<Record<Queue, number>>;
  readonly changes: number;
}

const addToCounts = statement((db, { site, by, changes }: Added) =>
  db
    .updateTable('queue_count')
    .set((eb) => ({
      ...Object.fromEntries(QUEUES.map((queue) => [queue, eb(queue, '+', by[queue])])),
      seq: eb('seq', '+', changes),
    }))
    .where('site', '=', site)
    .returningAll(),
);

/** What steps add to each of the counters. */
const addedBy = (steps: readonly Step[]): Readonly<Record<Queue, number>> => {
  const addOf = (queue: Queue): number =>
    steps.reduce((sum, { had, has }) => sum + Number(has.has(queue)) - Number(had.has(queue)), 0);
  return Object.fromEntries(QUEUES.map((queue) => [queue, addOf(queue)])) as Record<Queue, number>;
};

/** Counts the steps; answers where the counters stand after each. */
const count = async (
  db: Db,
  site: string,
  steps: readonly Step[],
): Promise<readonly QueueChange[]> => {
  const [row] = await addToCounts(db, { site, by: addedBy(steps), changes: steps.length });
  if (!row) throw new Error(`site ${site} has no counters`);
  const last = toCounts(row);
  return steps.map(({ had, has }, n) => {
    const following = steps.slice(n + 1);
    const since = addedBy(following);
    const counts = Object.fromEntries(QUEUES.map((queue) => [queue, last[queue] - since[queue]]));
    return {
      ...{ seq: row.seq - following.length, counts: counts as Record<Queue, number> },
      ...{ from: [...had.keys()], to: [...has.keys()] },
    };
  });
};

/**
 * Brings places and counters of comments from `before` to `after`: for each the next number of its
 * site and where the counters stand at it, `undefined` where it neither was nor is in a queue. One
 * that stays where it is and reads differently is a change as well. Comes last in a transaction,
 * since on PostgreSQL it makes the sites' other writers wait for the commit.
 */
export const keepQueues = async (
  db: Db,
  moved: readonly Moved[],
): Promise<readonly (QueueChange | undefined)[]> => {
  const steps = moved.map(stepOf);
  const queued = steps.filter(isQueued);
  await leave(db, queued);
  await enter(db, queued);
  const bySite = [...grouped(queued, ({ row }) => row.site)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const changes = new Map<Step | undefined, QueueChange>();
  for (const [site, alike] of bySite) {
    const counted = await count(db, site, alike);
    counted.forEach((change, n) => changes.set(alike[n], change));
  }
  return steps.map((step) => changes.get(step));
};
