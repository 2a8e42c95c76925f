/** Commands by which readers read a thread and follow it. */
import * as v from 'valibot';
import { command } from '../command.js';
import { MAX_TOTALS, THREAD_UNITS, URL_UNITS } from '../limits.js';
import { cursor, id, limit, mustNameThread, seq, siteId, text, threadEntries } from '../shapes.js';
import { ownSanctionView } from '../sanction-views.js';
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
    does: 'Reads what the caller alone has in a thread: own comments that others do not see or that can still be changed, likes and reports.',
    input: named,
    result: v.strictObject({
      items: v.array(ownCommentView),
      /** Ids of the comments of this thread that the caller likes. */
      liked: v.array(v.string()),
      /** Ids of the comments of this thread that the caller has reported. */
      reported: v.array(v.string()),
      /** How long a comment of this site usually waits for a decision; absent before there is a habit. */
      usualWaitMs: v.optional(v.number()),
      /** What stands against the caller, in this thread or elsewhere; absent for nothing. */
      sanctions: v.optional(v.array(ownSanctionView)),
    }),
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
