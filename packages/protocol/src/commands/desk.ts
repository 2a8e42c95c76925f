/** Commands of the moderators' desk. */
import * as v from 'valibot';
import {
  FEATURES,
  MODES,
  QUEUES,
  QUEUE_SORTS,
  REASON_CODES,
  REPORT_OUTCOMES,
} from '@komentar/domain';
import { command } from '../command.js';
import { queueFilter } from '../queue-filter.js';
import {
  at,
  cursor,
  email,
  id,
  limit,
  newPassword,
  password,
  secondCode,
  siteId,
  text,
  version,
} from '../shapes.js';
import { batchAnswer, commentView, decidedView, moderatorView, queueView } from '../views.js';

/** Who is in now, and until when. */
export const signedIn = v.strictObject({ moderator: moderatorView, expiresAt: at });

/** Longest delay of an approval. */
const MOST_DELAY_MS = 10_000;

const deciding = {
  commentId: id,
  version,
  note: v.optional(text(1, 1000)),
  /**
   * For how long readers do not see yet what an approval or a restoration shows them, in which time an
   * undo stays unnoticed; 0: at once. Absent: the server's own. What takes out of sight does so at once.
   */
  delayMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_DELAY_MS))),
};
const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const reason = v.picklist(REASON_CODES);

const decision = <E extends v.ObjectEntries>(does: string, entries: E) =>
  command({
    audience: 'desk',
    does,
    input: v.strictObject({ ...deciding, ...entries }),
    result: decidedView,
  });

const opinion = (does: string) =>
  command({
    audience: 'desk',
    does,
    input: v.strictObject({ ...{ commentId: id, version }, text: text(1, 500) }),
    result: v.strictObject({ comment: decidedView.entries.comment }),
  });

export const deskCommands = {
  'setup:complete': command({
    audience: 'desk',
    does: 'Makes the first administrator, once, with the code of the set-up link; with `site` also the first site.',
    input: v.strictObject({
      code: text(1, 100),
      name: text(1, 120),
      email,
      password: newPassword,
      site: v.optional(
        v.strictObject({
          id: siteId,
          name: text(1, 120),
          origin: text(1, 300),
          moderation: v.optional(v.picklist(MODES)),
        }),
      ),
    }),
    result: signedIn,
  }),
  'moderator:login': command({
    audience: 'desk',
    does: 'Signs a member of the desk in; over HTTP the session travels in a cookie. Where a second factor is set up, `code` is asked for once the password is right (`code-required`).',
    input: v.strictObject({ email: text(1, 254), password, code: v.optional(secondCode) }),
    result: signedIn,
  }),
  'moderator:logout': command({
    audience: 'desk',
    does: 'Ends the session it is sent with.',
    input: v.strictObject({}),
    result: v.strictObject({}),
  }),
  'moderator:me': command({
    audience: 'desk',
    does: 'Says who is signed in.',
    input: v.strictObject({}),
    result: v.strictObject({ moderator: moderatorView }),
  }),
  'queue:read': command({
    audience: 'desk',
    does: "Reads a page of a queue, in its own order or another, over one site or all of the caller's.",
    input: v.strictObject({
      queue: v.picklist(QUEUES),
      site: v.optional(siteId),
      sort: v.optional(v.picklist(QUEUE_SORTS)),
      filter: v.optional(queueFilter),
      after: v.optional(cursor),
      limit: v.optional(limit),
    }),
    result: queueView,
  }),
  'comment:approve': decision(
    'Publishes a waiting comment, or says of a published one that it is fine.',
    { reason: v.optional(reason) },
  ),
  'comment:reject': decision('Rejects a comment with a reason its author can read.', {
    reason: v.optional(reason),
  }),
  'comment:spam': decision('Puts a comment among the spam.', { reason: v.optional(reason) }),
  'comment:return': decision('Returns a waiting comment to its author to be changed.', {
    reason: v.optional(reason),
    /** The words that should change, in code units of the text. */
    marks: v.optional(
      v.pipe(v.array(v.strictObject({ start: place, end: place })), v.maxLength(50)),
    ),
  }),
  'comment:feature': command({
    audience: 'desk',
    does: 'Pins or picks a published comment, or sets it among the others again.',
    input: v.strictObject({ commentId: id, feature: v.nullable(v.picklist(FEATURES)) }),
    result: v.strictObject({ comment: commentView }),
  }),
  'comment:restore': decision('Publishes a rejected or spam comment after all.', {
    reason: v.optional(reason),
  }),
  'report:close': command({
    audience: 'desk',
    does: "Closes a comment's open reports and leaves the comment where it stands.",
    input: v.strictObject({
      ...{ commentId: id, version },
      outcome: v.picklist(REPORT_OUTCOMES),
      note: v.optional(text(1, 1000)),
    }),
    result: decidedView,
  }),
  'opinion:ask': opinion(
    'Asks the colleagues about a comment: it is in the queue `opinions` until one of them answers or decides.',
  ),
  'opinion:answer': opinion("Answers a colleague's question about a comment."),
  'decision:undo': command({
    audience: 'desk',
    does: 'Takes a decision back, or every decision of a batch that nobody decided on since; by anyone of the team within 30 minutes.',
    input: v.pipe(
      v.strictObject({ decisionId: v.optional(id), batchId: v.optional(id) }),
      v.forward(
        v.check(
          ({ decisionId, batchId }) => (decisionId === undefined) !== (batchId === undefined),
          'either decisionId or batchId is required',
        ),
        ['decisionId'],
      ),
    ),
    result: v.union([decidedView, batchAnswer]),
  }),
};
