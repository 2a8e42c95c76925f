/** Commands by which a member of the desk looks after the own account. */
import * as v from 'valibot';
import { command } from '../command.js';
import { at, id, newPassword, password, secondCode, text } from '../shapes.js';
import { accountView } from '../team-views.js';
import { moderatorView } from '../views.js';

const recoveryCodes = v.strictObject({ recoveryCodes: v.array(v.string()) });
const ended = v.strictObject({ ended: v.number() });

export const accountCommands = {
  'moderator:prove': command({
    audience: 'desk',
    does: 'Says once more who is there, with the password and, where one is set up, the code; good for ten minutes of this session.',
    input: v.strictObject({ password, code: v.optional(secondCode) }),
    result: v.strictObject({ until: at }),
  }),
  'account:read': command({
    audience: 'desk',
    does: "Reads the caller's sessions and second factor.",
    input: v.strictObject({}),
    result: accountView,
  }),
  'account:rename': command({
    audience: 'desk',
    does: "Changes the caller's name, as colleagues see it.",
    input: v.strictObject({ name: text(1, 120) }),
    result: v.strictObject({ moderator: moderatorView }),
  }),
  'account:password': command({
    audience: 'desk',
    does: "Changes the caller's password and ends all other browser sessions.",
    input: v.strictObject({ password, newPassword }),
    result: ended,
  }),
  'account:end-sessions': command({
    audience: 'desk',
    does: "Ends one of the caller's sessions or tokens; without one, all browser sessions but this.",
    input: v.strictObject({ sessionId: v.optional(id) }),
    result: ended,
  }),
  'second-factor:offer': command({
    audience: 'desk',
    does: 'A new secret for an authenticator app (RFC 6238); nothing counts before it is confirmed.',
    input: v.strictObject({}),
    result: v.strictObject({ secret: v.string(), uri: v.string() }),
  }),
  'second-factor:confirm': command({
    audience: 'desk',
    does: 'Turns the second factor on with a code of the secret that was offered last; answers ten codes for a lost device, once, and ends all other browser sessions.',
    input: v.strictObject({ code: secondCode }),
    result: recoveryCodes,
  }),
  'second-factor:renew': command({
    audience: 'desk',
    does: 'Ten new codes for a lost device; the earlier ones are void.',
    input: v.strictObject({}),
    result: recoveryCodes,
  }),
  'second-factor:remove': command({
    audience: 'desk',
    does: 'Turns the second factor off.',
    input: v.strictObject({}),
    result: v.strictObject({}),
  }),
};
