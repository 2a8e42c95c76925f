/** What the ports' implementations need of a database, the same over both dialects. */
import type { ColumnDataType, RawBuilder } from 'kysely';
import type { Db } from './schema.js';

/** Statements made up of one query, or of several that must see the same moment, or that write. */
export interface Connection {
  /** One query. */
  readonly read: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** Several queries, all of which see the database as it was at one moment. */
  readonly snapshot: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /**
   * One transaction, committed and durable when it resolves, without any trace when it rejects.
   * `work` may run more than once and must therefore have no effect outside the database.
   */
  readonly write: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** Holds every other process back from migrating until the surrounding `write` ends. */
  readonly lockMigrations: (db: Db) => Promise<void>;
  readonly columns: ColumnTypes;
  readonly close: () => Promise<void>;
}

/** Column types whose names differ between the dialects. */
export interface ColumnTypes {
  /** For what the two do not have in common at all, triggers for one. */
  readonly dialect: 'SQLite' | 'PostgreSQL';
  /** Text that is compared byte by byte, as ids and keys are. */
  readonly id: ColumnDataType | RawBuilder<unknown>;
  /** A whole number up to 2^53. */
  readonly big: ColumnDataType;
}

/** One statement that was run. Parameters hold what readers wrote: never log them. */
export interface QuerySeen {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly durationMs: number;
}

export interface StoreOptions {
  /** Connections to PostgreSQL at the same time. Default 10. SQLite has one to write and one to read. */
  readonly poolSize?: number;
  /** After this a statement on PostgreSQL is given up, two seconds later where the server does not answer at all. Default 10 seconds. */
  readonly statementTimeoutMs?: number;
  /** How long opening a connection, or a lock held by another process, is waited for. Default 5 seconds. */
  readonly waitMs?: number;
  /** Takes the right to serve an SQLite file until it is closed, which only one server has. Default false. */
  readonly alone?: boolean;
  /** Told of every statement after it ran, for metrics. */
  readonly onQuery?: (query: QuerySeen) => void;
}

/** The options with every default filled in. */
export type FullOptions = Required<Omit<StoreOptions, 'onQuery'>> & Pick<StoreOptions, 'onQuery'>;

/** Fills in the defaults. */
export const withDefaults = (options: StoreOptions): FullOptions => ({
  poolSize: 10,
  statementTimeoutMs: 10_000,
  waitMs: 5_000,
  alone: false,
  ...options,
});
