/** What the desk is shown of an author. */
import * as v from 'valibot';
import { REASON_CODES, STATUSES } from '@komentar/domain';
import { deskName, sanctionView } from './sanction-views.js';
import { at } from './shapes.js';
import { cardView } from './views.js';

const status = v.picklist(STATUSES);
const reason = v.picklist(REASON_CODES);

/** A remark of the desk about an author, for the desk only. */
export const authorNoteView = v.strictObject({
  id: v.string(),
  text: v.string(),
  by: deskName,
  at,
});
export type AuthorNoteView = v.InferOutput<typeof authorNoteView>;

/** What the desk knows of an author. */
export const authorView = v.strictObject({
  id: v.string(),
  site: v.string(),
  name: v.string(),
  kind: v.picklist(['guest', 'member']),
  /** The first sight of the author, hence "since". */
  since: at,
  badges: v.array(v.string()),
  /** Whole for a lead or an administrator, masked for others. */
  email: v.optional(v.string()),
  /** Counts the writes to the author's sanctions, for compare-and-set. */
  version: v.number(),
  /** Comments by where they stand and why; only numbers above 0. */
  tally: v.array(v.strictObject({ status, reason: v.optional(reason), count: v.number() })),
  /** Reports on the author's comments, and by the author on comments of others. */
  reportsReceived: v.number(),
  reportsMade: v.number(),
  /** What became of the author's latest closed reports, and how much the next one counts. */
  asReporter: v.strictObject({ upheld: v.number(), dismissed: v.number(), weight: v.number() }),
  /** Newest first, at most 100, standing ones always among them. */
  sanctions: v.array(sanctionView),
  /** Newest first, at most 100. */
  notes: v.array(authorNoteView),
});
export type AuthorView = v.InferOutput<typeof authorView>;

/** A page of an author's comments, newest first. */
export const authorCommentsView = v.strictObject({
  items: v.array(cardView),
  next: v.optional(v.string()),
});
export type AuthorCommentsView = v.InferOutput<typeof authorCommentsView>;
