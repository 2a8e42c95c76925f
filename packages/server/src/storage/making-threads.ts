/** Makes a thread, and remembers the further names of one. */
import type { ThreadName } from '../ports/threads.js';
import type { Db, ThreadAliasTable, ThreadRow } from './schema.js';
import { inSteps, statement } from './statement.js';
import { searchOf } from './thread-list.js';
import { holdThread, nameKey } from './thread-rows.js';

const insertAliases = statement((db, { rows }: { readonly rows: readonly ThreadAliasTable[] }) =>
  db
    .insertInto('thread_alias')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['site', 'key']).doNothing()),
);

/** Remembers names of threads where they are free; sorted, so that two who remember the same do not wait for ever. */
export const addAliases = async (db: Db, rows: readonly ThreadAliasTable[]): Promise<void> => {
  const sorted = rows.toSorted((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1));
  for (const step of inSteps(sorted)) await insertAliases(db, { rows: step });
};

interface NewThread extends ThreadName {
  readonly id: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly at: number;
}

/**
 * Makes the thread of this name and holds it. The name decides: where another writer took it at the
 * same moment, that writer's thread is the one, and the row made here goes again.
 */
export const makeThread = async (
  db: Db,
  { id, site, key, url, title, at }: NewThread,
): Promise<ThreadRow> => {
  const row: ThreadRow = {
    ...{ id, site, key, url, title, state: 'open', total: 0, pending: 0, seq: 0, version: 1 },
    ...{ lasting: null, passing: null, until_at: null, note: null, shown_seq: 0 },
    search: searchOf(title, key),
    created_at: at,
  };
  await db.insertInto('thread').values(row).execute();
  await addAliases(db, [{ site, key, thread_id: id }]);
  const thread = await holdThread(db, { site, key });
  if (!thread) throw new Error('a thread was made and cannot be found');
  if (thread.id !== id) await db.deleteFrom('thread').where('id', '=', id).execute();
  return thread;
};
