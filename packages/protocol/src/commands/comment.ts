/** Commands by which a reader writes and takes part. */
import * as v from 'valibot';
import { REPORT_REASONS } from '@komentar/domain';
import { command } from '../command.js';
import { BODY_UNITS, NOTE_UNITS, PROOF_UNITS, TITLE_UNITS } from '../limits.js';
import { clientId, id, mustNameThread, siteId, text, threadEntries, version } from '../shapes.js';
import { ownCommentView } from '../views.js';

const body = text(1, BODY_UNITS);
const own = v.strictObject({ comment: ownCommentView });

export const commentCommands = {
  'comment:post': command({
    audience: 'reader',
    does: 'Posts a comment or a reply; a repeated `clientId` gets the first result again.',
    input: v.pipe(
      v.strictObject({
        ...threadEntries,
        title: v.optional(text(1, TITLE_UNITS)),
        parentId: v.optional(id),
        body,
        clientId,
        /** Asks to be told first (`nudge`) where the text would be held for its words. */
        nudge: v.optional(v.boolean(), false),
        /** The answer to `challenge:read`, where the site wants one. */
        proof: v.optional(text(1, PROOF_UNITS)),
        /** A field people do not see; whoever fills it in is a machine. */
        website: v.optional(text(0, 200)),
      }),
      mustNameThread(),
    ),
    result: own,
  }),
  'comment:edit': command({
    audience: 'reader',
    does: "Changes the text of the caller's own comment; a returned one goes back to the moderators.",
    input: v.strictObject({ commentId: id, version, body }),
    result: own,
  }),
  'comment:withdraw': command({
    audience: 'reader',
    does: "Withdraws the caller's own comment.",
    input: v.strictObject({ commentId: id }),
    result: own,
  }),
  'comment:take-back': command({
    audience: 'reader',
    does: 'Takes a withdrawal back: at once to where the comment was, later to the moderators.',
    input: v.strictObject({ commentId: id }),
    result: own,
  }),
  'comment:like': command({
    audience: 'reader',
    does: "Likes a comment or takes the caller's like back; repeating changes nothing.",
    input: v.strictObject({ commentId: id, liked: v.boolean() }),
    result: v.strictObject({ likes: v.number(), liked: v.boolean() }),
  }),
  'comment:report': command({
    audience: 'reader',
    does: 'Reports a comment to the moderators, once per reader; repeating changes nothing.',
    input: v.strictObject({
      commentId: id,
      reason: v.picklist(REPORT_REASONS),
      note: v.optional(text(1, NOTE_UNITS)),
    }),
    result: v.strictObject({}),
  }),
  'comment:preview': command({
    audience: 'reader',
    does: 'Renders a text as it would be shown, and keeps nothing.',
    input: v.strictObject({ site: siteId, body }),
    result: v.strictObject({ html: v.string() }),
  }),
};
