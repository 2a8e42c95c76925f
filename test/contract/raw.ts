/** Reaches past the ports, for what no port shows and for the query planner. */
import { CompiledQuery } from 'kysely';
import type { Connection } from '#server/storage/connection.js';
import { connect } from '#server/storage/open-store.js';
import type { Db } from '#server/storage/schema.js';

/** Connects, works and disconnects. */
export const withConnection = async <T>(
  url: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> => {
  const connection = await connect(url);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
};

/** Writes past the ports. */
export const writeRaw = <T>(url: string, work: (db: Db) => Promise<T>): Promise<T> =>
  withConnection(url, ({ write }) => write(work));

/** Runs one statement and answers its rows. */
export const run = async (
  db: Db,
  statement: string,
  parameters: readonly unknown[] = [],
): Promise<readonly Record<string, unknown>[]> => {
  const { rows } = await db.executeQuery<Record<string, unknown>>(
    CompiledQuery.raw(statement, [...parameters]),
  );
  return rows;
};
