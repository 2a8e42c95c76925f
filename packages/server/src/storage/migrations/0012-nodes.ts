/** Migration 12: the nodes of an installation, which of them is on duty, and which works on a batch. */
import { sql } from 'kysely';
import type { Migration } from './migration.js';

export const nodeTables: Migration = {
  number: 12,
  name: 'nodes',
  up: async (db, { id, big }) => {
    await db.schema
      .createTable('node')
      .addColumn('id', id, (c) => c.primaryKey())
      .addColumn('keys', 'text', (c) => c.notNull())
      .addColumn('seen_at', big, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('duty')
      .addColumn('name', id, (c) => c.primaryKey())
      .addColumn('node', id, (c) => c.notNull())
      .execute();
    await db.schema.alterTable('batch').addColumn('node', id).execute();
    // Asked for every other second, of all batches there ever were.
    await sql`create index batch_worked_on on batch (state) where state in ('running', 'undoing')`.execute(
      db,
    );
  },
};
