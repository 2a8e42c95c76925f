/** Commands of the desk's log: reading it, taking it along, and the history of one comment. */
import * as v from 'valibot';
import { EVERY_SITE } from '@komentar/domain';
import { command } from '../command.js';
import { EXPORT_ITEMS } from '../limits.js';
import { historyView, logEntryView, logView } from '../log-views.js';
import { at, cursor, id, limit, siteId, text } from '../shapes.js';

/** A site, or `*` for what belongs to no single one. */
const chain = v.union([siteId, v.literal(EVERY_SITE)]);

const period = {
  since: v.optional(at),
  /** The first moment that does not belong to it any more. */
  until: v.optional(at),
};

export const logCommands = {
  'log:read': command({
    audience: 'desk',
    does: "Reads the log, newest first. Moderators read their own acts and what became of one comment, author or rule; leads and administrators everybody's.",
    input: v.strictObject({
      site: v.optional(chain),
      commentId: v.optional(id),
      authorId: v.optional(id),
      moderatorId: v.optional(id),
      /** What was done to the rule, and by it. */
      ruleId: v.optional(id),
      act: v.optional(text(1, 64)),
      ...period,
      after: v.optional(cursor),
      limit: v.optional(limit),
    }),
    result: logView,
  }),
  'log:export': command({
    audience: 'desk',
    does: "Reads a part of a site's log, oldest first, to take it along; `GET /v1/log` sends all of it as CSV or JSON Lines.",
    input: v.strictObject({
      site: chain,
      ...period,
      /** Number of the last entry read. */
      after: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(EXPORT_ITEMS))),
    }),
    result: v.strictObject({ items: v.array(logEntryView), next: v.optional(v.number()) }),
  }),
  'comment:history': command({
    audience: 'desk',
    does: 'Reads everything that became of one comment: its texts, what was found in them, reports, decisions and undos, the latest hundred of each.',
    input: v.strictObject({ commentId: id }),
    result: historyView,
  }),
};
