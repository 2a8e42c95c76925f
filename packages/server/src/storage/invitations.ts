/** Invitations to the desk: made, taken back, and accepted once. */
import type { Act, Doer } from '../ports/log.js';
import type { NewModerator } from '../ports/records.js';
import type { Accepting, InvitationRecord, NewInvitation } from '../ports/team.js';
import { addModerator, keyOf } from './desk.js';
import { appendLog } from './log.js';
import { aboutMember } from './log-entries.js';
import { toSites } from './rows.js';
import type { Db, InvitationRow } from './schema.js';

const toInvitation = (row: InvitationRow): InvitationRecord => ({
  id: row.id,
  email: row.email,
  role: row.role,
  ...toSites(row),
  by: { id: row.by_id, name: row.by_name },
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});

const toRow = (invitation: NewInvitation): InvitationRow => {
  const { id, codeHash, email, role, sites, by, createdAt, expiresAt } = invitation;
  return {
    ...{ id, email, role },
    code_hash: codeHash,
    email_key: keyOf(email),
    sites: sites ? JSON.stringify(sites) : null,
    by_id: by.id,
    by_name: by.name,
    created_at: createdAt,
    expires_at: expiresAt,
  };
};

const isMember = async (db: Db, email: string): Promise<boolean> =>
  (await db
    .selectFrom('moderator')
    .select('id')
    .where('email_key', '=', keyOf(email))
    .executeTakeFirst()) !== undefined;

/** See `Team.invite`. Takes the chance to forget those that have run out. */
export const invite = async (
  db: Db,
  invitation: NewInvitation,
  by: Doer,
): Promise<'invited' | 'taken'> => {
  const { id, email, role, sites = null, createdAt: at } = invitation;
  if (await isMember(db, email)) return 'taken';
  await db
    .deleteFrom('invitation')
    .where((is) => is.or([is('email_key', '=', keyOf(email)), is('expires_at', '<=', at)]))
    .execute();
  await db.insertInto('invitation').values(toRow(invitation)).execute();
  await appendLog(db, aboutMember({ by, at }, 'moderator:invite', { id, detail: { role, sites } }));
  return 'invited';
};

/** See `Team.invitations`. */
export const invitations = async (db: Db, now: number): Promise<readonly InvitationRecord[]> => {
  const rows = await db
    .selectFrom('invitation')
    .selectAll()
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toInvitation);
};

type Sought = { readonly id: string } | { readonly codeHash: string };

/** See `Team.findInvitation`. */
export const findInvitation = async (
  db: Db,
  sought: Sought,
  now: number,
): Promise<InvitationRecord | undefined> => {
  const all = db.selectFrom('invitation').selectAll().where('expires_at', '>', now);
  const one =
    'id' in sought ? all.where('id', '=', sought.id) : all.where('code_hash', '=', sought.codeHash);
  const row = await one.executeTakeFirst();
  return row && toInvitation(row);
};

const take = async (db: Db, sought: Sought, now: number): Promise<InvitationRow | undefined> => {
  const all = db.deleteFrom('invitation').where('expires_at', '>', now);
  const one =
    'id' in sought ? all.where('id', '=', sought.id) : all.where('code_hash', '=', sought.codeHash);
  return one.returningAll().executeTakeFirst();
};

/** See `Team.uninvite`. */
export const uninvite = async (db: Db, id: string, act: Act): Promise<boolean> => {
  const taken = await take(db, { id }, act.at);
  if (taken) await appendLog(db, aboutMember(act, 'moderator:uninvite', { id }));
  return taken !== undefined;
};

/** See `Team.accept`. Deleting is what makes sure that only one accepts. */
export const acceptInvitation = async (
  db: Db,
  { codeHash, person, at }: Accepting,
): Promise<NewModerator | 'closed' | 'taken'> => {
  const row = await take(db, { codeHash }, at);
  if (!row) return 'closed';
  const { email, role } = row;
  const moderator = { ...person, email, role, ...toSites(row), createdAt: at };
  const { id, name } = person;
  const added = await addModerator(db, moderator, { kind: 'moderator', id, name });
  return added === 'taken' ? 'taken' : moderator;
};
