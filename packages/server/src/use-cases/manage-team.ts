/** `team:…`: who works at the desk, as what and for which sites. */
import { EVERY_SITE, can, reaches, seesMember } from '@komentar/domain';
import type { CommandParsed } from '@komentar/protocol';
import type { ModeratorRecord } from '../ports/records.js';
import type { NewInvitation } from '../ports/team.js';
import { toDeskSessionView, toInvitationView, toMemberView } from '../presenters.js';
import {
  Refusal,
  actOf,
  type DeskCaller,
  type RegisteredUseCase,
  type UseCase,
} from '../use-case.js';
import type { Ports } from './ports.js';

type Managing = Pick<Ports, 'desk' | 'team' | 'sites' | 'secrets' | 'announce' | 'ownOrigin'>;

/** An invitation can be accepted for a week. */
const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;

/** A member out of the caller's reach answers as if there were none. */
const memberOf = async (
  { desk }: Managing,
  caller: DeskCaller,
  moderatorId: string,
): Promise<ModeratorRecord> => {
  const member = await desk.find(moderatorId);
  if (!member || !reaches(caller, 'team.manage', member))
    throw new Refusal('unknown-member', { field: 'moderatorId' });
  return member;
};

/** Nobody gives away what he does not have, and no site that is not there. */
const mustGive = async (
  { sites }: Managing,
  caller: DeskCaller,
  given: readonly string[] | undefined,
): Promise<void> => {
  if (!reaches(caller, 'team.manage', { sites: given }))
    throw new Refusal('not-allowed', { field: 'sites' });
  const known = new Set((await sites.list()).map(({ id }) => id));
  if (!(given ?? []).every((id) => known.has(id)))
    throw new Refusal('unknown-site', { field: 'sites' });
};

const listTeam = (ports: Managing): UseCase<'team:list', 'team.read'> => ({
  name: 'team:list',
  allowed: 'team.read',
  run: async (_input, caller) => {
    const { team, sites } = ports;
    const members = (await team.members()).filter((member) => seesMember(caller, member));
    const isInviting = can(caller, 'team.manage');
    const invitations = isInviting ? await team.invitations(caller.now) : [];
    const own = (await sites.list()).filter(({ id }) => can(caller, 'team.read', { site: id }));
    return {
      value: {
        members: members.map(toMemberView),
        invitations: invitations
          .filter((invitation) => reaches(caller, 'team.manage', invitation))
          .map(toInvitationView),
        sites: own.map(({ id, name }) => ({ id, name })),
        everySite: can(caller, 'team.read', { site: EVERY_SITE }),
      },
    };
  },
});

const invite = (ports: Managing): UseCase<'team:invite', 'team.manage'> => ({
  name: 'team:invite',
  allowed: 'team.manage',
  proved: true,
  run: async ({ email, role, sites }, caller) => {
    const { secrets, team, ownOrigin } = ports;
    await mustGive(ports, caller, sites);
    const code = secrets.newToken();
    const { by, at } = actOf(caller);
    const invitation: NewInvitation = {
      ...{ id: secrets.newId(), email, role, by },
      ...(sites && { sites }),
      codeHash: secrets.digest(code),
      createdAt: at,
      expiresAt: at + INVITATION_MS,
    };
    if ((await team.invite(invitation, by)) === 'taken')
      throw new Refusal('name-taken', { field: 'email' });
    const link = `${ownOrigin}/dashboard#invite=${code}`;
    return { value: { invitation: toInvitationView(invitation), link } };
  },
});

const uninvite = (ports: Managing): UseCase<'team:uninvite', 'team.manage'> => ({
  name: 'team:uninvite',
  allowed: 'team.manage',
  run: async ({ invitationId: id }, caller) => {
    const { team } = ports;
    const found = await team.findInvitation({ id }, caller.now);
    const isMine = found && reaches(caller, 'team.manage', found);
    if (!isMine || !(await team.uninvite(id, actOf(caller))))
      throw new Refusal('invitation-closed', { field: 'invitationId' });
    return { value: {} };
  },
});

/** What a member shall be: what is not named stays. */
const wanted = (member: ModeratorRecord, input: CommandParsed<'team:change'>) => ({
  role: input.role ?? member.role,
  sites: input.sites === undefined ? member.sites : (input.sites ?? undefined),
  active: input.active ?? member.leftAt === null,
});

const changeMember = (ports: Managing): UseCase<'team:change', 'team.manage'> => ({
  name: 'team:change',
  allowed: 'team.manage',
  proved: true,
  run: async (input, caller) => {
    const { moderatorId: id, version } = input;
    const member = await memberOf(ports, caller, id);
    const change = { ...wanted(member, input), id, version, ...actOf(caller) };
    await mustGive(ports, caller, change.sites);
    const changed = await ports.team.change(change);
    if (changed.kind === 'missing') throw new Refusal('unknown-member', { field: 'moderatorId' });
    if (changed.kind === 'conflict') throw new Refusal('conflict', { field: 'version' });
    if (changed.kind === 'last-admin') throw new Refusal('last-admin');
    // Whoever may still come comes back at once, into the rooms of the sites that are theirs now.
    ports.announce.cutOffMember(id);
    return { value: { member: toMemberView({ ...changed.member, seenAt: null }) } };
  },
});

const sessionsOf = (ports: Managing): UseCase<'team:sessions', 'team.manage'> => ({
  name: 'team:sessions',
  allowed: 'team.manage',
  run: async ({ moderatorId }, caller) => {
    const { id } = await memberOf(ports, caller, moderatorId);
    const sessions = await ports.desk.sessionsOf(id, caller.now);
    const items = sessions.map((session) => toDeskSessionView(session, caller.sessionId));
    return { value: { items } };
  },
});

const endSessions = (ports: Managing): UseCase<'team:end-sessions', 'team.manage'> => ({
  name: 'team:end-sessions',
  allowed: 'team.manage',
  run: async ({ moderatorId, sessionId }, caller) => {
    const { id } = await memberOf(ports, caller, moderatorId);
    const chosen = sessionId === undefined ? {} : { id: sessionId };
    const ended = await ports.desk.endSessions(id, chosen, actOf(caller));
    if (sessionId !== undefined && ended.length === 0)
      throw new Refusal('unknown-session', { field: 'sessionId' });
    for (const hash of ended) ports.announce.cutOff(hash);
    return { value: { ended: ended.length } };
  },
});

/** The commands of the team. */
export const teamUseCases = (ports: Managing): readonly RegisteredUseCase[] => [
  listTeam(ports),
  invite(ports),
  uninvite(ports),
  changeMember(ports),
  sessionsOf(ports),
  endSessions(ports),
];
