/** PostgreSQL: the store of an installation with a database server, or with several nodes. */
import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { StoreUnavailable } from '../../ports/store.js';
import type { Connection, FullOptions } from '../connection.js';
import type { Db, Tables } from '../schema.js';
import { queryLog } from './query-log.js';
import { codeOf, guarded, type Symptoms } from './unavailable.js';

/**
 * SQLSTATE classes and codes of https://www.postgresql.org/docs/15/errcodes-appendix.html, and
 * what the operating system says of a host that does not answer: connection gone (08), out of
 * room or connections (53), shut down (57P), statement given up (57014), disk broken (58030),
 * a standby that takes no writes (25006).
 */
const SYMPTOMS: Symptoms = {
  codes:
    /^(?:08...|53...|57P..|57014|58030|25006|55P03|E(?:CONNREFUSED|CONNRESET|NOTFOUND|PIPE|TIMEDOUT|AI_AGAIN|HOSTUNREACH|NETUNREACH))$/u,
  words:
    /timeout exceeded when trying to connect|connection terminated|connection error and is not queryable|after calling end on the pool|driver has already been destroyed|client was closed/iu,
};

/** Two transactions were in each other's way (serialisation, deadlock). Run again, one after the other, they are not. */
const COLLIDED = /^40(?:001|P01)$/u;
/** Another transaction inserted the same row first. Run again, this one finds it. */
const INSERTED_TWICE = '23505';
const MOST_ATTEMPTS = 6;
/** Grows with each attempt. One that came back at once could take the lock away from the very transaction that won. */
const LONGEST_PAUSE_MS = 20;

/** `bigint` as a number; the driver would hand it over as text. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/** So much later than the time of a statement a server that works has said that it gave it up. */
const GRACE_MS = 2_000;

/**
 * A line to the server that ends when nothing came over it for so long. A server that hangs, and a
 * network that swallows everything, keep a connection open and no time of the server's own: without
 * this a statement would be waited for as long as they like. Only the whole line can be given up,
 * for what was begun on it may yet be done. One that has nothing to do is closed sooner by the pool.
 */
const lineTo = (silentMs: number) => (): Socket => {
  const line = new Socket();
  return line.setTimeout(silentMs, () => {
    const error = new Error('the database server does not answer');
    line.destroy(Object.assign(error, { code: 'ETIMEDOUT' }));
  });
};

const makePool = (url: string, { poolSize, statementTimeoutMs, waitMs }: FullOptions): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: waitMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 3 * statementTimeoutMs,
    stream: lineTo(statementTimeoutMs + GRACE_MS),
    application_name: 'komentar',
    types,
  });
  // A connection that breaks tells it here as well as to whoever waits for an answer on it; an
  // event nobody listens to would end the process.
  const heard = (): void => undefined;
  pool.on('error', heard);
  pool.on('connect', (client) => client.on('error', heard));
  return pool;
};

const isCollision = (error: unknown): boolean =>
  COLLIDED.test(codeOf(error)) || codeOf(error) === INSERTED_TWICE;

const again = async <T>(attempt: () => Promise<T>, made = 1): Promise<T> => {
  try {
    return await attempt();
  } catch (error) {
    if (isCollision(error) && made < MOST_ATTEMPTS) {
      await pause(Math.random() * LONGEST_PAUSE_MS * made);
      return again(attempt, made + 1);
    }
    if (!COLLIDED.test(codeOf(error))) throw error;
    throw new StoreUnavailable('too many writers at once', { cause: error });
  }
};

interface Transaction {
  readonly execute: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
}

/** Runs a transaction. Where its connection broke, rolling back fails as well: the first error is the one that tells why. */
const inTransaction = async <T>(
  transaction: Transaction,
  work: (db: Db) => Promise<T>,
): Promise<T> => {
  const errors: unknown[] = [];
  try {
    return await transaction.execute((db) =>
      work(db).catch((error: unknown) => {
        errors.push(error);
        throw error;
      }),
    );
  } catch (error) {
    throw errors[0] ?? error;
  }
};

/** Names the lock of starting processes; any number that nothing else in the database uses. */
const MIGRATION_LOCK = 7_202_014;

/**
 * Opens a pool of connections. A commit is as durable as the server's `synchronous_commit` makes
 * it, by default flushed to the disk. Nothing is connected until the first query.
 */
export const openPostgres = (url: string, options: FullOptions): Connection => {
  const database: Db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: makePool(url, options) }),
    ...queryLog(options),
  });
  const oneMoment = () =>
    database.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return {
    read: (work) => guarded(SYMPTOMS, () => work(database)),
    snapshot: (work) => guarded(SYMPTOMS, () => inTransaction(oneMoment(), work)),
    write: (work) =>
      guarded(SYMPTOMS, () => again(() => inTransaction(database.transaction(), work))),
    lockMigrations: async (db) => {
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(db);
    },
    columns: { dialect: 'PostgreSQL', id: sql`text collate "C"`, big: 'bigint' },
    close: () => database.destroy(),
  };
};
