/** Commands by which a reader becomes somebody. */
import * as v from 'valibot';
import { command } from '../command.js';
import { at, siteId, text } from '../shapes.js';
import { viewerView } from '../views.js';

export const sessionCommands = {
  'session:open': command({
    audience: 'reader',
    does: 'Opens a guest session, or renames the guest whose token is sent along.',
    input: v.strictObject({
      site: siteId,
      name: v.optional(text(1, 120)),
      email: v.optional(v.pipe(text(3, 254), v.email())),
    }),
    result: v.strictObject({ token: v.string(), viewer: viewerView, expiresAt: at }),
  }),
};
