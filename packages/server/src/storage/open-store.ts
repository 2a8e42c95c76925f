/** Opens the store that a database URL names, ready to use. */
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import type { Store } from '../ports/store.js';
import { authorRecordsOver } from './author-records.js';
import { accountsOver } from './accounts.js';
import { authorsOver } from './authors.js';
import { batchesOver } from './batches.js';
import { commentsOver } from './comments.js';
import { withDefaults, type Connection, type StoreOptions } from './connection.js';
import { deskOver } from './desk.js';
import { MEMORY, openSqlite } from './dialects/sqlite.js';
import { deskLogOver } from './desk-log.js';
import { migrate } from './migrations/migrate.js';
import { nodesOver } from './nodes.js';
import { queuesOver } from './queues.js';
import { mend, recount } from './recount.js';
import { rulesOver } from './rules.js';
import { sanctionsOver } from './sanctions.js';
import { sitesOver } from './sites.js';
import { teamOver } from './team.js';
import { threadsOver } from './threads.js';

const SQLITE = /^sqlite:(?<path>.+)$/u;
const POSTGRES = /^postgres(?:ql)?:\/\//u;

/** The path of the file that a database URL names, if it names one. */
export const sqlitePathIn = (databaseUrl: string): string | undefined =>
  SQLITE.exec(databaseUrl)?.groups?.['path'];

/** The file itself; `undefined` also where the store is in memory. */
const fileOf = (databaseUrl: string): string | undefined => {
  const path = sqlitePathIn(databaseUrl);
  return path === MEMORY ? undefined : path;
};

/** Whether there is something already where a database URL points; of a database server that is not asked. */
export const isThere = (databaseUrl: string): boolean => {
  const file = fileOf(databaseUrl);
  return file === undefined || existsSync(file);
};

/** Whether a database URL names a PostgreSQL. */
export const isPostgres = (databaseUrl: string): boolean => POSTGRES.test(databaseUrl);

/**
 * Connects to a database without touching what is in it: `sqlite:<path>`, `sqlite::memory:`,
 * `postgres://…` or `postgresql://…`. Rejects with a plain error for any other URL.
 */
export const connect = async (
  databaseUrl: string,
  options: StoreOptions = {},
): Promise<Connection> => {
  const path = sqlitePathIn(databaseUrl);
  if (path !== undefined) return openSqlite(path, withDefaults(options));
  if (isPostgres(databaseUrl)) {
    // Its driver is loaded where it is used: a server over a file starts sooner and stays smaller.
    const { openPostgres } = await import('./dialects/postgres.js');
    return openPostgres(databaseUrl, withDefaults(options));
  }
  // The URL itself may hold a password and is not repeated.
  throw new Error('the database URL must begin with sqlite:, postgres:// or postgresql://');
};

/** All ports over one connection, whose tables `migrate` has brought up to date. */
export const storeOver = (connection: Connection, node: string | null = null): Store => ({
  sites: sitesOver(connection),
  authors: authorsOver(connection),
  threads: threadsOver(connection),
  comments: commentsOver(connection),
  queues: queuesOver(connection),
  batches: batchesOver(connection, node),
  nodes: nodesOver(connection),
  desk: deskOver(connection),
  team: teamOver(connection),
  accounts: accountsOver(connection),
  log: deskLogOver(connection),
  rules: rulesOver(connection),
  sanctions: sanctionsOver(connection),
  authorRecords: authorRecordsOver(connection),
  ping: () =>
    connection.read(async (db) => {
      await sql`select 1`.execute(db);
    }),
  recount: () => connection.snapshot(recount),
  mend: () => mend(connection),
  close: connection.close,
});

/**
 * Opens the store and brings its tables up to date. Rejects with `StoreUnavailable` where the
 * database does not answer, with `AlreadyServed` where it is to be served alone and is not, and with
 * `DatabaseTooNew` where a later version of the code made it. `node` names this run of the server
 * where it is one of several.
 */
export const openStore = async (
  databaseUrl: string,
  { node, ...options }: StoreOptions & { readonly node?: string | undefined } = {},
): Promise<Store> => {
  const connection = await connect(databaseUrl, options);
  try {
    await migrate(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return storeOver(connection, node);
};
