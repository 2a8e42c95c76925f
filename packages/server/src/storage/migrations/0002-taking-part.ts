/** Migration 2: likes, reports, edits, withdrawals, returned comments, picks, and readers with an account of their site. */
import { sql } from 'kysely';
import type { ColumnTypes } from '../connection.js';
import type { Db } from '../schema.js';
import type { Migration } from './migration.js';

// The lists stand here as they were when the migration was written; a later migration widens them.
const STATUS =
  "'checking', 'pending', 'published', 'quarantined', 'returned', 'rejected', 'spam', 'withdrawn', 'erased'";
const REPORT_REASON =
  "'hate_sara', 'abuse', 'spam', 'false_info', 'illegal_other', 'privacy', 'other'";
const FEATURE = "'pin', 'pick'";
const REPORT_STATE = "'open', 'closed'";

const oneOf = (column: string, list: string) => sql`${sql.ref(column)} in (${sql.raw(list)})`;

/** One statement for each column: SQLite adds no more at a time. */
const commentColumns = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  const comment = () => db.schema.alterTable('comment');
  for (const counter of ['likes', 'reports'])
    await comment()
      .addColumn(counter, 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  for (const time of ['edited_at', 'withdrawn_at', 'withdrawn_published_at'])
    await comment().addColumn(time, big).execute();
  for (const column of ['author_badges', 'note', 'marks'])
    await comment().addColumn(column, 'text').execute();
  await comment()
    .addColumn('feature', id, (c) => c.check(oneOf('feature', FEATURE)))
    .execute();
  await comment()
    .addColumn('withdrawn_from', 'text', (c) => c.check(oneOf('withdrawn_from', STATUS)))
    .execute();
};

/** What an undo puts back besides what the first tables keep. */
const decisionColumns = async (db: Db): Promise<void> => {
  for (const column of ['marks', 'note_before', 'marks_before'])
    await db.schema.alterTable('decision').addColumn(column, 'text').execute();
};

const readers = async (db: Db, { id }: ColumnTypes): Promise<void> => {
  await db.schema.alterTable('author').addColumn('badges', 'text').execute();
  await db.schema.alterTable('author').addColumn('external_id', id).execute();
  // Guests have no id of their site, and no database counts two of nothing as equal.
  await db.schema
    .createIndex('author_member')
    .unique()
    .on('author')
    .columns(['site', 'external_id'])
    .execute();
  await db.schema.alterTable('site').addColumn('identity', 'text').execute();
};

/** What readers do to comments, once each. `thread_id` is the comment's, to find a reader's own of a thread. */
const takingPart = (db: Db, name: 'reaction' | 'report', { id, big }: ColumnTypes) =>
  db.schema
    .createTable(name)
    .addColumn('comment_id', id, (c) => c.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('author_id', id, (c) => c.notNull().references('author.id').onDelete('cascade'))
    .addColumn('thread_id', id, (c) => c.notNull())
    .addColumn('at', big, (c) => c.notNull())
    .addPrimaryKeyConstraint(`${name}_pk`, ['comment_id', 'author_id']);

const reactionsAndReports = async (db: Db, columns: ColumnTypes): Promise<void> => {
  await takingPart(db, 'reaction', columns).execute();
  await takingPart(db, 'report', columns)
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addCheckConstraint('report_reason_known', oneOf('reason', REPORT_REASON))
    .addCheckConstraint('report_state_known', oneOf('state', REPORT_STATE))
    .execute();
  for (const name of ['reaction', 'report'])
    await db.schema
      .createIndex(`${name}_mine`)
      .on(name)
      .columns(['author_id', 'thread_id', 'comment_id'])
      .execute();
};

const indexes = async (db: Db): Promise<void> => {
  await db.schema
    .createIndex('comment_top')
    .on('comment')
    .columns(['thread_id', 'likes', 'published_at', 'id'])
    .where(sql<boolean>`parent_id is null and status = 'published'`)
    .execute();
  await db.schema
    .createIndex('comment_featured')
    .on('comment')
    .column('thread_id')
    .where(sql<boolean>`feature is not null`)
    .execute();
  // However often a comment changes, the log names it once as changed.
  await db.schema
    .createIndex('change_latest')
    .unique()
    .on('change')
    .column('comment_id')
    .where(sql<boolean>`kind = 'changed'`)
    .execute();
  await db.schema.createIndex('decision_site').on('decision').columns(['site', 'at']).execute();
};

export const takingPartTables: Migration = {
  number: 2,
  name: 'taking part',
  up: async (db, columns) => {
    await commentColumns(db, columns);
    await decisionColumns(db);
    await readers(db, columns);
    await reactionsAndReports(db, columns);
    await indexes(db);
  },
};
