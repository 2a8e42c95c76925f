/** What of a queue is meant, the same wherever one is named. */
import * as v from 'valibot';
import { REASON_CODES } from '@komentar/domain';
import { THREAD_UNITS } from './limits.js';
import { id, text } from './shapes.js';

/** What of a queue is read; every entry given must fit. */
export const queueFilter = v.strictObject({
  /** The site's own id of the article, or the thread's key as a card has it. */
  thread: v.optional(text(1, THREAD_UNITS)),
  author: v.optional(id),
  /** Of the decision that stands, or of an open report. */
  reason: v.optional(v.picklist(REASON_CODES)),
  /** The list entry or the code of a signal. */
  rule: v.optional(text(1, 100)),
  /** Stands in the text, whatever its capitals. */
  text: v.optional(text(1, 100)),
  hasLink: v.optional(v.boolean()),
  /** Has waited longer than this many ms. */
  olderThan: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
