/** Migration 7: sets of comments that are decided on together. */
import type { ColumnTypes } from '../connection.js';
import type { Db } from '../schema.js';
import type { Migration } from './migration.js';

const batches = (db: Db, { id, big }: ColumnTypes): Promise<void> =>
  db.schema
    .createTable('batch')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('sites', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('moderator_id', id, (c) => c.notNull())
    .addColumn('moderator_name', 'text', (c) => c.notNull())
    .addColumn('at', big, (c) => c.notNull())
    .addColumn('total', 'integer', (c) => c.notNull())
    .addColumn('threads', 'integer', (c) => c.notNull())
    .addColumn('authors', 'integer', (c) => c.notNull())
    .addColumn('done', 'integer', (c) => c.notNull())
    .addColumn('skipped', 'integer', (c) => c.notNull())
    .addColumn('move', 'text')
    .addColumn('reason', 'text')
    .addColumn('note', 'text')
    .addColumn('decided_at', big)
    .execute();

const items = async (db: Db, { id }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('batch_item')
    .addColumn('batch_id', id, (c) => c.notNull().references('batch.id').onDelete('cascade'))
    .addColumn('n', 'integer', (c) => c.notNull())
    .addColumn('comment_id', id, (c) => c.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('decision_id', id)
    .addPrimaryKeyConstraint('batch_item_pk', ['batch_id', 'n'])
    .execute();
  // Erasing a comment takes its places in batches with it.
  await db.schema.createIndex('batch_item_comment').on('batch_item').column('comment_id').execute();
  await db.schema
    .createIndex('batch_item_state')
    .on('batch_item')
    .columns(['batch_id', 'state', 'n'])
    .execute();
};

export const batchTables: Migration = {
  number: 7,
  name: 'batches',
  up: async (db, columns) => {
    await batches(db, columns);
    await items(db, columns);
  },
};
