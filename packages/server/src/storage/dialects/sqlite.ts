/** SQLite in a file of its own: the store of an installation without a database server. */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import {
  Kysely,
  SqliteDialect,
  SqliteQueryCompiler,
  ValueNode,
  type LimitNode,
  type SelectModifierNode,
  type SqliteStatement,
} from 'kysely';
import type { Connection, FullOptions } from '../connection.js';
import type { Db, Tables } from '../schema.js';
import { queryLog } from './query-log.js';
import { serveAlone } from './sqlite-alone.js';
import { onceFree } from './sqlite-busy.js';
import { gatherWrites } from './sqlite-writes.js';
import { guarded, type Symptoms } from './unavailable.js';

/** Result codes of https://www.sqlite.org/rescode.html that say "not now" rather than "wrong". */
const SYMPTOMS: Symptoms = {
  codes: /^SQLITE_(?:FULL|IOERR|READONLY|BUSY|LOCKED|CANTOPEN|NOMEM|PROTOCOL)/u,
  words: /database connection is not open|driver has already been destroyed/u,
};

/**
 * How long SQLite itself waits for another process. That wait stops this whole process, so it is
 * short; `onceFree` waits on without stopping anything.
 */
const BLOCKING_WAIT_MS = 20;

/**
 * - `wal`: readers and the writer do not wait for each other.
 * - `synchronous = full`: each commit is flushed to the disk before it is reported, so what was
 *   acknowledged survives a crash of the process and of the machine. (`normal` would lose the
 *   last commits with the power.) `fullfsync` makes that true on macOS too, where a plain flush
 *   stops at the drive's own cache; elsewhere it does nothing.
 * - The log is folded into the file every 8,000 pages (32 MiB), so that a page many writes have changed is
 *   written back once, and cut to 64 MiB after a burst.
 * - Up to 32 MiB of pages are kept in memory by each connection; the default of 2 is less than a busy hour.
 */
const PRAGMAS = [
  `busy_timeout = ${String(BLOCKING_WAIT_MS)}`,
  'journal_mode = wal',
  'synchronous = full',
  'fullfsync = on',
  'foreign_keys = on',
  'wal_autocheckpoint = 8000',
  'cache_size = -32768',
  'journal_size_limit = 67108864',
];

const ROW_LOCKS: ReadonlySet<unknown> = new Set(['ForUpdate', 'SkipLocked']);

class OwnCompiler extends SqliteQueryCompiler {
  /** SQLite has no row locks and needs none: a write transaction has the whole database. */
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (!ROW_LOCKS.has(node.modifier)) super.visitSelectModifier(node);
  }

  /**
   * As a number in the text: SQLite looks at a limit when it plans, and so compiles a statement
   * anew each time one is bound to it, which costs several times what running it does.
   */
  protected override visitLimit({ limit }: LimitNode): void {
    const isNumber = ValueNode.is(limit) && typeof limit.value === 'number';
    this.append('limit ');
    this.visitNode(isNumber ? ValueNode.createImmediate(limit.value) : limit);
  }
}

class OwnDialect extends SqliteDialect {
  override createQueryCompiler(): OwnCompiler {
    return new OwnCompiler();
  }
}

/** Statements kept compiled per connection, more than are in use at a time. */
const KEPT_STATEMENTS = 600;

/** Compiling a statement costs as much as running it, so the latest ones are kept. */
const keepStatements = (database: Database.Database) => {
  const kept = new Map<string, SqliteStatement>();
  return (sql: string): SqliteStatement => {
    const known = kept.get(sql);
    if (known) return known;
    const made = database.prepare(sql) as unknown as SqliteStatement;
    const [oldest] = kept.keys();
    if (kept.size >= KEPT_STATEMENTS && oldest !== undefined) kept.delete(oldest);
    kept.set(sql, made);
    return made;
  };
};

/** One connection. */
interface Opened {
  readonly db: Db;
  readonly close: () => Promise<void>;
}

const openFile = (path: string, pragmas: readonly string[]): Database.Database => {
  const file = new Database(path, { timeout: BLOCKING_WAIT_MS });
  try {
    for (const pragma of pragmas) file.pragma(pragma);
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
};

const connect = async (
  path: string,
  pragmas: readonly string[],
  options: FullOptions,
): Promise<Opened> => {
  const file = await onceFree(options.waitMs, () => openFile(path, pragmas));
  const database = { prepare: keepStatements(file), close: () => void file.close() };
  const db = new Kysely<Tables>({
    dialect: new OwnDialect({ database }),
    ...queryLog(options),
  });
  return {
    db,
    close: async () => {
      await db.destroy();
      file.close(); // Kysely leaves a connection open that was never used.
    },
  };
};

/** The path of a store that lives in memory. */
export const MEMORY = ':memory:';

/** Readable by the owner only, and so are the files SQLite makes beside it: it copies the mode. */
const makePrivate = (path: string): void => {
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch {
    // SQLite says better what is wrong with the place.
  }
};

const NOTHING_HELD = (): void => undefined;

/**
 * One connection to write, another one to read beside it, and what gives back the right to serve
 * the file; memory has room for one connection only, and is nobody else's.
 */
const connectBoth = async (path: string, options: FullOptions) => {
  if (path === MEMORY) {
    const both = await connect(path, PRAGMAS, options);
    return { writer: both, reader: both, giveBack: NOTHING_HELD };
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  makePrivate(path);
  const giveBack = options.alone ? serveAlone(path) : NOTHING_HELD;
  try {
    const writer = await connect(path, PRAGMAS, options);
    const reader = await connect(path, [...PRAGMAS, 'query_only = on'], options);
    return { writer, reader, giveBack };
  } catch (error) {
    giveBack();
    throw error;
  }
};

/**
 * Opens the file at `path`, made with its folder where it does not exist; `:memory:` keeps
 * everything in memory. Rejects with `StoreUnavailable` where the file cannot be opened, and with
 * `AlreadyServed` where it is to be served alone and another server has it.
 */
export const openSqlite = (path: string, options: FullOptions): Promise<Connection> =>
  guarded(SYMPTOMS, async () => {
    const { writer, reader, giveBack } = await connectBoth(path, options);
    const write = gatherWrites(writer.db, options.waitMs);
    return {
      read: (work) => guarded(SYMPTOMS, () => work(reader.db)),
      snapshot: (work) => guarded(SYMPTOMS, () => reader.db.transaction().execute(work)),
      write: (work) => guarded(SYMPTOMS, () => write(work)),
      // Every write begins by taking the only write lock there is.
      lockMigrations: () => Promise.resolve(),
      columns: { dialect: 'SQLite', id: 'text', big: 'integer' },
      close: async () => {
        await reader.close();
        await writer.close();
        giveBack();
      },
    };
  });
