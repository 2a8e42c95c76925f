/** The port `Nodes` over a connection: who is there, by the database's clock. */
import { sql, type RawBuilder } from 'kysely';
import type { Beat, Nodes, Standing } from '../ports/nodes.js';
import type { ColumnTypes, Connection } from './connection.js';
import type { Db } from './schema.js';

type Dialect = ColumnTypes['dialect'];

const CLOCK: Readonly<Record<Dialect, RawBuilder<number>>> = {
  PostgreSQL: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
  SQLite: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
};

/** Nodes that gave no sign for so long are forgotten. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1000;

/** Nodes that gave a sign of life lately. */
export const livingNodes = (db: Db, dialect: Dialect, goneAfterMs: number) =>
  db.selectFrom('node').where('seen_at', '>', sql<number>`${CLOCK[dialect]} - ${goneAfterMs}`);

const noteBeat = async (db: Db, dialect: Dialect, { id, keys }: Beat): Promise<void> => {
  const seen_at = CLOCK[dialect];
  await db
    .insertInto('node')
    .values({ id, keys, seen_at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at }))
    .execute();
};

/** Waits for whoever takes it at the same moment; only then is it looked who is there. */
const holdDuty = async (db: Db): Promise<string> => {
  await db
    .insertInto('duty')
    .values({ name: 'clock', node: '' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { node } = await db
    .selectFrom('duty')
    .select('node')
    .where('name', '=', 'clock')
    .forUpdate()
    .executeTakeFirstOrThrow();
  return node;
};

const takeDuty = async (db: Db, id: string): Promise<void> => {
  await db.updateTable('duty').set({ node: id }).where('name', '=', 'clock').execute();
};

const beatIn = async (db: Db, dialect: Dialect, beat: Beat): Promise<Standing> => {
  const { id, keys, goneAfterMs } = beat;
  await noteBeat(db, dialect, beat);
  const holder = await holdDuty(db);
  const living = await livingNodes(db, dialect, goneAfterMs).select(['id', 'keys']).execute();
  const others = living.filter((node) => node.id !== id);
  if (others.some((node) => node.keys !== keys)) return 'other-keys';
  if (holder === id) return 'on-duty';
  if (others.some((node) => node.id === holder)) return 'off-duty';
  await takeDuty(db, id);
  await db
    .deleteFrom('node')
    .where('seen_at', '<', sql<number>`${CLOCK[dialect]} - ${FORGOTTEN_MS}`)
    .execute();
  return 'on-duty';
};

export const nodesOver = ({ write, columns: { dialect } }: Connection): Nodes => ({
  beat: (beat) => write((db) => beatIn(db, dialect, beat)),
  leave: (id) =>
    write(async (db) => {
      await db.deleteFrom('node').where('id', '=', id).execute();
    }),
});
