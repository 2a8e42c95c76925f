/** Migration 8: approvals that take effect a moment later. */
import { sql } from 'kysely';
import type { Migration } from './migration.js';

export const stagingColumns: Migration = {
  number: 8,
  name: 'staging',
  up: async (db, { big }) => {
    await db.schema.alterTable('comment').addColumn('staged_until', big).execute();
    await sql`create index comment_staged on comment (staged_until) where staged_until is not null`.execute(
      db,
    );
  },
};
