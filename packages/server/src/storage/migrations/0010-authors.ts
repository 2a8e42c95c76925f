/** Migration 10: sanctions, notes about authors, and counts of an author's comments by status and reason. */
import { sql } from 'kysely';
import type { ColumnTypes } from '../connection.js';
import type { Db } from '../schema.js';
import type { Migration } from './migration.js';

// The lists stand here as they were when the migration was written; a later migration widens them.
const KIND = "'warn', 'slow', 'premod', 'mute', 'suspend', 'ban'";
const ENDED = "'lifted', 'undone', 'acknowledged'";

const oneOf = (column: string, list: string) => sql`${sql.ref(column)} in (${sql.raw(list)})`;

const sanctions = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('sanction')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('author_id', id, (c) => c.notNull().references('author.id').onDelete('cascade'))
    .addColumn('site', id, (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('thread_id', id, (c) => c.references('thread.id').onDelete('cascade'))
    .addColumn('thread_key', id)
    .addColumn('every_ms', 'integer')
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('moderator_id', id, (c) => c.notNull())
    .addColumn('moderator_name', 'text', (c) => c.notNull())
    .addColumn('at', big, (c) => c.notNull())
    .addColumn('until', big)
    .addColumn('ended_at', big)
    .addColumn('ended_how', 'text')
    .addColumn('ended_by_id', id)
    .addColumn('ended_by_name', 'text')
    .addColumn('decisions', 'text')
    .addCheckConstraint('sanction_kind_known', oneOf('kind', KIND))
    .addCheckConstraint('sanction_ended_known', oneOf('ended_how', ENDED))
    .execute();
  await db.schema
    .createIndex('sanction_author')
    .on('sanction')
    .columns(['author_id', 'at', 'id'])
    .execute();
  // What every post asks for: the few that may still stand.
  await db.schema
    .createIndex('sanction_open')
    .on('sanction')
    .columns(['author_id', 'at', 'id'])
    .where(sql<boolean>`ended_at is null`)
    .execute();
  await db.schema.createIndex('sanction_thread').on('sanction').column('thread_id').execute();
};

const notes = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('author_note')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('author_id', id, (c) => c.notNull().references('author.id').onDelete('cascade'))
    .addColumn('site', id, (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('moderator_id', id, (c) => c.notNull())
    .addColumn('moderator_name', 'text', (c) => c.notNull())
    .addColumn('at', big, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('author_note_author')
    .on('author_note')
    .columns(['author_id', 'at', 'id'])
    .execute();
};

/** Counted once here; from now on kept with every movement. */
const tallies = async (db: Db, { id }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('author_tally')
    .addColumn('author_id', id, (c) => c.notNull().references('author.id').onDelete('cascade'))
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('n', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('author_tally_pk', ['author_id', 'status', 'reason'])
    .execute();
  await sql`insert into author_tally (author_id, status, reason, n)
    select author_id, status, coalesce(reason, ''), count(*) from comment
    group by author_id, status, coalesce(reason, '')`.execute(db);
};

const counters = async (db: Db): Promise<void> => {
  for (const column of ['reports_received', 'reports_made', 'sanction_version'])
    await db.schema
      .alterTable('author')
      .addColumn(column, 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  await sql`update author set
    reports_made = (select count(*) from report r where r.author_id = author.id),
    reports_received = (select count(*) from report r inner join comment c on c.id = r.comment_id
      where c.author_id = author.id)`.execute(db);
};

export const authorTables: Migration = {
  number: 10,
  name: 'authors',
  up: async (db, columns) => {
    await db.schema
      .createIndex('comment_author')
      .on('comment')
      .columns(['author_id', 'created_at', 'id'])
      .execute();
    // An author's latest reports, of which one asks at each of his next.
    await db.schema
      .createIndex('report_author')
      .on('report')
      .columns(['author_id', 'at'])
      .execute();
    await counters(db);
    await sanctions(db, columns);
    await notes(db, columns);
    await tallies(db, columns);
  },
};
