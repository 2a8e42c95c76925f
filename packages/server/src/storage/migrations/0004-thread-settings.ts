/** Migration 4: what the desk sets for a thread, each change of it, and finding a thread by its title. */
import { sql } from 'kysely';
import type { ColumnTypes } from '../connection.js';
import type { Db } from '../schema.js';
import type { Migration } from './migration.js';

/** One statement for each column: SQLite adds no more at a time. */
const columns = async (db: Db, { big }: ColumnTypes): Promise<void> => {
  const thread = () => db.schema.alterTable('thread');
  await thread()
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await thread()
    .addColumn('pending', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  for (const column of ['lasting', 'passing', 'note'])
    await thread().addColumn(column, 'text').execute();
  await thread().addColumn('until_at', big).execute();
  await thread()
    .addColumn('search', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
};

const fill = async (db: Db): Promise<void> => {
  await sql`update thread set
    pending = (select count(*) from comment c where c.thread_id = thread.id and c.status = 'pending'),
    search = lower(coalesce(title, '') || ' ' || key)`.execute(db);
};

const decisions = (db: Db, { id, big }: ColumnTypes): Promise<void> =>
  db.schema
    .createTable('thread_decision')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('thread_id', id, (c) => c.notNull().references('thread.id').onDelete('cascade'))
    .addColumn('site', id, (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('before', 'text', (c) => c.notNull())
    .addColumn('moderator_id', id, (c) => c.notNull())
    .addColumn('moderator_name', 'text', (c) => c.notNull())
    .addColumn('at', big, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('undone_by', id)
    .addCheckConstraint('thread_decision_kind_known', sql`kind in ('change', 'undo')`)
    .execute();

const indexes = async (db: Db): Promise<void> => {
  await db.schema
    .createIndex('thread_decision_thread')
    .on('thread_decision')
    .columns(['thread_id', 'version'])
    .execute();
  await db.schema
    .createIndex('thread_youngest')
    .on('thread')
    .columns(['site', 'created_at', 'id'])
    .execute();
  await db.schema
    .createIndex('thread_until')
    .on('thread')
    .column('until_at')
    .where(sql<boolean>`until_at is not null`)
    .execute();
  // Those nobody has set, by what readers were told of them and their age.
  await db.schema
    .createIndex('thread_age')
    .on('thread')
    .columns(['site', 'state', 'created_at'])
    .where(sql<boolean>`lasting is null and until_at is null`)
    .execute();
};

export const threadSettingsTables: Migration = {
  number: 4,
  name: 'thread settings',
  up: async (db, types) => {
    await columns(db, types);
    await fill(db);
    await decisions(db, types);
    await indexes(db);
  },
};
