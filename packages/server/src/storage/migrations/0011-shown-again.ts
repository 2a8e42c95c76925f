/** Migration 11: since when a thread that was hidden is shown again. */
import type { Migration } from './migration.js';

export const shownAgainColumn: Migration = {
  number: 11,
  name: 'shown again',
  up: async (db, { big }) => {
    await db.schema
      .alterTable('thread')
      .addColumn('shown_seq', big, (c) => c.notNull().defaultTo(0))
      .execute();
  },
};
