/** Commands of the desk about authors, and the one by which a reader answers a warning. */
import * as v from 'valibot';
import { REASON_CODES, SANCTION_KINDS, SLOWED_MS, STATUSES } from '@komentar/domain';
import { authorCommentsView, authorNoteView, authorView } from '../author-views.js';
import { command } from '../command.js';
import { MAX_REJECTED_WITH, NOTE_UNITS, SEARCH_UNITS, URL_UNITS } from '../limits.js';
import { ownSanctionView, sanctionView } from '../sanction-views.js';
import { at, cursor, id, limit, text } from '../shapes.js';

const span = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const sanctioned = v.strictObject({
  sanction: sanctionView,
  /** The author's version after it. */
  version: v.number(),
});

export const authorCommands = {
  'author:read': command({
    audience: 'desk',
    does: "Reads an author's record: counts by status and reason, reports, sanctions and notes.",
    input: v.strictObject({ authorId: id }),
    result: v.strictObject({ author: authorView }),
  }),
  'author:comments': command({
    audience: 'desk',
    does: "Reads a page of an author's comments, newest first, of one status or with a text in them; a page can hold fewer than asked for and still have a next one.",
    input: v.strictObject({
      authorId: id,
      status: v.optional(v.picklist(STATUSES)),
      text: v.optional(text(1, SEARCH_UNITS)),
      after: v.optional(cursor),
      limit: v.optional(limit),
    }),
    result: authorCommentsView,
  }),
  'author:sanction': command({
    audience: 'desk',
    does: "Sanctions an author, at once for every open session; with `rejectLast` it also rejects the author's last comments.",
    input: v.strictObject({
      authorId: id,
      /** The author's version that was looked at; where it is another one by now, `conflict`. */
      version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
      kind: v.picklist(SANCTION_KINDS),
      reason: v.picklist(REASON_CODES),
      /** Written to the author. */
      note: v.optional(text(1, NOTE_UNITS)),
      /** The end: a moment or a span, not both; neither for none. */
      until: v.optional(at),
      durationMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      /** The thread's key, as a card has it; required of `mute`, refused of all others. */
      thread: v.optional(text(1, URL_UNITS)),
      /** Of `slow` only: the wait between two comments. */
      everyMs: v.optional(span(SLOWED_MS.least, SLOWED_MS.most)),
      /** So many of the author's latest comments are rejected too, for the same reason. */
      rejectLast: v.optional(span(1, MAX_REJECTED_WITH)),
    }),
    result: v.strictObject({
      ...sanctioned.entries,
      /** How many of those comments somebody else decided on in the same moment. */
      missed: v.number(),
    }),
  }),
  'sanction:undo': command({
    audience: 'desk',
    does: 'Takes a sanction back with all it rejected, by anyone of the team within 30 minutes.',
    input: v.strictObject({ sanctionId: id }),
    result: v.strictObject({
      ...sanctioned.entries,
      /** Rejections that were taken back, and those that stand because of a later decision. */
      restored: v.number(),
      kept: v.number(),
    }),
  }),
  'sanction:lift': command({
    audience: 'desk',
    does: 'Ends a sanction before its time; what it rejected stays rejected.',
    input: v.strictObject({ sanctionId: id }),
    result: sanctioned,
  }),
  'author:note': command({
    audience: 'desk',
    does: 'Keeps a remark about an author, for the desk only.',
    input: v.strictObject({ authorId: id, text: text(1, NOTE_UNITS) }),
    result: v.strictObject({ note: authorNoteView }),
  }),
  'sanction:acknowledge': command({
    audience: 'reader',
    does: "Says that the caller has read a warning; until then no comment of the caller's is taken.",
    input: v.strictObject({ sanctionId: id }),
    result: v.strictObject({ sanctions: v.array(ownSanctionView) }),
  }),
};
