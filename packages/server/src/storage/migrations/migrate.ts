/** Brings a database up to what this version of the code expects. */
import type { Connection } from '../connection.js';
import type { Db } from '../schema.js';
import { MIGRATIONS } from './index.js';

/** The database was made by a later version of the code, which this one must not touch. */
export class DatabaseTooNew extends Error {
  override readonly name = 'DatabaseTooNew';
}

const lastApplied = async (db: Db): Promise<number> => {
  const row = await db
    .selectFrom('migration')
    .select(({ fn }) => fn.max<number | null>('number').as('last'))
    .executeTakeFirstOrThrow();
  return row.last ?? 0;
};

const refuseNewer = (last: number): void => {
  const known = MIGRATIONS.length;
  if (last <= known) return;
  throw new DatabaseTooNew(
    `The database stands at migration ${String(last)}, this version knows ${String(known)}. Start the version that made it, or a later one.`,
  );
};

/**
 * Applies what is missing, all in one transaction: a failure leaves the database as it was. Of
 * several processes that start together one does it while the others wait.
 * Rejects with `DatabaseTooNew` where a later version has been here.
 */
export const migrate = (connection: Connection): Promise<void> =>
  connection.write(async (db) => {
    await connection.lockMigrations(db);
    await db.schema
      .createTable('migration')
      .ifNotExists()
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('applied_at', connection.columns.big, (column) => column.notNull())
      .execute();
    const last = await lastApplied(db);
    refuseNewer(last);
    for (const { number, name, up } of MIGRATIONS.slice(last)) {
      await up(db, connection.columns);
      await db.insertInto('migration').values({ number, name, applied_at: Date.now() }).execute();
    }
  });
