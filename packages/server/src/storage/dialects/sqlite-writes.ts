/**
 * Gathers SQLite's writes: those that are waiting when a commit begins share it.
 *
 * A commit that is flushed to the disk takes a millisecond or more, however little it writes, and
 * SQLite makes one at a time. Each write is a savepoint of the shared transaction: one that fails
 * leaves no trace and does not disturb the others. Nobody hears of success before the commit.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import { StoreUnavailable } from '../../ports/store.js';
import type { Connection } from '../connection.js';
import type { Db } from '../schema.js';
import { onceFree } from './sqlite-busy.js';

/** Writes per commit: enough to make the flush cheap, few enough that readers hardly wait. */
const MOST_GATHERED = 64;

/** Writes that may wait, several seconds' work; one more is told that the store is away and comes back later. */
const MOST_WAITING = 1_000;

/** Gives a caller its result, or its error. */
type Deliver = () => void;

interface Job {
  /** Does the work and answers how to report it. */
  readonly run: (db: Db) => Promise<Deliver>;
  readonly fail: (error: unknown) => void;
}

const run = async (db: Db, sql: string): Promise<void> => {
  await db.executeQuery(CompiledQuery.raw(sql));
};

const inSavepoint = async (db: Db, job: Job): Promise<Deliver> => {
  await run(db, 'savepoint job');
  try {
    const deliver = await job.run(db);
    await run(db, 'release job');
    return deliver;
  } catch (error) {
    await run(db, 'rollback to job').catch(() => {
      // A full or broken disk ends the whole transaction at once, and every write in it failed.
      throw error;
    });
    await run(db, 'release job');
    return () => job.fail(error);
  }
};

const inTransaction = async (db: Db, jobs: readonly Job[]): Promise<readonly Deliver[]> => {
  try {
    const deliveries: Deliver[] = [];
    for (const job of jobs) deliveries.push(await inSavepoint(db, job));
    await run(db, 'commit');
    return deliveries;
  } catch (error) {
    await run(db, 'rollback').catch(() => undefined);
    throw error;
  }
};

const commitTogether = async (writer: Db, jobs: readonly Job[], waitMs: number): Promise<void> => {
  try {
    const deliveries = await writer.connection().execute(async (db) => {
      // Takes the write lock at once; a transaction that began by reading could not wait for it later.
      await onceFree(waitMs, () => run(db, 'begin immediate'));
      return inTransaction(db, jobs);
    });
    for (const deliver of deliveries) deliver();
  } catch (error) {
    for (const job of jobs) job.fail(error);
  }
};

/** The `write` of a connection over its only writer. `waitMs`: how long a foreign lock is waited for. */
export const gatherWrites = (writer: Db, waitMs: number): Connection['write'] => {
  const waiting: Job[] = [];
  let draining = false;
  const drain = async (): Promise<void> => {
    draining = true;
    while (waiting.length > 0) {
      await nextTurn(); // Lets in what has arrived meanwhile.
      await commitTogether(writer, waiting.splice(0, MOST_GATHERED), waitMs);
    }
    draining = false;
  };
  return (work) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= MOST_WAITING) {
        reject(new StoreUnavailable('too many writes wait'));
        return;
      }
      waiting.push({
        run: async (db) => {
          const value = await work(db);
          return () => resolve(value);
        },
        fail: reject,
      });
      if (!draining) void drain();
    });
};
