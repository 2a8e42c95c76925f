/** Presenters of the desk's people: members, invitations and sessions, without secrets. */
import type {
  DeskSessionView,
  InvitationView,
  MemberView,
  ModeratorView,
} from '@komentar/protocol';
import type { DeskSession } from './ports/desk.js';
import type { ModeratorRecord, NewModerator, SiteRecord } from './ports/records.js';
import type { InvitationRecord, TeamMember } from './ports/team.js';

type Moderator = NewModerator & Partial<Pick<ModeratorRecord, 'secondFactorAt'>>;

const toFactorState = (
  { secondFactorAt = null }: Moderator,
  isRequired: boolean,
): NonNullable<ModeratorView['secondFactor']> => {
  if (secondFactorAt !== null) return 'on';
  return isRequired ? 'required' : 'off';
};

/**
 * `sites` are all sites there are; the view names those the moderator works for. The last says
 * whether the server asks every member for a second factor.
 */
export const toModeratorView = (
  moderator: Moderator,
  sites: readonly SiteRecord[],
  isFactorRequired: boolean,
): ModeratorView => ({
  id: moderator.id,
  name: moderator.name,
  email: moderator.email,
  role: moderator.role,
  sites: sites
    .filter(({ id }) => moderator.sites === undefined || moderator.sites.includes(id))
    .map(({ id, name }) => ({ id, name })),
  secondFactor: toFactorState(moderator, isFactorRequired),
});

const sitesOf = ({ sites }: { readonly sites?: readonly string[] }): MemberView['sites'] =>
  sites === undefined ? null : [...sites];

/** A member as colleagues who see the team do. */
export const toMemberView = (member: TeamMember): MemberView => ({
  id: member.id,
  name: member.name,
  email: member.email,
  role: member.role,
  sites: sitesOf(member),
  version: member.version,
  active: member.leftAt === null,
  secondFactor: member.secondFactorAt !== null,
  ...(member.seenAt !== null && { seenAt: member.seenAt }),
});

export const toInvitationView = (invitation: InvitationRecord): InvitationView => ({
  id: invitation.id,
  email: invitation.email,
  role: invitation.role,
  sites: sitesOf(invitation),
  by: { id: invitation.by.id, name: invitation.by.name },
  createdAt: invitation.createdAt,
  expiresAt: invitation.expiresAt,
});

/** A session of somebody; `current` names the one that is asking. */
export const toDeskSessionView = (
  { id, kind, agent, createdAt, usedAt, scopes }: DeskSession,
  current: string,
): DeskSessionView => ({
  ...{ id, kind, createdAt, usedAt },
  current: id === current,
  ...(agent !== undefined && { agent }),
  ...(scopes && { scopes: [...scopes] }),
});
