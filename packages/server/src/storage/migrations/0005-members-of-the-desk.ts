/** Migration 5: members of the desk that change and leave, their sessions by name, second factors, invitations. */
import { sql } from 'kysely';
import type { ColumnTypes } from '../connection.js';
import type { Db } from '../schema.js';
import type { Migration } from './migration.js';

/** One statement for each column: SQLite adds no more at a time. */
const moderatorColumns = async (db: Db, { big }: ColumnTypes): Promise<void> => {
  const moderator = () => db.schema.alterTable('moderator');
  for (const [counter, first] of [
    ['version', 1],
    ['wrong_codes', 0],
  ] as const)
    await moderator()
      .addColumn(counter, 'integer', (c) => c.notNull().defaultTo(first))
      .execute();
  for (const time of ['left_at', 'second_factor_at', 'second_factor_step', 'codes_closed_until'])
    await moderator().addColumn(time, big).execute();
  for (const sealed of ['second_factor', 'second_factor_offered'])
    await moderator().addColumn(sealed, 'text').execute();
};

/** A session from before has the beginning of its digest as its name: nobody can work back from it. */
const sessionColumns = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  const session = () => db.schema.alterTable('desk_session');
  await session()
    .addColumn('id', id, (c) => c.notNull().defaultTo(''))
    .execute();
  await session()
    .addColumn('used_at', big, (c) => c.notNull().defaultTo(0))
    .execute();
  await session().addColumn('proved_at', big).execute();
  await session().addColumn('agent', 'text').execute();
  await session().addColumn('scopes', 'text').execute();
  await sql`update desk_session set id = substr(token_hash, 1, 26), used_at = created_at`.execute(
    db,
  );
  await db.schema.createIndex('desk_session_id').unique().on('desk_session').column('id').execute();
};

const recoveryCodes = async (db: Db, { id }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('recovery_code')
    .addColumn('moderator_id', id, (c) =>
      c.notNull().references('moderator.id').onDelete('cascade'),
    )
    .addColumn('code_hash', id, (c) => c.notNull())
    .addPrimaryKeyConstraint('recovery_code_pk', ['moderator_id', 'code_hash'])
    .execute();
};

const invitations = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('invitation')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('code_hash', id, (c) => c.notNull().unique())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('email_key', id, (c) => c.notNull().unique())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('sites', 'text')
    .addColumn('by_id', id, (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('created_at', big, (c) => c.notNull())
    .addColumn('expires_at', big, (c) => c.notNull())
    .addCheckConstraint(
      'invitation_role_known',
      sql`${sql.ref('role')} in ('moderator', 'lead', 'admin')`,
    )
    .execute();
};

export const membersOfTheDesk: Migration = {
  number: 5,
  name: 'members of the desk',
  up: async (db, columns) => {
    await moderatorColumns(db, columns);
    await sessionColumns(db, columns);
    await recoveryCodes(db, columns);
    await invitations(db, columns);
  },
};
