/** The kept counters of authors and threads: what a movement from one status to another does to them. */
import type { Status } from '@komentar/domain';
import type { Db, ThreadRow } from './schema.js';

/** Where a comment comes from and goes to; a new one comes from `null`. */
export interface Passage {
  readonly from: Status | null;
  readonly to: Status;
}

type Tally = 'approved' | 'rejected';

/** `approved` counts an author's published comments, `rejected` those rejected or spam. */
const TALLY_OF: Partial<Record<Status, Tally>> = {
  published: 'approved',
  rejected: 'rejected',
  spam: 'rejected',
};
const tallyOf = (status: Status): Tally | undefined => TALLY_OF[status];

/** What the passage adds to the counter `name`: 1, 0 or -1. Undoing it therefore takes exactly that back. */
const added = <N extends string>(
  counterOf: (status: Status) => N | undefined,
  { from, to }: Passage,
  name: N,
): number => {
  const left = from !== null && counterOf(from) === name ? 1 : 0;
  const entered = counterOf(to) === name ? 1 : 0;
  return entered - left;
};

/** Keeps the author's counters in step. */
export const countForAuthor = async (db: Db, authorId: string, passage: Passage): Promise<void> => {
  const approved = added(tallyOf, passage, 'approved');
  const rejected = added(tallyOf, passage, 'rejected');
  if (approved === 0 && rejected === 0) return;
  await db
    .updateTable('author')
    .set((eb) => ({
      approved: eb('approved', '+', approved),
      rejected: eb('rejected', '+', rejected),
    }))
    .where('id', '=', authorId)
    .execute();
};

const waiting = (status: Status): 'pending' | undefined =>
  status === 'pending' ? status : undefined;

/** Keeps the number of a thread's waiting comments in step; the given row with the number as it is then. */
export const countForThread = async <T extends Pick<ThreadRow, 'id'> & Partial<ThreadRow>>(
  db: Db,
  thread: T,
  passage: Passage,
): Promise<T> => {
  const pending = added(waiting, passage, 'pending');
  if (pending === 0) return thread;
  const row = await db
    .updateTable('thread')
    .set((eb) => ({ pending: eb('pending', '+', pending) }))
    .where('id', '=', thread.id)
    .returning('pending')
    .executeTakeFirstOrThrow();
  return { ...thread, ...row };
};
