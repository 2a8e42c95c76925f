/** The port `Desk` over a connection: moderators and their sessions. */
import { EVERY_SITE } from '@komentar/domain';
import type { Desk, EndedSessions, NewSession, SessionChoice } from '../ports/desk.js';
import { SERVER, type Doer } from '../ports/log.js';
import type { NewModerator } from '../ports/records.js';
import type { Connection } from './connection.js';
import { aboutMember } from './log-entries.js';
import { appendLog, holdHead } from './log.js';
import { toDeskSession, toModerator } from './rows.js';
import type { Db } from './schema.js';

/** An e-mail as it is compared. */
export const keyOf = (email: string): string => email.toLowerCase();

/** Adds a member within a transaction; see `Desk.add`. */
export const addModerator = async (
  db: Db,
  moderator: NewModerator,
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
  const detail = { role, sites: sites ?? null };
  await appendLog(db, aboutMember({ by, at: createdAt }, 'moderator:add', { id, detail }));
  return 'added';
};

/** Takes the chance to forget the moderator's sessions that have run out. */
const openSession = async (db: Db, session: NewSession): Promise<void> => {
  const { id, tokenHash, moderatorId, kind, createdAt, expiresAt, agent, scopes } = session;
  await db
    .deleteFrom('desk_session')
    .where('moderator_id', '=', moderatorId)
    .where('expires_at', '<', createdAt)
    .execute();
  await db
    .insertInto('desk_session')
    .values({
      id,
      token_hash: tokenHash,
      moderator_id: moderatorId,
      kind,
      created_at: createdAt,
      expires_at: expiresAt,
      used_at: createdAt,
      proved_at: kind === 'browser' ? createdAt : null,
      agent: agent ?? null,
      scopes: scopes ? JSON.stringify(scopes) : null,
    })
    .execute();
  if (kind === 'script')
    await appendLog(
      db,
      aboutMember({ by: SERVER, at: createdAt }, 'token:create', { id: moderatorId }),
    );
};

const note = async (
  db: Db,
  tokenHash: string,
  noted: { used_at: number } | { proved_at: number },
): Promise<void> => {
  await db.updateTable('desk_session').set(noted).where('token_hash', '=', tokenHash).execute();
};

/** Ends a member's sessions within a transaction; see `Desk.endSessions`. */
export const endSessions = async (
  db: Db,
  moderatorId: string,
  { id, except, kind }: SessionChoice = {},
): Promise<EndedSessions> => {
  let ending = db.deleteFrom('desk_session').where('moderator_id', '=', moderatorId);
  if (id !== undefined) ending = ending.where('id', '=', id);
  if (except !== undefined) ending = ending.where('id', '!=', except);
  if (kind !== undefined) ending = ending.where('kind', '=', kind);
  const rows = await ending.returning('token_hash').execute();
  return rows.map(({ token_hash: tokenHash }) => tokenHash);
};

const findModerator = (db: Db, column: 'id' | 'email_key', value: string) =>
  db.selectFrom('moderator').selectAll().where(column, '=', value).executeTakeFirst();

const countModerators = async (db: Db): Promise<number> => {
  const { n } = await db
    .selectFrom('moderator')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
};

/** Whoever adds a member has to log it: with the end of that log in hand nobody else does at the same time. */
const addFirst = async (db: Db, moderator: NewModerator): Promise<'added' | 'taken'> => {
  await holdHead(db, EVERY_SITE);
  return (await countModerators(db)) > 0 ? 'taken' : addModerator(db, moderator, SERVER);
};

export const deskOver = ({ read, write }: Connection): Desk => ({
  count: () => read(countModerators),
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
  addFirst: (moderator) => write((db) => addFirst(db, moderator)),
  openSession: (session) => write((db) => openSession(db, session)),
  useSession: (tokenHash, at) => write((db) => note(db, tokenHash, { used_at: at })),
  proveSession: (tokenHash, at) => write((db) => note(db, tokenHash, { proved_at: at })),
  sessionsOf: (moderatorId, now) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('desk_session')
        .selectAll()
        .where('moderator_id', '=', moderatorId)
        .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', now)]))
        .orderBy('used_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toDeskSession);
    }),
  endSessions: (moderatorId, chosen, act) =>
    write(async (db) => {
      const ended = await endSessions(db, moderatorId, chosen);
      if (ended.length === 0) return ended;
      const detail = { count: ended.length };
      await appendLog(db, aboutMember(act, 'session:end', { id: moderatorId, detail }));
      return ended;
    }),
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
