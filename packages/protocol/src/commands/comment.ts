/** Commands by which a reader writes. */
import * as v from 'valibot';
import { command } from '../command.js';
import { BODY_UNITS, TITLE_UNITS } from '../limits.js';
import { clientId, id, mustNameThread, text, threadEntries } from '../shapes.js';
import { ownCommentView } from '../views.js';

export const commentCommands = {
  'comment:post': command({
    audience: 'reader',
    does: 'Posts a comment or a reply; a repeated `clientId` gets the first result again.',
    input: v.pipe(
      v.strictObject({
        ...threadEntries,
        title: v.optional(text(1, TITLE_UNITS)),
        parentId: v.optional(id),
        body: text(1, BODY_UNITS),
        clientId,
      }),
      mustNameThread(),
    ),
    result: v.strictObject({ comment: ownCommentView }),
  }),
};
