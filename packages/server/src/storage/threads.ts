/** The port `Threads` over a connection. */
import type { Threads } from '../ports/threads.js';
import type { Connection } from './connection.js';
import { fromCursor } from './cursor.js';
import { readMissed } from './missed.js';
import { readPage } from './page.js';
import { toThread, toThreadDecision } from './rows.js';
import type { Db } from './schema.js';
import { dueThreads, listThreads } from './thread-list.js';
import { findThread } from './thread-rows.js';
import { isHiddenAt } from './thread-taking.js';
import {
  changeThread,
  findThreadChange,
  readSettings,
  turnThread,
  undoThreadChange,
} from './thread-settings.js';

interface Named {
  readonly site: string;
  readonly keys: readonly string[];
}

const readTotals = async (
  db: Db,
  { site, keys }: Named,
  now: number,
): Promise<ReadonlyMap<string, number>> => {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('thread_alias')
    .innerJoin('thread', 'thread.id', 'thread_alias.thread_id')
    .selectAll('thread')
    .select('thread_alias.key as name')
    .where('thread_alias.site', '=', site)
    .where('thread_alias.key', 'in', keys)
    .execute();
  return new Map(rows.map((row) => [row.name, isHiddenAt(row, now) ? 0 : row.total]));
};

const readSeqs = async (db: Db, { site, keys }: Named): Promise<ReadonlyMap<string, number>> => {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('thread_alias')
    .innerJoin('thread', 'thread.id', 'thread_alias.thread_id')
    .select(['thread.seq', 'thread_alias.key'])
    .where('thread_alias.site', '=', site)
    .where('thread_alias.key', 'in', keys)
    .execute();
  return new Map(rows.map(({ key, seq }) => [key, seq]));
};

export const threadsOver = ({ read, snapshot, write }: Connection): Threads => ({
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
  totals: (site, keys, now) => read((db) => readTotals(db, { site, keys }, now)),
  seqs: (site, keys) => read((db) => readSeqs(db, { site, keys })),
  list: async (query) => {
    const after = query.after === undefined ? undefined : fromCursor('threads', query.after);
    if (query.after !== undefined && !after) return 'bad-cursor';
    return snapshot((db) => listThreads(db, { query, after }));
  },
  change: (change) => write((db) => changeThread(db, change)),
  undoChange: (undo) => write((db) => undoThreadChange(db, undo)),
  findChange: (id) =>
    read(async (db) => {
      const row = await findThreadChange(db, id);
      return row && toThreadDecision(row);
    }),
  settings: (name) => snapshot((db) => readSettings(db, name)),
  due: (query) => snapshot((db) => dueThreads(db, query)),
  turn: (id, at) => write((db) => turnThread(db, id, at)),
});
