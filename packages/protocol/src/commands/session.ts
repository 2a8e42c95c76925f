/** Commands by which a reader becomes somebody. */
import * as v from 'valibot';
import { command } from '../command.js';
import { IDENTITY_UNITS } from '../limits.js';
import { at, siteId, text } from '../shapes.js';
import { viewerView } from '../views.js';

export const sessionCommands = {
  'session:open': command({
    audience: 'reader',
    does: "Opens a guest session, renames the guest whose token is sent along, or opens a member's with the site's signed `identity`.",
    input: v.strictObject({
      site: siteId,
      name: v.optional(text(1, 120)),
      email: v.optional(v.pipe(text(3, 254), v.email())),
      identity: v.optional(text(1, IDENTITY_UNITS)),
    }),
    result: v.strictObject({ token: v.string(), viewer: viewerView, expiresAt: at }),
  }),
  'challenge:read': command({
    audience: 'reader',
    does: "A proof of work for the reader's browser, where the site wants one.",
    input: v.strictObject({ site: siteId }),
    result: v.strictObject({
      algorithm: v.string(),
      challenge: v.string(),
      salt: v.string(),
      signature: v.string(),
      maxNumber: v.number(),
    }),
  }),
};
