/** Inserts the rows that posts left bare into the same tables of another database, one flushed commit per comment. */
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';
import { openStore } from '#server/storage/open-store.js';
import type { Later } from './cleaning-up.js';
import { temporaryFolder } from './own-server.js';

type Row = Readonly<Record<string, unknown>>;

/** The rows of a table, all of them or the last ones by a column, in its order. */
type Read = (
  table: string,
  last?: { readonly by: string; readonly most: number },
) => Promise<Row[]>;

/** A database that has just our tables. */
interface Bare {
  readonly insert: (table: string, row: Row) => Promise<unknown>;
  /** The work as one commit, flushed when it resolves. */
  readonly commit: (work: () => Promise<void>) => Promise<void>;
}

/** What every post writes a row of, in an order that foreign keys allow. */
const WRITTEN = ['comment', 'revision', 'change'] as const;
/** What those rows refer to. */
const REFERRED = ['site', 'author', 'thread', 'thread_alias'] as const;
/** Bare commits between two moments in which the benchmark can be interrupted. */
const UNINTERRUPTED = 50;

const insertInTurn = async (read: Read, bare: Bare, posts: number): Promise<number[]> => {
  const held = (await read('comment')).filter(({ status }) => status !== 'published');
  if (held.length > 0) throw new Error('some posts were held, which writes other rows');
  for (const table of REFERRED) for (const row of await read(table)) await bare.insert(table, row);
  const rows = new Map<string, readonly Row[]>();
  for (const table of WRITTEN) {
    const by = table === 'comment' ? 'id' : 'comment_id';
    rows.set(table, await read(table, { by, most: posts }));
  }
  const times: number[] = [];
  for (let n = 0; n < posts; n += 1) {
    if (n % UNINTERRUPTED === 0) await nextTurn();
    const startedAt = performance.now();
    await bare.commit(async () => {
      for (const [table, all] of rows) await bare.insert(table, all[n] ?? {});
    });
    times.push(performance.now() - startedAt);
  }
  return times;
};

const lastOf = (table: string, last: Parameters<Read>[1]): string =>
  last === undefined
    ? `select * from ${table}`
    : `select * from (select * from ${table} order by ${last.by} desc limit ${last.most}) as late order by ${last.by}`;

const insertInto = (table: string, columns: readonly string[], mark: (n: number) => string) =>
  `insert into ${table} (${columns.join()}) values (${columns.map((_, n) => mark(n + 1)).join()})`;

/** Milliseconds of each commit, of the last posts of an SQLite file. */
export const bareCommitsOfSqlite = async (
  original: string,
  posts: number,
  later: Later,
): Promise<number[]> => {
  const path = join(await temporaryFolder(later), 'bare.db');
  await (await openStore(`sqlite:${path}`)).close();
  const [from, to] = [new Database(original, { readonly: true }), new Database(path)];
  later(() => void [from, to].map((file) => file.close()));
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'fullfsync = on'])
    to.pragma(pragma);
  const prepared = new Map<string, Database.Statement>();
  const insert = (table: string, row: Row) => {
    const sql = prepared.get(table) ?? to.prepare(insertInto(table, Object.keys(row), () => '?'));
    prepared.set(table, sql);
    return Promise.resolve(sql.run(...Object.values(row)));
  };
  const commit = async (work: () => Promise<void>) => {
    to.exec('begin immediate');
    await work();
    to.exec('commit');
  };
  const read: Read = (table, last) =>
    Promise.resolve(from.prepare(lastOf(table, last)).all() as Row[]);
  return insertInTurn(read, { insert, commit }, posts);
};

const connected = async (url: string, later: Later): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  later(() => client.end());
  return client;
};

/** Milliseconds of each commit, of the last posts of a PostgreSQL database; `empty` is another one of the same server. */
export const bareCommitsOfPostgres = async (
  { original, empty }: { readonly original: string; readonly empty: string },
  posts: number,
  later: Later,
): Promise<number[]> => {
  await (await openStore(empty)).close();
  const [from, to] = [await connected(original, later), await connected(empty, later)];
  const insert = (table: string, row: Row) => {
    const text = insertInto(table, Object.keys(row), (n) => `$${n}`);
    return to.query({ name: table, text, values: Object.values(row) });
  };
  const commit = async (work: () => Promise<void>) => {
    await to.query('begin');
    await work();
    await to.query('commit');
  };
  const read: Read = async (table, last) => (await from.query<Row>(lastOf(table, last))).rows;
  return insertInTurn(read, { insert, commit }, posts);
};
