/**
 * Takes everything from an SQLite file to a PostgreSQL database.
 *
 * Rows go page by page in the order of their primary keys, each page with a note of how far it came
 * in one transaction: broken off anywhere, the next run goes on there. At the end both sides are
 * read once more and compared. While it runs nobody else can write to the file.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import type { MovedTable, MoveStore } from '../ports/moving.js';
import type { Connection } from './connection.js';
import { migrate } from './migrations/migrate.js';
import { connect, isPostgres, sqlitePathIn } from './open-store.js';
import type { Db } from './schema.js';

/** Why nothing was moved, or not all of it; for the operator. */
export class NotMoved extends Error {
  override readonly name = 'NotMoved';
}

/** Rows of a page: with the widest table some 20,000 values, of which a statement takes 65,535. */
const PAGE = 500;
/** Bookkeeping of the database itself, and of the move. */
const OWN_TABLES = new Set(['migration', 'move_progress']);

type Row = Readonly<Record<string, unknown>>;

interface Table {
  readonly name: string;
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
  /** Tables its rows refer to. */
  readonly refersTo: readonly string[];
  /** The column by which a row refers to another one of the same table. */
  readonly parent: string | undefined;
}

const tableOf = async (db: Db, name: string): Promise<Table> => {
  const columns = await sql<{ name: string; pk: number }>`
    select name, pk from pragma_table_info(${name}) where pk > 0 order by pk`.execute(db);
  const references = await sql<{ from: string; table: string }>`
    select "from", "table" from pragma_foreign_key_list(${name})`.execute(db);
  return {
    name,
    key: columns.rows.map((column) => column.name),
    refersTo: references.rows.map(({ table }) => table).filter((table) => table !== name),
    parent: references.rows.find(({ table }) => table === name)?.from,
  };
};

/** All tables, those that others refer to before these. */
const tablesOf = async (db: Db): Promise<readonly Table[]> => {
  const names = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name`.execute(
    db,
  );
  const left = await Promise.all(
    names.rows.filter(({ name }) => !OWN_TABLES.has(name)).map(({ name }) => tableOf(db, name)),
  );
  const ordered: Table[] = [];
  while (left.length > 0) {
    const free = left.findIndex(({ refersTo }) =>
      refersTo.every((name) => !left.some((table) => table.name === name)),
    );
    if (free < 0) throw new Error('tables refer to each other in a circle');
    ordered.push(...left.splice(free, 1));
  }
  return ordered;
};

const keyOf = ({ key }: Table) => sql.join(key.map((column) => sql.ref(column)));

/** The next rows after the key `after`, in the order of the keys, which both databases share. */
const pageAfter = async (db: Db, table: Table, after: Row | undefined): Promise<readonly Row[]> => {
  const from = after
    ? sql`where (${keyOf(table)}) > (${sql.join(table.key.map((column) => after[column]))})`
    : sql``;
  const page = await sql<Row>`
    select * from ${sql.table(table.name)} ${from} order by ${keyOf(table)} limit ${PAGE}`.execute(
    db,
  );
  return page.rows;
};

/** Runs through all rows; what is in memory does not grow with them. */
async function* pagesOf(
  read: Connection['read'],
  table: Table,
  after?: Row,
): AsyncGenerator<readonly Row[]> {
  let last = after;
  for (;;) {
    const from = last;
    const page = await read((db) => pageAfter(db, table, from));
    last = page.at(-1);
    if (last === undefined) return;
    yield page;
  }
}

/** Rows of the page and, before them, what they refer to further on: a clock may have gone backwards. */
const withParents = async (
  db: Db,
  { name, parent, key: [id = ''] }: Table,
  page: readonly Row[],
): Promise<readonly Row[]> => {
  if (parent === undefined) return page;
  const rows = new Map(page.map((row) => [row[id], row]));
  const missing = (): unknown[] =>
    [...new Set([...rows.values()].map((row) => row[parent]))].filter(
      (of) => of !== null && !rows.has(of) && (of as string) > (page.at(-1)?.[id] as string),
    );
  for (let ids = missing(); ids.length > 0; ids = missing()) {
    const found = await sql<Row>`
      select * from ${sql.table(name)} where ${sql.ref(id)} in (${sql.join(ids)})`.execute(db);
    for (const row of found.rows) rows.set(row[id], row);
  }
  const depthOf = (row: Row): number => {
    const above = rows.get(row[parent]);
    return above === undefined ? 0 : 1 + depthOf(above);
  };
  return [...rows.values()].toSorted((a, b) => depthOf(a) - depthOf(b));
};

const insert = async (db: Db, table: Table, rows: readonly Row[]): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  await sql`
    insert into ${sql.table(table.name)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)} on conflict do nothing`.execute(db);
};

const noteProgress = (db: Db, table: Table, last: Row) =>
  sql`insert into move_progress (name, after)
    values (${table.name}, ${JSON.stringify(table.key.map((column) => last[column]))})
    on conflict (name) do update set after = excluded.after`.execute(db);

const progressOf = async (db: Db, table: Table): Promise<Row | undefined> => {
  const found = await sql<{ after: string }>`
    select after from move_progress where name = ${table.name}`.execute(db);
  const after = found.rows[0] && (JSON.parse(found.rows[0].after) as unknown[]);
  return after && Object.fromEntries(table.key.map((column, n) => [column, after[n]]));
};

const copyTable = async (from: Db, to: Connection, table: Table): Promise<void> => {
  const after = await to.read((db) => progressOf(db, table));
  for await (const page of pagesOf((read) => read(from), table, after)) {
    const rows = await withParents(from, table, page);
    await to.write(async (db) => {
      await insert(db, table, rows);
      await noteProgress(db, table, page.at(-1) ?? {});
    });
  }
};

const digestOf = async (read: Connection['read'], table: Table): Promise<MovedTable> => {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const page of pagesOf(read, table)) {
    rows += page.length;
    for (const row of page)
      hash.update(
        `${JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))}\n`,
      );
  }
  return { table: table.name, rows, hash: hash.digest('hex') };
};

/** A database with comments of its own is nobody's to write into. */
const begin = async (to: Connection): Promise<void> => {
  const begun = await to.read((db) =>
    sql<{ name: string | null }>`select to_regclass('move_progress') as name`.execute(db),
  );
  if (begun.rows[0]?.name) return;
  await migrate(to);
  await to.write(async (db) => {
    const taken = await sql`select 1 from site limit 1`.execute(db);
    if (taken.rows.length > 0)
      throw new NotMoved(
        'The database that was to be filled has sites of its own. Nothing was moved.',
      );
    await sql`create table move_progress (name text primary key, after text not null)`.execute(db);
  });
};

const compare = async (from: Db, to: Connection, table: Table): Promise<MovedTable> => {
  const [ours, theirs] = await Promise.all([
    digestOf((read) => read(from), table),
    digestOf(to.read, table),
  ]);
  if (ours.hash === theirs.hash) return ours;
  throw new NotMoved(
    `After copying, the table ${table.name} differs: ${ours.rows} rows here, ${theirs.rows} there. Empty the new database and begin again.`,
  );
};

/** The file an address names, which has to be there: opening would make an empty one. */
const mustBeThere = (from: string): void => {
  const path = sqlitePathIn(from);
  if (path !== undefined && existsSync(path)) return;
  throw new NotMoved('The first address must be that of a file: sqlite:<file>.');
};

/** See `MoveStore`. */
export const moveStore: MoveStore = async (source, target, tell) => {
  mustBeThere(source);
  if (!isPostgres(target)) throw new NotMoved('The second address must begin with postgres://.');
  const from = await connect(source);
  const to = await connect(target);
  try {
    await migrate(from);
    await begin(to);
    await from.write(async (db) => {
      const tables = await tablesOf(db);
      for (const table of tables) await copyTable(db, to, table);
      for (const table of tables) tell(await compare(db, to, table));
    });
    await to.write(async (db) => {
      await sql`drop table move_progress`.execute(db);
    });
  } finally {
    await to.close();
    await from.close();
  }
};
