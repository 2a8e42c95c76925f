/** The kept counters of authors and threads: what movements from one status to another do to them. */
import type { Status } from '@komentar/domain';
import type { Moved } from './comment-rows.js';
import { summed, type Sum } from './grouping.js';
import type { Db } from './schema.js';
import { padded, statement } from './statement.js';

type Tally = 'approved' | 'rejected';

/** `approved` counts an author's published comments, `rejected` those rejected or spam. */
const TALLY_OF: Partial<Record<Status, Tally>> = {
  published: 'approved',
  rejected: 'rejected',
  spam: 'rejected',
};
const tallyOf = (status: Status): Tally | undefined => TALLY_OF[status];

/** What the movement adds to the counter `name`: 1, 0 or -1. Undoing it therefore takes exactly that back. */
const added = <N extends string>(
  counterOf: (status: Status) => N | undefined,
  { before, after }: Moved,
  name: N,
): number => {
  const left = before && counterOf(before.status) === name ? 1 : 0;
  const entered = counterOf(after.status) === name ? 1 : 0;
  return entered - left;
};

const paddedSum = <C extends string>({ ids, by }: Sum<C>): Sum<C> => ({ ids: padded(ids), by });

const addToAuthors = statement((db, { ids, by }: Sum<Tally>) =>
  db
    .updateTable('author')
    .set((eb) => ({
      approved: eb('approved', '+', by.approved),
      rejected: eb('rejected', '+', by.rejected),
    }))
    .where('id', 'in', ids),
);

const holdAuthors = statement((db, { ids }: { readonly ids: readonly string[] }) =>
  db.selectFrom('author').select('id').where('id', 'in', ids).orderBy('id').forUpdate(),
);

/** Keeps the authors' counters in step. */
export const countForAuthors = async (db: Db, moved: readonly Moved[]): Promise<void> => {
  const addends = moved.map((step) => ({
    id: step.after.author_id,
    by: { approved: added(tallyOf, step, 'approved'), rejected: added(tallyOf, step, 'rejected') },
  }));
  const sums = summed(addends, ['approved', 'rejected']);
  // What is counted in several goes is held before in one order for everybody.
  if (sums.length > 1)
    await holdAuthors(db, { ids: padded(sums.flatMap(({ ids }) => ids).toSorted()) });
  for (const sum of sums) await addToAuthors(db, paddedSum(sum));
};

const waiting = (status: Status): 'pending' | undefined =>
  status === 'pending' ? status : undefined;

const addToThreads = statement((db, { ids, by }: Sum<'pending'>) =>
  db
    .updateTable('thread')
    .set((eb) => ({ pending: eb('pending', '+', by.pending) }))
    .where('id', 'in', ids),
);

/** Keeps the numbers of waiting comments of threads in step. */
export const countForThreads = async (db: Db, moved: readonly Moved[]): Promise<void> => {
  const addends = moved.map((step) => ({
    id: step.after.thread_id,
    by: { pending: added(waiting, step, 'pending') },
  }));
  for (const sum of summed(addends, ['pending'])) await addToThreads(db, paddedSum(sum));
};
