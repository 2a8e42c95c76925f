/** Migration 9: rules of sites with their former versions, and what they found. */
import { sql } from 'kysely';
import type { ColumnTypes } from '../connection.js';
import type { Db } from '../schema.js';
import type { Migration } from './migration.js';

// The lists stand here as they were when the migration was written; a later migration widens them.
const KIND = "'word', 'phrase', 'stem', 'domain', 'name', 'if-then'";
const ACTION = "'nudge', 'hold', 'reject', 'spam'";
const MODE = "'draft', 'shadow', 'active', 'retired'";
const VERDICT = "'approved', 'rejected'";

const oneOf = (column: string, list: string) => sql`${sql.ref(column)} in (${sql.raw(list)})`;

const ruleSet = (db: Db, { id }: ColumnTypes): Promise<void> =>
  db.schema
    .createTable('rule_set')
    .addColumn('site', id, (c) => c.primaryKey().references('site.id').onDelete('cascade'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('total', 'integer', (c) => c.notNull())
    .execute();

const rule = (db: Db, { id, big }: ColumnTypes): Promise<void> =>
  db.schema
    .createTable('rule')
    .addColumn('site', id, (c) => c.notNull().references('rule_set.site').onDelete('cascade'))
    .addColumn('id', id, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull().check(oneOf('kind', KIND)))
    .addColumn('looks_for', 'text', (c) => c.notNull())
    .addColumn('pattern_key', id)
    .addColumn('search', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull().check(oneOf('action', ACTION)))
    .addColumn('reason', 'text')
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('mode', 'text', (c) => c.notNull().check(oneOf('mode', MODE)))
    .addColumn('expires_at', big)
    .addColumn('owner_id', id, (c) => c.notNull())
    .addColumn('owner_name', 'text', (c) => c.notNull())
    .addColumn('created_at', big, (c) => c.notNull())
    .addColumn('changed_at', big, (c) => c.notNull())
    .addColumn('hits', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('approved', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('rejected', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('last_hit_at', big)
    .addPrimaryKeyConstraint('rule_pk', ['site', 'id'])
    .execute();

const ruleVersion = (db: Db, { id, big }: ColumnTypes): Promise<void> =>
  db.schema
    .createTable('rule_version')
    .addColumn('site', id, (c) => c.notNull())
    .addColumn('rule_id', id, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('by_id', id, (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('at', big, (c) => c.notNull())
    .addPrimaryKeyConstraint('rule_version_pk', ['site', 'rule_id', 'version'])
    .addForeignKeyConstraint(
      'rule_version_rule',
      ['site', 'rule_id'],
      'rule',
      ['site', 'id'],
      (foreign) => foreign.onDelete('cascade'),
    )
    .execute();

const ruleHit = (db: Db, { id }: ColumnTypes): Promise<void> =>
  db.schema
    .createTable('rule_hit')
    .addColumn('comment_id', id, (c) => c.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('since', 'integer', (c) => c.notNull())
    .addColumn('rule_id', id, (c) => c.notNull())
    .addColumn('site', id, (c) => c.notNull())
    .addColumn('verdict', 'text', (c) => c.check(oneOf('verdict', VERDICT)))
    .addPrimaryKeyConstraint('rule_hit_pk', ['comment_id', 'since', 'rule_id'])
    .execute();

const INDEXES = {
  rule_changed: ['rule', ['site', 'changed_at', 'id']],
  rule_hits: ['rule', ['site', 'hits', 'id']],
  rule_pattern: ['rule', ['site', 'pattern_key']],
  rule_mode: ['rule', ['site', 'mode', 'kind']],
  rule_hit_rule: ['rule_hit', ['site', 'rule_id', 'comment_id']],
} as const;

export const ruleTables: Migration = {
  number: 9,
  name: 'rules',
  up: async (db, columns) => {
    await ruleSet(db, columns);
    await rule(db, columns);
    await ruleVersion(db, columns);
    await ruleHit(db, columns);
    for (const [name, [table, of]] of Object.entries(INDEXES))
      await db.schema
        .createIndex(name)
        .on(table)
        .columns([...of])
        .execute();
  },
};
