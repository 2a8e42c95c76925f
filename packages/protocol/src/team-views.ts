/** What members of the desk see of the team, of invitations and of their own account. */
import * as v from 'valibot';
import { deskName } from './sanction-views.js';
import { at } from './shapes.js';

const role = v.picklist(['moderator', 'lead', 'admin']);
/** Ids of sites; `null` for all there are and will be. */
const sites = v.nullable(v.array(v.string()));

export const memberView = v.strictObject({
  id: v.string(),
  name: v.string(),
  email: v.string(),
  role,
  sites,
  /** Counts changes; `team:change` sends back the one that was looked at. */
  version: v.number(),
  /** False: may not sign in. */
  active: v.boolean(),
  secondFactor: v.boolean(),
  /** The last use of a session that has not ended. */
  seenAt: v.optional(at),
});
export type MemberView = v.InferOutput<typeof memberView>;

export const invitationView = v.strictObject({
  id: v.string(),
  email: v.string(),
  role,
  sites,
  by: deskName,
  createdAt: at,
  expiresAt: at,
});
export type InvitationView = v.InferOutput<typeof invitationView>;

export const teamView = v.strictObject({
  members: v.array(memberView),
  invitations: v.array(invitationView),
  /** The sites the caller may give to others. */
  sites: v.array(v.strictObject({ id: v.string(), name: v.string() })),
  /** Whether the caller may give all sites at once. */
  everySite: v.boolean(),
});
export type TeamView = v.InferOutput<typeof teamView>;

export const deskSessionView = v.strictObject({
  id: v.string(),
  /** `script`: a token made on the command line. */
  kind: v.picklist(['browser', 'script']),
  /** Family of browser and system, like `Firefox, Android`. */
  agent: v.optional(v.string()),
  createdAt: at,
  usedAt: at,
  /** The one the question came with. */
  current: v.boolean(),
  scopes: v.optional(v.array(v.string())),
});
export type DeskSessionView = v.InferOutput<typeof deskSessionView>;

export const accountView = v.strictObject({
  secondFactor: v.nullable(v.strictObject({ since: at, codesLeft: v.number() })),
  /** Whether the server lets nobody work without a second factor. */
  required: v.boolean(),
  sessions: v.array(deskSessionView),
});
export type AccountView = v.InferOutput<typeof accountView>;
