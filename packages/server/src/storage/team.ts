/** The port `Team` over a connection: members that change and leave, and invitations. */
import { isWholeAdmin } from '@komentar/domain';
import type { ModeratorRecord } from '../ports/records.js';
import type { MemberChange, MemberChanged, Team } from '../ports/team.js';
import type { Connection } from './connection.js';
import { endSessions } from './desk.js';
import { acceptInvitation, findInvitation, invitations, invite, uninvite } from './invitations.js';
import { aboutMember } from './log-entries.js';
import { appendLog } from './log.js';
import { toModerator } from './rows.js';
import type { Db, ModeratorRow } from './schema.js';

const members = async (db: Db) => {
  const rows = await db.selectFrom('moderator').selectAll().orderBy('name').orderBy('id').execute();
  const seen = await db
    .selectFrom('desk_session')
    .select(({ fn }) => ['moderator_id', fn.max<number>('used_at').as('at')])
    .groupBy('moderator_id')
    .execute();
  const seenAt = new Map(seen.map(({ moderator_id: id, at }) => [id, at]));
  return rows.map((row) => ({ ...toModerator(row), seenAt: seenAt.get(row.id) ?? null }));
};

/** All who could be the last admin, held until the transaction ends, in one order: of two who would each leave the other, one waits. */
const holdAdmins = (db: Db): Promise<readonly ModeratorRow[]> =>
  db
    .selectFrom('moderator')
    .selectAll()
    .where('role', '=', 'admin')
    .orderBy('id')
    .forUpdate()
    .execute();

const isInCharge = (it: ModeratorRecord): boolean => it.leftAt === null && isWholeAdmin(it);

const remains = (admins: readonly ModeratorRow[], { id }: MemberChange): boolean =>
  admins.some((row) => row.id !== id && isInCharge(toModerator(row)));

const state = ({ role, sites, leftAt }: ModeratorRecord) => ({
  role,
  sites: sites ?? null,
  active: leftAt === null,
});

const write = async (db: Db, change: MemberChange): Promise<ModeratorRecord | undefined> => {
  const { id, version, role, sites, active, at } = change;
  const row = await db
    .updateTable('moderator')
    .set({
      role,
      sites: sites ? JSON.stringify(sites) : null,
      version: version + 1,
      left_at: active ? null : at,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return row && toModerator(row);
};

const change = async (db: Db, wanted: MemberChange): Promise<MemberChanged> => {
  const admins = await holdAdmins(db);
  const row = await db
    .selectFrom('moderator')
    .selectAll()
    .where('id', '=', wanted.id)
    .executeTakeFirst();
  if (!row) return { kind: 'missing' };
  const before = toModerator(row);
  const staysInCharge = wanted.active && isWholeAdmin(wanted);
  if (isInCharge(before) && !staysInCharge && !remains(admins, wanted))
    return { kind: 'last-admin' };
  const after = await write(db, wanted);
  if (!after) return { kind: 'conflict' };
  const ended = wanted.active ? [] : await endSessions(db, wanted.id);
  const detail = { from: state(before), to: state(after) };
  await appendLog(db, aboutMember(wanted, 'moderator:change', { id: wanted.id, detail }));
  return { kind: 'changed', member: after, ended };
};

export const teamOver = ({ read, write: inTransaction }: Connection): Team => ({
  members: () => read(members),
  change: (wanted) => inTransaction((db) => change(db, wanted)),
  invite: (invitation, by) => inTransaction((db) => invite(db, invitation, by)),
  invitations: (now) => read((db) => invitations(db, now)),
  findInvitation: (by, now) => read((db) => findInvitation(db, by, now)),
  uninvite: (id, act) => inTransaction((db) => uninvite(db, id, act)),
  accept: (accepting) => inTransaction((db) => acceptInvitation(db, accepting)),
});
