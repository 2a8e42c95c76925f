/** Commands that decide on many comments at once. */
import * as v from 'valibot';
import {
  BATCH_CONTROLS,
  BATCH_MOVES,
  MODERATOR_ITEMS,
  QUEUES,
  REASON_CODES,
} from '@komentar/domain';
import { command } from '../command.js';
import { queueFilter } from '../queue-filter.js';
import { id, siteId, text } from '../shapes.js';
import { batchAnswer } from '../views.js';

export const batchCommands = {
  'comments:freeze': command({
    audience: 'desk',
    does: 'Fixes a set of comments of a queue, named one by one or all that fit, and says how many of whom it is; nothing is decided yet. A set that is not decided on is forgotten after 15 minutes.',
    input: v.strictObject({
      queue: v.picklist(QUEUES),
      site: v.optional(siteId),
      filter: v.optional(queueFilter),
      /** Only these; absent: everything that fits. */
      commentIds: v.optional(v.pipe(v.array(id), v.minLength(1), v.maxLength(MODERATOR_ITEMS))),
    }),
    result: batchAnswer,
  }),
  'comments:decide': command({
    audience: 'desk',
    does: 'Makes one decision for every comment of a fixed set; the work goes on after the answer, and `batch:changed` tells how far it is.',
    input: v.strictObject({
      batchId: id,
      move: v.picklist(BATCH_MOVES),
      reason: v.optional(v.picklist(REASON_CODES)),
      note: v.optional(text(1, 1000)),
    }),
    result: batchAnswer,
  }),
  'batch:control': command({
    audience: 'desk',
    does: 'Pauses, goes on with or stops the work on a set.',
    input: v.strictObject({ batchId: id, does: v.picklist(BATCH_CONTROLS) }),
    result: batchAnswer,
  }),
  'batch:read': command({
    audience: 'desk',
    does: 'Says how far the work on a set is.',
    input: v.strictObject({ batchId: id }),
    result: batchAnswer,
  }),
};
