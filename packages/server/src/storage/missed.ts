/** What a reader missed while away, from the thread's log of changes. */
import type { Missed, ThreadName } from '../ports/threads.js';
import { toThread } from './rows.js';
import type { ChangeRow, Db } from './schema.js';
import { findThread } from './thread-rows.js';
import { toChanges } from './visibility.js';

/** What a change says of what; a later one with the same subject makes it superfluous. */
const subjectOf = ({ kind, comment_id: id }: ChangeRow): string => `${kind} ${id ?? ''}`;

/**
 * Leaves out what a later change says again. A `gone` stays even where its comment came back: it
 * took the replies along, and one of them may not have come back with it.
 */
const withoutSuperseded = (rows: readonly ChangeRow[]): readonly ChangeRow[] => {
  const last = new Map(rows.map((row) => [subjectOf(row), row.seq]));
  return rows.filter((row) => last.get(subjectOf(row)) === row.seq);
};

/** See `Threads.missed`. */
export const readMissed = async (
  db: Db,
  name: ThreadName,
  { since, most }: { readonly since: number; readonly most: number },
): Promise<Missed | undefined> => {
  const row = await findThread(db, name);
  if (!row) return undefined;
  const thread = toThread(row);
  // Whoever knew it hidden, or from before, was told nothing of what happened meanwhile.
  if (since > row.seq || since < row.shown_seq) return { thread };
  const rows = await db
    .selectFrom('change')
    .selectAll()
    .where('thread_id', '=', row.id)
    .where('seq', '>', since)
    .orderBy('seq')
    .limit(most + 1)
    .execute();
  if (rows.length > most) return { thread };
  return { thread, changes: await toChanges(db, withoutSuperseded(rows)) };
};
