/** The shapes in which the desk's log leaves the server. */
import * as v from 'valibot';
import { REASON_CODES, REPORT_REASONS, REPORT_STATES, STATUSES } from '@komentar/domain';
import { at } from './shapes.js';
import { signalView } from './views.js';

/**
 * One act, as it is hashed: `hash` is SHA-256 over the rest as canonical JSON (RFC 8785). Names of
 * authors and texts are not in it, so it stays as it is when they are erased.
 */
export const logEntryView = v.strictObject({
  site: v.string(),
  /** Counts the entries of the site. */
  n: v.number(),
  at,
  by: v.strictObject({
    kind: v.picklist(['moderator', 'rule', 'clock', 'system', 'author']),
    id: v.string(),
    name: v.string(),
  }),
  act: v.string(),
  target: v.strictObject({ kind: v.string(), id: v.string() }),
  authorId: v.nullable(v.string()),
  detail: v.record(v.string(), v.unknown()),
  /** The hash of the entry before. */
  prev: v.string(),
  hash: v.string(),
});
export type LogEntryView = v.InferOutput<typeof logEntryView>;

/** An act and what it was done to, by the names of today; without those where it is gone. */
export const toldEntryView = v.strictObject({
  ...logEntryView.entries,
  about: v.optional(
    v.strictObject({
      /** Of the author, moderator or thread. */
      name: v.string(),
      /** The article's title, where the act is about a comment. */
      title: v.optional(v.string()),
    }),
  ),
});
export type ToldEntryView = v.InferOutput<typeof toldEntryView>;

export const logView = v.strictObject({
  items: v.array(toldEntryView),
  next: v.optional(v.string()),
});
export type LogView = v.InferOutput<typeof logView>;

const revisionEvent = v.strictObject({
  kind: v.literal('revision'),
  at,
  n: v.number(),
  text: v.string(),
  /** What the checks found in it; only of the present text. */
  signals: v.optional(v.array(signalView)),
});

const reportEvent = v.strictObject({
  kind: v.literal('report'),
  at,
  reason: v.picklist(REPORT_REASONS),
  note: v.optional(v.string()),
  state: v.picklist(REPORT_STATES),
});

const actEvent = v.strictObject({
  kind: v.literal('act'),
  at,
  entry: logEntryView,
  /** What the moderator wrote; the entry has only its digest. */
  note: v.optional(v.string()),
});

const withdrawnEvent = v.strictObject({ kind: v.literal('withdrawn'), at });

/** Everything that became of one comment, in its order. */
export const historyView = v.strictObject({
  comment: v.strictObject({
    id: v.string(),
    site: v.string(),
    status: v.picklist(STATUSES),
    reason: v.optional(v.picklist(REASON_CODES)),
    authorName: v.string(),
    title: v.nullable(v.string()),
  }),
  events: v.array(v.variant('kind', [revisionEvent, reportEvent, actEvent, withdrawnEvent])),
});
export type HistoryView = v.InferOutput<typeof historyView>;
