/** The port `Threads` over a connection. */
import type { Threads } from '../ports/threads.js';
import type { Connection } from './connection.js';
import { fromCursor } from './cursor.js';
import { readMissed } from './missed.js';
import { readPage } from './page.js';
import { toThread } from './rows.js';
import type { Db } from './schema.js';
import { findThread } from './thread-rows.js';

const readTotals = async (
  db: Db,
  site: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('thread_alias')
    .innerJoin('thread', 'thread.id', 'thread_alias.thread_id')
    .select(['thread_alias.key', 'thread.total'])
    .where('thread_alias.site', '=', site)
    .where('thread_alias.key', 'in', keys)
    .execute();
  return new Map(rows.map(({ key, total }) => [key, total]));
};

export const threadsOver = ({ read, snapshot }: Connection): Threads => ({
  find: (name) =>
    read(async (db) => {
      const row = await findThread(db, name);
      return row && toThread(row);
    }),
  findById: (id) =>
    read(async (db) => {
      const row = await db.selectFrom('thread').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toThread(row);
    }),
  page: async (name, query) => {
    const list = query.root === undefined ? query.sort : 'replies';
    const after = query.after === undefined ? undefined : fromCursor(list, query.after);
    if (query.after !== undefined && !after) return 'bad-cursor';
    return snapshot(async (db) => {
      const thread = await findThread(db, name);
      return thread && readPage(db, thread, { query, after });
    });
  },
  missed: (name, since, most) => snapshot((db) => readMissed(db, name, { since, most })),
  totals: (site, keys) => read((db) => readTotals(db, site, keys)),
});
