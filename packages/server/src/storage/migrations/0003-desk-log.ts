/** Migration 3: the desk's log, which the database itself keeps from being changed. */
import { sql } from 'kysely';
import type { ColumnTypes } from '../connection.js';
import type { Db } from '../schema.js';
import type { Migration } from './migration.js';

// The lists stand here as they were when the migration was written; a later migration widens them.
const DOER = "'moderator', 'rule', 'clock', 'system', 'author'";

/** No foreign keys: the log outlives what it tells of. */
const tables = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('log_entry')
    .addColumn('site', id, (c) => c.notNull())
    .addColumn('n', big, (c) => c.notNull())
    .addColumn('at', big, (c) => c.notNull())
    .addColumn('by_kind', 'text', (c) => c.notNull())
    .addColumn('by_id', id, (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('act', id, (c) => c.notNull())
    .addColumn('target_kind', 'text', (c) => c.notNull())
    .addColumn('target_id', id, (c) => c.notNull())
    .addColumn('author_id', id)
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('prev_hash', id, (c) => c.notNull())
    .addColumn('hash', id, (c) => c.notNull())
    .addPrimaryKeyConstraint('log_entry_pk', ['site', 'n'])
    .addCheckConstraint('log_entry_by_known', sql`${sql.ref('by_kind')} in (${sql.raw(DOER)})`)
    .execute();
  await db.schema
    .createTable('log_head')
    .addColumn('site', id, (c) => c.primaryKey())
    .addColumn('n', big, (c) => c.notNull())
    .addColumn('hash', id, (c) => c.notNull())
    .execute();
};

/** By what the log is read, newest first within a site. */
const READ_BY = {
  log_entry_target: ['site', 'target_id', 'at', 'n'],
  log_entry_author: ['site', 'author_id', 'at', 'n'],
  log_entry_by: ['site', 'by_id', 'at', 'n'],
  log_entry_act: ['site', 'act', 'at', 'n'],
  log_entry_at: ['site', 'at', 'n'],
} as const;

const indexes = async (db: Db): Promise<void> => {
  for (const [name, columns] of Object.entries(READ_BY))
    await db.schema
      .createIndex(name)
      .on('log_entry')
      .columns([...columns])
      .execute();
};

const ONLY_FORWARD = 'new.site <> old.site or new.n <= old.n';

/** `insert or replace` would take a row away without asking the trigger on taking away. */
const SQLITE_GUARDS = [
  `create trigger log_entry_unchanged before update on log_entry
   begin select raise(abort, 'log_entry is append-only'); end`,
  `create trigger log_entry_stays before delete on log_entry
   begin select raise(abort, 'log_entry is append-only'); end`,
  `create trigger log_entry_once before insert on log_entry
   when exists (select 1 from log_entry where site = new.site and n = new.n)
   begin select raise(abort, 'log_entry is append-only'); end`,
  `create trigger log_head_forward before update on log_head when ${ONLY_FORWARD}
   begin select raise(abort, 'log_head goes forward only'); end`,
  `create trigger log_head_stays before delete on log_head
   begin select raise(abort, 'log_head goes forward only'); end`,
  `create trigger log_head_once before insert on log_head
   when exists (select 1 from log_head where site = new.site)
   begin select raise(abort, 'log_head goes forward only'); end`,
];

const POSTGRES_GUARDS = [
  `create function refuse_log_change() returns trigger language plpgsql as $$
   begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$`,
  `create trigger log_entry_unchanged before update or delete on log_entry
   for each row execute function refuse_log_change()`,
  `create trigger log_entry_stays before truncate on log_entry
   for each statement execute function refuse_log_change()`,
  `create trigger log_head_forward before update on log_head
   for each row when (${ONLY_FORWARD}) execute function refuse_log_change()`,
  `create trigger log_head_stays before delete on log_head
   for each row execute function refuse_log_change()`,
  `create trigger log_head_kept before truncate on log_head
   for each statement execute function refuse_log_change()`,
];

const GUARDS = { SQLite: SQLITE_GUARDS, PostgreSQL: POSTGRES_GUARDS };

export const deskLogTables: Migration = {
  number: 3,
  name: 'desk log',
  up: async (db, columns) => {
    await tables(db, columns);
    await indexes(db);
    for (const guard of GUARDS[columns.dialect]) await sql.raw(guard).execute(db);
  },
};
