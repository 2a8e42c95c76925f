/** Commands by which readers read a thread and follow it. */
import * as v from 'valibot';
import { command } from '../command.js';
import { MAX_TOTALS, THREAD_UNITS, URL_UNITS } from '../limits.js';
import { cursor, id, limit, mustNameThread, seq, siteId, text, threadEntries } from '../shapes.js';
import { joinView, ownCommentView, pageView } from '../views.js';

const named = v.pipe(v.strictObject(threadEntries), mustNameThread());

export const threadCommands = {
  'thread:read': command({
    audience: 'reader',
    does: 'Reads a page of a thread, the page a comment stands on (`at`), or the further replies of one conversation (`root`).',
    input: v.pipe(
      v.strictObject({
        ...threadEntries,
        sort: v.optional(v.picklist(['newest', 'oldest', 'top']), 'newest'),
        after: v.optional(cursor),
        limit: v.optional(limit),
        at: v.optional(id),
        root: v.optional(id),
      }),
      mustNameThread(),
    ),
    result: pageView,
  }),
  'thread:join': command({
    audience: 'reader',
    does: 'Follows a thread live; with `since` it answers exactly the changes missed. Over HTTP it answers the same without following.',
    input: v.pipe(v.strictObject({ ...threadEntries, since: v.optional(seq) }), mustNameThread()),
    result: joinView,
  }),
  'thread:leave': command({
    audience: 'reader',
    does: 'Stops following a thread.',
    input: named,
    result: v.strictObject({}),
  }),
  'thread:mine': command({
    audience: 'reader',
    does: "Reads the caller's own comments of a thread that others do not see.",
    input: named,
    result: v.strictObject({ items: v.array(ownCommentView) }),
  }),
  'totals:read': command({
    audience: 'reader',
    does: 'Reads how many comments up to 100 threads have, by the names they were asked with.',
    input: v.strictObject({
      site: siteId,
      threads: v.optional(v.pipe(v.array(text(1, THREAD_UNITS)), v.maxLength(MAX_TOTALS)), []),
      urls: v.optional(v.pipe(v.array(text(1, URL_UNITS)), v.maxLength(MAX_TOTALS)), []),
    }),
    result: v.strictObject({ totals: v.record(v.string(), v.number()) }),
  }),
};
