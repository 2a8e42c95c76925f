/** Commands by which the desk's team is put together. */
import * as v from 'valibot';
import { command } from '../command.js';
import { at, email, id, newPassword, siteId, text, version } from '../shapes.js';
import { deskSessionView, invitationView, memberView, teamView } from '../team-views.js';
import { signedIn } from './desk.js';

const role = v.picklist(['moderator', 'lead', 'admin']);
const sites = v.pipe(v.array(siteId), v.maxLength(100));
const code = text(1, 100);

export const teamCommands = {
  'team:list': command({
    audience: 'desk',
    does: 'Lists the members of the desk the caller shares a site with, and who is invited.',
    input: v.strictObject({}),
    result: teamView,
  }),
  'team:invite': command({
    audience: 'desk',
    does: 'Invites somebody by a link that is answered once, works once and ends after seven days; an earlier invitation of the same e-mail is void.',
    input: v.strictObject({ email, role, sites: v.optional(sites) }),
    result: v.strictObject({ invitation: invitationView, link: v.string() }),
  }),
  'team:uninvite': command({
    audience: 'desk',
    does: 'Takes an invitation back.',
    input: v.strictObject({ invitationId: id }),
    result: v.strictObject({}),
  }),
  'team:change': command({
    audience: 'desk',
    does: "Changes a member's role or sites (`null`: all), or whether they may sign in; it takes effect at once.",
    input: v.strictObject({
      moderatorId: id,
      version,
      role: v.optional(role),
      sites: v.optional(v.nullable(sites)),
      active: v.optional(v.boolean()),
    }),
    result: v.strictObject({ member: memberView }),
  }),
  'team:sessions': command({
    audience: 'desk',
    does: "Lists a member's open sessions and tokens.",
    input: v.strictObject({ moderatorId: id }),
    result: v.strictObject({ items: v.array(deskSessionView) }),
  }),
  'team:end-sessions': command({
    audience: 'desk',
    does: "Ends one of a member's sessions, or all of them.",
    input: v.strictObject({ moderatorId: id, sessionId: v.optional(id) }),
    result: v.strictObject({ ended: v.number() }),
  }),
  'invitation:read': command({
    audience: 'desk',
    does: 'Says what an invitation is for, by the code of its link.',
    input: v.strictObject({ code }),
    result: v.strictObject({ email: v.string(), role, by: v.string(), expiresAt: at }),
  }),
  'invitation:accept': command({
    audience: 'desk',
    does: 'Makes the invited person a member, once, and signs them in.',
    input: v.strictObject({ code, name: text(1, 120), password: newPassword }),
    result: signedIn,
  }),
};
