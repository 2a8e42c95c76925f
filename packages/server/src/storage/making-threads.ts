/** Makes a thread, and remembers the further names of one. */
import type { ThreadName } from '../ports/threads.js';
import type { Db, ThreadRow } from './schema.js';
import { searchOf } from './thread-list.js';
import { holdThread } from './thread-rows.js';

/** Remembers a name of the thread where it is free. */
export const addAlias = async (
  db: Db,
  { site, key }: ThreadName,
  threadId: string,
): Promise<void> => {
  await db
    .insertInto('thread_alias')
    .values({ site, key, thread_id: threadId })
    .onConflict((conflict) => conflict.columns(['site', 'key']).doNothing())
    .execute();
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
  await addAlias(db, { site, key }, id);
  const thread = await holdThread(db, { site, key });
  if (!thread) throw new Error('a thread was made and cannot be found');
  if (thread.id !== id) await db.deleteFrom('thread').where('id', '=', id).execute();
  return thread;
};
