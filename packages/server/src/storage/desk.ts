/** The port `Desk` over a connection: moderators and their sessions. */
import { EVERY_SITE } from '@komentar/domain';
import type { Desk, DeskSession } from '../ports/desk.js';
import { SERVER, type Doer } from '../ports/log.js';
import type { ModeratorRecord } from '../ports/records.js';
import type { Connection } from './connection.js';
import { appendLog } from './log.js';
import { toDeskSession, toModerator } from './rows.js';
import type { Db } from './schema.js';

const keyOf = (email: string): string => email.toLowerCase();

const addModerator = async (
  db: Db,
  moderator: ModeratorRecord,
  by: Doer,
): Promise<'added' | 'taken'> => {
  const { id, email, name, role, sites, passwordHash, createdAt } = moderator;
  const row = await db
    .insertInto('moderator')
    .values({
      ...{ id, email, name, role },
      email_key: keyOf(email),
      sites: sites ? JSON.stringify(sites) : null,
      password_hash: passwordHash,
      created_at: createdAt,
    })
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return 'taken';
  await appendLog(db, {
    ...{ site: EVERY_SITE, at: createdAt, by, act: 'moderator:add' },
    target: { kind: 'moderator', id },
    detail: { role, sites: sites ?? null },
  });
  return 'added';
};

/** Takes the chance to forget the moderator's sessions that have run out. */
const openSession = async (db: Db, session: DeskSession): Promise<void> => {
  const { tokenHash, moderatorId, kind, createdAt, expiresAt } = session;
  await db
    .deleteFrom('desk_session')
    .where('moderator_id', '=', moderatorId)
    .where('expires_at', '<', createdAt)
    .execute();
  await db
    .insertInto('desk_session')
    .values({
      token_hash: tokenHash,
      moderator_id: moderatorId,
      kind,
      created_at: createdAt,
      expires_at: expiresAt,
    })
    .execute();
  if (kind === 'script')
    await appendLog(db, {
      ...{ site: EVERY_SITE, at: createdAt, by: SERVER, act: 'token:create' },
      ...{ target: { kind: 'moderator', id: moderatorId }, detail: {} },
    });
};

const findModerator = (db: Db, column: 'id' | 'email_key', value: string) =>
  db.selectFrom('moderator').selectAll().where(column, '=', value).executeTakeFirst();

export const deskOver = ({ read, write }: Connection): Desk => ({
  count: () =>
    read(async (db) => {
      const { n } = await db
        .selectFrom('moderator')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    }),
  find: (id) =>
    read(async (db) => {
      const row = await findModerator(db, 'id', id);
      return row && toModerator(row);
    }),
  findByEmail: (email) =>
    read(async (db) => {
      const row = await findModerator(db, 'email_key', keyOf(email));
      return row && toModerator(row);
    }),
  add: (moderator, by = SERVER) => write((db) => addModerator(db, moderator, by)),
  openSession: (session) => write((db) => openSession(db, session)),
  findSession: (tokenHash) =>
    read(async (db) => {
      const row = await db
        .selectFrom('desk_session')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row && toDeskSession(row);
    }),
  endSession: (tokenHash) =>
    write(async (db) => {
      await db.deleteFrom('desk_session').where('token_hash', '=', tokenHash).execute();
    }),
});
