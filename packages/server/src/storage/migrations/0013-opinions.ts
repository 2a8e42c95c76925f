/** Migration 13: what moderators ask their colleagues about a comment. */
import type { Migration } from './migration.js';

export const opinionColumns: Migration = {
  number: 13,
  name: 'opinions',
  up: async (db, { big }) => {
    await db.schema.alterTable('comment').addColumn('opinion', 'text').execute();
    await db.schema.alterTable('comment').addColumn('asked_at', big).execute();
    await db.schema
      .alterTable('queue_count')
      .addColumn('opinions', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  },
};
