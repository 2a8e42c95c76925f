/** Decisions of moderators and their undoing: compare-and-set, logged, exactly reversible. */
import {
  OUTCOME_OF,
  decisionTo,
  isPublic,
  undoOf,
  type ReportOutcome,
  type Status,
} from '@komentar/domain';
import type { NewLogEntry } from '../ports/log.js';
import type { Decided, NewClosing, NewDecision, NewUndo, Standing } from '../ports/comments.js';
import { findComment } from './comment-rows.js';
import { holdComment } from './holding.js';
import { appendLog } from './log.js';
import { digestOf } from './log-hash.js';
import { UNREVIEWED, moveComment, type Target } from './movement.js';
import { published, type Publication } from './publication.js';
import { closeOpen, reopen, tallyOpen } from './reports.js';
import { fromList, toComment, toDecision, toQueueFacts } from './rows.js';
import { noteVerdict } from './rule-hits.js';
import type { CommentRow, Db, DecisionRow } from './schema.js';

/** The decision with this id, or `undefined`. */
export const findDecision = (db: Db, id: string): Promise<DecisionRow | undefined> =>
  db.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst();

/** The last decisions that stand, by comment: neither taken back nor itself a taking back. */
export const standingDecisions = async (
  db: Db,
  commentIds: readonly string[],
): Promise<ReadonlyMap<string, DecisionRow>> => {
  if (commentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('decision')
    .selectAll()
    .where('comment_id', 'in', commentIds)
    .where('undone_by', 'is', null)
    .where('move', '!=', 'undo')
    .orderBy('comment_id')
    .orderBy('version')
    .execute();
  return new Map(rows.map((row) => [row.comment_id, row]));
};

const conflict = async (db: Db, row: CommentRow): Promise<{ kind: 'conflict' } & Standing> => {
  const last = await db
    .selectFrom('decision')
    .selectAll()
    .where('comment_id', '=', row.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { kind: 'conflict', comment: toComment(row), decision: last ? toDecision(last) : null };
};

const publicationAt = async (
  db: Db,
  row: CommentRow,
  { to, at }: { readonly to: Status; readonly at: number },
): Promise<Publication> => {
  if (!isPublic(to)) return { published_at: null, first_published_at: row.first_published_at };
  const parent = row.parent_id === null ? undefined : await findComment(db, row.parent_id);
  return published(row, parent, at);
};

/** What an undo puts back besides what has a column of its own in the log. */
const standingOf = (row: CommentRow) => ({
  review: row.review,
  review_by: row.review_by,
  review_name: row.review_name,
  review_revision: row.review_revision,
  waiting_since: row.waiting_since,
  decided_at: row.decided_at,
});

/** What a decision from before there was more to keep puts back. */
const UNKNOWN_BEFORE = { ...UNREVIEWED, decided_at: null };

interface Act extends Pick<NewUndo, 'id' | 'moderator' | 'at'> {
  readonly move: DecisionRow['move'];
  readonly reason: DecisionRow['reason'];
  readonly note: string | null;
  readonly marks: string | null;
  readonly outcome: ReportOutcome | null;
}

/** The row of an act in the log. */
const logRow = (before: CommentRow, to: Status, { moderator, ...act }: Act): DecisionRow => ({
  ...act,
  comment_id: before.id,
  site: before.site,
  from_status: before.status,
  to_status: to,
  version: before.version + 1,
  moderator_id: moderator.id,
  moderator_name: moderator.name,
  reason_before: before.reason,
  published_before: before.published_at,
  note_before: before.note,
  marks_before: before.marks,
  standing_before: JSON.stringify(standingOf(before)),
  revision: before.revision,
  undone_by: null,
});

const ACT_OF: Readonly<Record<DecisionRow['move'], string>> = {
  ...{ approve: 'comment:approve', reject: 'comment:reject', spam: 'comment:spam' },
  ...{ return: 'comment:return', restore: 'comment:restore' },
  ...{ close: 'report:close', undo: 'decision:undo' },
};

/** What came of an act, and what the log is to say of it where something did. */
export interface Carried {
  readonly decided: Decided;
  readonly entry?: NewLogEntry;
}

const none = (decided: Decided): Carried => ({ decided });

/** Makes an act whole: with its entry at the end of the log. */
export const logged = async (db: Db, { decided, entry }: Carried): Promise<Decided> => {
  if (entry !== undefined) await appendLog(db, entry);
  return decided;
};

/** An act to be carried out: how the comment stands then, and what is written of it. */
interface Carrying {
  readonly target: Target;
  readonly row: DecisionRow;
  readonly batch?: string | undefined;
}

/** The act for the desk's log: digests in place of texts, which may be erased one day. */
const entryOf = (before: CommentRow, { row, batch }: Carrying): NewLogEntry => {
  const { id: decision, from_status: from, to_status: to, reason, note, version, outcome } = row;
  return {
    site: row.site,
    at: row.at,
    by: { kind: 'moderator', id: row.moderator_id, name: row.moderator_name },
    act: ACT_OF[row.move],
    target: { kind: 'comment', id: before.id },
    authorId: before.author_id,
    detail: {
      ...{ decision, from, to, reason, version, thread: before.thread_id },
      ...(outcome !== null && { outcome }),
      note: note === null ? null : digestOf(note),
      revision: before.revision,
      text: digestOf(before.text),
      ...(batch !== undefined && { batch }),
    },
  };
};

const carryOut = async (db: Db, before: CommentRow, carrying: Carrying): Promise<Carried> => {
  const { target, row } = carrying;
  await db.insertInto('decision').values(row).execute();
  await noteVerdict(db, before);
  const effects = await moveComment(db, before, target);
  const decided = { kind: 'decided', decision: toDecision(row), ...effects } as const;
  return { decided, entry: entryOf(before, carrying) };
};

/** Closes the open reports in the name of the decision; without any there is no outcome. */
const closing = async (
  db: Db,
  { id: commentId, open_reports: open }: CommentRow,
  by: { readonly outcome: ReportOutcome; readonly decisionId: string },
): Promise<ReportOutcome | null> => {
  if (open === 0) return null;
  await closeOpen(db, commentId, by);
  return by.outcome;
};

const NO_REPORTS = { open_reports: 0, reported_at: null } as const;

/** How the comment stands after a decision, apart from its place in the thread. */
const decidedTarget = (
  before: CommentRow,
  status: Status,
  { reason, note, marks, moderator, at }: NewDecision,
) => ({
  ...{ status, reason, note, marks: fromList(marks ?? []), decided_at: at },
  review: 'human' as const,
  review_by: moderator.id,
  review_name: moderator.name,
  review_revision: before.revision,
  ...NO_REPORTS,
  waiting_since: status === before.status ? before.waiting_since : at,
});

/** Approving what is published already changes nothing of where readers find it. */
const placeAfter = (
  db: Db,
  before: CommentRow,
  at: { readonly to: Status; readonly at: number },
): Promise<Publication> =>
  isPublic(before.status) && isPublic(at.to)
    ? Promise.resolve({
        published_at: before.published_at,
        first_published_at: before.first_published_at,
      })
    : publicationAt(db, before, at);

/** What readers do not see yet can be kept from them a moment longer; what they see cannot. */
const stage = (
  before: CommentRow,
  to: Status,
  { delayMs = 0, at }: NewDecision,
): Pick<Target, 'staged_until'> =>
  delayMs > 0 && isPublic(to) && !isPublic(before.status) ? { staged_until: at + delayMs } : {};

/** See `Comments.decide`; the log is the caller's, since a set of decisions goes into it together. */
export const decide = async (db: Db, decision: NewDecision): Promise<Carried> => {
  const before = await holdComment(db, decision.commentId);
  if (!before) return none({ kind: 'missing' });
  if (before.version !== decision.version) return none(await conflict(db, before));
  const { id, move, reason, note, moderator, at } = decision;
  const to = decisionTo(toQueueFacts(before), move);
  if (to === undefined) return none({ kind: 'refused', no: 'not-legal' });
  const outcome = await closing(db, before, { outcome: OUTCOME_OF[move], decisionId: id });
  const marks = fromList(decision.marks ?? []);
  const row = logRow(before, to, { id, move, reason, note, marks, outcome, moderator, at });
  const target = {
    ...decidedTarget(before, to, decision),
    ...(await placeAfter(db, before, { to, at })),
    ...stage(before, to, decision),
  };
  return carryOut(db, before, { target, row, batch: decision.batch });
};

/** Everything of a comment's standing stays. */
const staying = (row: CommentRow): Target => ({
  status: row.status,
  published_at: row.published_at,
  first_published_at: row.first_published_at,
});

/** See `Comments.closeReports`. */
export const closeReports = async (db: Db, asked: NewClosing): Promise<Carried> => {
  const before = await holdComment(db, asked.commentId);
  if (!before) return none({ kind: 'missing' });
  if (before.version !== asked.version) return none(await conflict(db, before));
  const { id, note, moderator, at } = asked;
  const outcome = await closing(db, before, { outcome: asked.outcome, decisionId: id });
  if (outcome === null) return none({ kind: 'refused', no: 'not-legal' });
  const act = {
    id,
    move: 'close',
    reason: null,
    note,
    marks: null,
    outcome,
    moderator,
    at,
  } as const;
  const target = { ...staying(before), ...NO_REPORTS, decided_at: at };
  return carryOut(db, before, { target, row: logRow(before, before.status, act) });
};

/** How the comment stood before the decision that is taken back. */
const standingBefore = (decision: DecisionRow, now: CommentRow): Target => ({
  ...(decision.standing_before === null
    ? { ...UNKNOWN_BEFORE, waiting_since: now.created_at }
    : (JSON.parse(decision.standing_before) as ReturnType<typeof standingOf>)),
  status: decision.from_status,
  reason: decision.reason_before,
  note: decision.note_before,
  marks: decision.marks_before,
  published_at: decision.published_before,
  first_published_at: now.first_published_at,
});

const takeBack = async (db: Db, undo: NewUndo, row: DecisionRow): Promise<void> => {
  await db.updateTable('decision').set({ undone_by: undo.id }).where('id', '=', row.id).execute();
  if (row.outcome !== null) await reopen(db, row.comment_id, row.id);
};

/** How many decisions on the comment came after this one and have been taken back since. */
const undoneSince = async (db: Db, decision: DecisionRow): Promise<number> => {
  const later = await db
    .selectFrom('decision')
    .select('id')
    .where('comment_id', '=', decision.comment_id)
    .where('version', '>', decision.version)
    .where('undone_by', 'is not', null)
    .execute();
  return later.length;
};

const NOTHING_SAID = { reason: null, note: null, marks: null, outcome: null } as const;

/** See `Comments.undo`. A taking back cannot be taken back; the moderator decides anew instead. */
export const undo = async (db: Db, asked: NewUndo): Promise<Carried> => {
  const found = await findDecision(db, asked.decisionId);
  if (!found) return none({ kind: 'missing' });
  if (found.move === 'undo') return none({ kind: 'refused', no: 'not-legal' });
  const before = await holdComment(db, found.comment_id);
  // Read again, since only now nobody else can take it back.
  const decision = await findDecision(db, asked.decisionId);
  if (!before || !decision) return none({ kind: 'missing' });
  const facts = { ...toDecision(decision), undoneSince: await undoneSince(db, decision) };
  const verdict = undoOf(facts, before, asked.at);
  if ('no' in verdict) {
    return none(
      verdict.no === 'changed-since'
        ? await conflict(db, before)
        : { kind: 'refused', no: verdict.no },
    );
  }
  await takeBack(db, asked, decision);
  const { id, moderator, at } = asked;
  const act: Act = { id, moderator, at, move: 'undo', ...NOTHING_SAID };
  const target = {
    ...standingBefore(decision, before),
    ...(await tallyOpen(db, before.id)),
  };
  return carryOut(db, before, { target, row: logRow(before, verdict.to, act), batch: asked.batch });
};
