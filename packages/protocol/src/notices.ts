/** What the server tells without being asked, each in the past tense. */
import * as v from 'valibot';
import { QUEUES, REASON_CODES, STATUSES } from '@komentar/domain';
import { ownSanctionView } from './sanction-views.js';
import type { Audience, Schema } from './command.js';
import { seq } from './shapes.js';
import { shiftView } from './shift-views.js';
import {
  batchView,
  cardView,
  changeView,
  commentView,
  countsView,
  decisionView,
  ownCommentView,
  standingEntries,
  threadView,
} from './views.js';

interface Notice {
  readonly audience: Audience | 'author';
  readonly tells: string;
  readonly schema: Schema;
}

const notice = <N extends Notice>(it: N): N => it;

/** Every notice of a thread says which one, the change's number and the total after it. */
const ofThread = { site: v.string(), thread: v.string(), seq, total: v.number() };
const queues = v.array(v.picklist(QUEUES));

/** What readers of a thread are told about it. */
const THREAD_NOTICES = {
  'comment:published': notice({
    audience: 'reader',
    tells: 'A comment became visible.',
    schema: v.strictObject({ ...ofThread, comment: commentView }),
  }),
  'comment:changed': notice({
    audience: 'reader',
    tells: 'A visible comment reads differently.',
    schema: v.strictObject({ ...ofThread, comment: commentView }),
  }),
  'comments:changed': notice({
    audience: 'reader',
    tells:
      'Several changes of the thread at once, as one decision for many comments makes them: everything after the change `from`.',
    schema: v.strictObject({
      ...ofThread,
      from: seq,
      view: threadView,
      changes: v.array(changeView),
    }),
  }),
  'comment:gone': notice({
    audience: 'reader',
    tells:
      'A comment, and every reply below it, is no longer visible; `rootId` is the root of its conversation, itself where it is one.',
    schema: v.strictObject({ ...ofThread, commentId: v.string(), rootId: v.string() }),
  }),
  'thread:changed': notice({
    audience: 'reader',
    tells: 'The thread stands otherwise, or the note above it reads otherwise.',
    schema: v.strictObject({ ...ofThread, ...standingEntries }),
  }),
};

const told = <N extends string, S extends Schema>(name: N, { schema }: { readonly schema: S }) =>
  v.strictObject({ name: v.literal(name), body: schema });

export const NOTICES = {
  ...THREAD_NOTICES,
  'notices:gathered': notice({
    audience: 'reader',
    tells:
      'Notices of the thread that came within one moment, in their order; each is to be taken as if it had come alone.',
    schema: v.strictObject({
      ...ofThread,
      notices: v.array(
        v.variant('name', [
          told('comment:published', THREAD_NOTICES['comment:published']),
          told('comment:changed', THREAD_NOTICES['comment:changed']),
          told('comments:changed', THREAD_NOTICES['comments:changed']),
          told('comment:gone', THREAD_NOTICES['comment:gone']),
          told('thread:changed', THREAD_NOTICES['thread:changed']),
        ]),
      ),
    }),
  }),
  'presence:changed': notice({
    audience: 'reader',
    tells: 'How many readers have the thread open; a number, nobody in particular.',
    schema: v.strictObject({ ...ofThread, readers: v.number() }),
  }),
  'comment:decided': notice({
    audience: 'author',
    tells: "What became of the author's own comment.",
    schema: v.strictObject({
      site: v.string(),
      thread: v.string(),
      commentId: v.string(),
      status: v.picklist(STATUSES),
      version: v.number(),
      reason: v.optional(v.picklist(REASON_CODES)),
      /** Written to the author along with a rejection or a return. */
      note: v.optional(v.string()),
      marks: ownCommentView.entries.marks,
    }),
  }),
  'desk:changed': notice({
    audience: 'desk',
    tells:
      'A colleague came, left, turned to another card, took or freed one; the whole of it anew.',
    schema: shiftView,
  }),
  'batch:changed': notice({
    audience: 'desk',
    tells: 'The work on a set of comments went on; with where the counters of its sites stand now.',
    schema: v.strictObject({
      batch: batchView,
      queues: v.array(v.strictObject({ site: v.string(), seq, counts: countsView })),
    }),
  }),
  'author:sanctioned': notice({
    audience: 'author',
    tells: 'Which sanctions stand against the author now; none where the last one was lifted.',
    schema: v.strictObject({ site: v.string(), sanctions: v.array(ownSanctionView) }),
  }),
  'queue:changed': notice({
    audience: 'desk',
    tells: 'A comment entered or left queues, or reads differently in those it is in.',
    schema: v.strictObject({
      site: v.string(),
      seq,
      counts: countsView,
      commentId: v.string(),
      /** The queues it was in before and is in now; empty for none. */
      from: queues,
      to: queues,
      /** The comment as it stands now. */
      card: cardView,
      /** The decision behind the change; `null` where a new comment came in. */
      decision: v.nullable(decisionView),
    }),
  }),
};

export type NoticeName = keyof typeof NOTICES;
export type NoticeBody<N extends NoticeName> = v.InferOutput<(typeof NOTICES)[N]['schema']>;
/** A notice of a thread, as it comes alone or gathered with others. */
export type ThreadNotice = NoticeBody<'notices:gathered'>['notices'][number];
