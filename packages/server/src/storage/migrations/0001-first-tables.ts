/** Migration 1: the tables of the first version. */
import { sql } from 'kysely';
import type { ColumnTypes } from '../connection.js';
import type { Db } from '../schema.js';
import type { Migration } from './migration.js';

// The lists stand here as they were when the migration was written; a later migration widens them.
const STATUS =
  "'checking', 'pending', 'published', 'quarantined', 'returned', 'rejected', 'spam', 'withdrawn', 'erased'";
const REASON =
  "'abuse', 'hate_sara', 'off_topic', 'ad', 'gambling', 'false_info', 'privacy', 'sexual', 'other', 'threat', 'defamation', 'spam', 'child_safety', 'copyright', 'impersonation', 'illegal_other', 'not_resubmitted'";
const THREAD_STATE = "'open', 'slow', 'premod', 'closed', 'hidden', 'archived'";
const MOVE = "'approve', 'reject', 'spam', 'return', 'restore', 'undo'";

const oneOf = (column: string, list: string) => sql`${sql.ref(column)} in (${sql.raw(list)})`;

const sites = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('site')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('origins', 'text', (c) => c.notNull())
    .addColumn('policy', 'text', (c) => c.notNull())
    .addColumn('demo', 'integer', (c) => c.notNull())
    .addColumn('created_at', big, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('queue_count')
    .addColumn('site', id, (c) => c.primaryKey().references('site.id').onDelete('cascade'))
    .addColumn('pending', 'integer', (c) => c.notNull())
    .addColumn('spam', 'integer', (c) => c.notNull())
    .addColumn('seq', big, (c) => c.notNull())
    .execute();
};

const authors = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('author')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('site', id, (c) => c.notNull().references('site.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('approved', 'integer', (c) => c.notNull())
    .addColumn('rejected', 'integer', (c) => c.notNull())
    .addColumn('created_at', big, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('author_site').on('author').column('site').execute();
};

const threads = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('thread')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('site', id, (c) => c.notNull().references('site.id').onDelete('cascade'))
    .addColumn('key', id, (c) => c.notNull())
    .addColumn('url', 'text')
    .addColumn('title', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('total', 'integer', (c) => c.notNull())
    .addColumn('seq', big, (c) => c.notNull())
    .addColumn('created_at', big, (c) => c.notNull())
    .addCheckConstraint('thread_state_known', oneOf('state', THREAD_STATE))
    .execute();
  await db.schema.createIndex('thread_site').on('thread').column('site').execute();
  await db.schema
    .createTable('thread_alias')
    .addColumn('site', id, (c) => c.notNull())
    .addColumn('key', id, (c) => c.notNull())
    .addColumn('thread_id', id, (c) => c.notNull().references('thread.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('thread_alias_pk', ['site', 'key'])
    .execute();
  await db.schema
    .createIndex('thread_alias_thread')
    .on('thread_alias')
    .column('thread_id')
    .execute();
  await db.schema
    .createTable('change')
    .addColumn('thread_id', id, (c) => c.notNull().references('thread.id').onDelete('cascade'))
    .addColumn('seq', big, (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('comment_id', id)
    .addPrimaryKeyConstraint('change_pk', ['thread_id', 'seq'])
    .addCheckConstraint(
      'change_kind_known',
      oneOf('kind', "'published', 'changed', 'gone', 'thread'"),
    )
    .execute();
};

const comments = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('comment')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('site', id, (c) => c.notNull())
    .addColumn('thread_id', id, (c) => c.notNull().references('thread.id').onDelete('cascade'))
    .addColumn('parent_id', id, (c) => c.references('comment.id').onDelete('cascade'))
    .addColumn('root_id', id, (c) => c.notNull())
    .addColumn('depth', 'integer', (c) => c.notNull())
    .addColumn('author_id', id, (c) => c.notNull().references('author.id').onDelete('cascade'))
    .addColumn('author_name', 'text', (c) => c.notNull())
    .addColumn('client_id', id, (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('digest', id, (c) => c.notNull())
    .addColumn('signals', 'text', (c) => c.notNull())
    .addColumn('hidden_ancestors', 'integer', (c) => c.notNull())
    .addColumn('reply_count', 'integer', (c) => c.notNull())
    .addColumn('created_at', big, (c) => c.notNull())
    .addColumn('published_at', big)
    .addColumn('first_published_at', big)
    .addColumn('reason', 'text')
    .addCheckConstraint('comment_status_known', oneOf('status', STATUS))
    .addCheckConstraint('comment_reason_known', oneOf('reason', REASON))
    // One result for a post that is sent again, whatever the code does.
    .addUniqueConstraint('comment_repeat', ['author_id', 'client_id'])
    .execute();
  await db.schema
    .createTable('revision')
    .addColumn('comment_id', id, (c) => c.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('n', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('html', 'text', (c) => c.notNull())
    .addColumn('sanitizer_version', 'integer', (c) => c.notNull())
    .addColumn('created_at', big, (c) => c.notNull())
    .addPrimaryKeyConstraint('revision_pk', ['comment_id', 'n'])
    .execute();
};

/** The two partial ones hold visible comments only, so pages never step over hidden ones. */
const commentIndexes = async (db: Db): Promise<void> => {
  const index = (name: string) => db.schema.createIndex(name).on('comment');
  await index('comment_roots')
    .columns(['thread_id', 'published_at', 'id'])
    .where(sql<boolean>`parent_id is null and status = 'published'`)
    .execute();
  await index('comment_replies')
    .columns(['root_id', 'published_at', 'id'])
    .where(sql<boolean>`parent_id is not null and status = 'published' and hidden_ancestors = 0`)
    .execute();
  await index('comment_children').column('parent_id').execute();
  await index('comment_queue').columns(['site', 'status', 'created_at', 'id']).execute();
  await index('comment_mine').columns(['thread_id', 'author_id', 'created_at', 'id']).execute();
  await index('comment_digest').columns(['site', 'digest', 'created_at']).execute();
};

const decisions = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('decision')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('comment_id', id, (c) => c.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('site', id, (c) => c.notNull())
    .addColumn('move', 'text', (c) => c.notNull())
    .addColumn('from_status', 'text', (c) => c.notNull())
    .addColumn('to_status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('note', 'text')
    .addColumn('moderator_id', id, (c) => c.notNull())
    .addColumn('moderator_name', 'text', (c) => c.notNull())
    .addColumn('at', big, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('reason_before', 'text')
    .addColumn('published_before', big)
    .addColumn('undone_by', id)
    .addCheckConstraint('decision_move_known', oneOf('move', MOVE))
    .addCheckConstraint('decision_from_known', oneOf('from_status', STATUS))
    .addCheckConstraint('decision_to_known', oneOf('to_status', STATUS))
    .addCheckConstraint('decision_reason_known', oneOf('reason', REASON))
    // One decision per version of a comment, whatever the code does.
    .addUniqueConstraint('decision_version', ['comment_id', 'version'])
    .execute();
};

const desk = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('moderator')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('email_key', id, (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('sites', 'text')
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .addColumn('created_at', big, (c) => c.notNull())
    .addCheckConstraint('moderator_role_known', oneOf('role', "'moderator', 'lead', 'admin'"))
    .execute();
  await db.schema
    .createTable('desk_session')
    .addColumn('token_hash', id, (c) => c.primaryKey())
    .addColumn('moderator_id', id, (c) =>
      c.notNull().references('moderator.id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('created_at', big, (c) => c.notNull())
    .addColumn('expires_at', big)
    .addCheckConstraint('desk_session_kind_known', oneOf('kind', "'browser', 'script'"))
    .execute();
  await db.schema
    .createIndex('desk_session_moderator')
    .on('desk_session')
    .column('moderator_id')
    .execute();
};

export const firstTables: Migration = {
  number: 1,
  name: 'first tables',
  up: async (db, columns) => {
    await sites(db, columns);
    await authors(db, columns);
    await threads(db, columns);
    await comments(db, columns);
    await commentIndexes(db);
    await decisions(db, columns);
    await desk(db, columns);
  },
};
