/** Decisions of moderators and their undoing: compare-and-set, logged, exactly reversible. */
import { isPublic, next, undoOf, type Status } from '@komentar/domain';
import type { Decided, NewDecision, NewUndo, Standing } from '../ports/comments.js';
import { findComment } from './comment-rows.js';
import { holdComment } from './holding.js';
import { appendLog } from './log.js';
import { digestOf } from './log-hash.js';
import { moveComment, type Target } from './movement.js';
import { published, type Publication } from './publication.js';
import { fromList, toComment, toDecision } from './rows.js';
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

/** What the log keeps of an act besides who and what it was asked for. */
const logged = (before: CommentRow, to: Status) => ({
  comment_id: before.id,
  site: before.site,
  from_status: before.status,
  to_status: to,
  version: before.version + 1,
  reason_before: before.reason,
  published_before: before.published_at,
  note_before: before.note,
  marks_before: before.marks,
  undone_by: null,
});

/** The act for the desk's log: digests in place of texts, which may be erased one day. */
const logDecision = (db: Db, before: CommentRow, row: DecisionRow): Promise<void> => {
  const { id: decision, from_status: from, to_status: to, reason, note, version } = row;
  return appendLog(db, {
    site: row.site,
    at: row.at,
    by: { kind: 'moderator', id: row.moderator_id, name: row.moderator_name },
    act: row.move === 'undo' ? 'decision:undo' : `comment:${row.move}`,
    target: { kind: 'comment', id: before.id },
    authorId: before.author_id,
    detail: {
      ...{ decision, from, to, reason, version, thread: before.thread_id },
      note: note === null ? null : digestOf(note),
      revision: before.revision,
      text: digestOf(before.text),
    },
  });
};

const carryOut = async (
  db: Db,
  before: CommentRow,
  { target, row }: { readonly target: Target; readonly row: DecisionRow },
): Promise<Decided> => {
  await db.insertInto('decision').values(row).execute();
  const effects = await moveComment(db, before, target);
  await logDecision(db, before, row);
  return { kind: 'decided', decision: toDecision(row), ...effects };
};

/** See `Comments.decide`. */
export const decide = async (db: Db, decision: NewDecision): Promise<Decided> => {
  const before = await holdComment(db, decision.commentId);
  if (!before) return { kind: 'missing' };
  if (before.version !== decision.version) return conflict(db, before);
  const to = next(before.status, decision.move);
  if (to === undefined) return { kind: 'refused', no: 'not-legal' };
  const { id, move, reason, note, moderator, at } = decision;
  const marks = fromList(decision.marks ?? []);
  const row: DecisionRow = {
    ...logged(before, to),
    ...{ id, move, reason, note, marks, at },
    moderator_id: moderator.id,
    moderator_name: moderator.name,
  };
  const publication = await publicationAt(db, before, { to, at });
  return carryOut(db, before, { target: { status: to, reason, note, marks, ...publication }, row });
};

/** How the comment stood before the decision that is taken back. */
const standingBefore = (decision: DecisionRow, now: CommentRow): Target => ({
  status: decision.from_status,
  reason: decision.reason_before,
  note: decision.note_before,
  marks: decision.marks_before,
  published_at: decision.published_before,
  first_published_at: now.first_published_at,
});

const takeBack = async (db: Db, undo: NewUndo, row: DecisionRow): Promise<void> => {
  await db.updateTable('decision').set({ undone_by: undo.id }).where('id', '=', row.id).execute();
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

/** See `Comments.undo`. A taking back cannot be taken back; the moderator decides anew instead. */
export const undo = async (db: Db, asked: NewUndo): Promise<Decided> => {
  const found = await findDecision(db, asked.decisionId);
  if (!found) return { kind: 'missing' };
  if (found.move === 'undo') return { kind: 'refused', no: 'not-legal' };
  const before = await holdComment(db, found.comment_id);
  // Read again, since only now nobody else can take it back.
  const decision = await findDecision(db, asked.decisionId);
  if (!before || !decision) return { kind: 'missing' };
  const facts = { ...toDecision(decision), undoneSince: await undoneSince(db, decision) };
  const verdict = undoOf(facts, before, asked.at);
  if ('no' in verdict) {
    return verdict.no === 'changed-since'
      ? conflict(db, before)
      : { kind: 'refused', no: verdict.no };
  }
  await takeBack(db, asked, decision);
  const row: DecisionRow = {
    ...logged(before, verdict.to),
    ...{ id: asked.id, move: 'undo', reason: null, note: null, marks: null, at: asked.at },
    moderator_id: asked.moderator.id,
    moderator_name: asked.moderator.name,
  };
  return carryOut(db, before, { target: standingBefore(decision, before), row });
};
