/** Decisions of moderators: compare-and-set, logged, exactly reversible. */
import { OUTCOME_OF, decisionTo, isPublic, overruledBy, type Status } from '@komentar/domain';
import type { NewClosing, NewDecision } from '../ports/comments.js';
import { carryOutWell, logRow, only, type Carried, type Judged } from './carrying-out.js';
import { findComments } from './comment-rows.js';
import { orConcurred } from './concurring.js';
import { holdComment } from './holding.js';
import type { Target } from './movement.js';
import { published, type Publication } from './publication.js';
import { fromList, toQueueFacts } from './rows.js';
import type { CommentRow, Db } from './schema.js';
import { holdThreadOf } from './thread-rows.js';

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
  ...{ opinion: null, asked_at: null },
  waiting_since: status === before.status ? before.waiting_since : at,
});

/** Approving what is published already changes nothing of where readers find it. */
const placeAfter = (
  before: CommentRow,
  parent: CommentRow | undefined,
  { to, at }: { readonly to: Status; readonly at: number },
): Publication => {
  const { published_at, first_published_at } = before;
  if (!isPublic(to)) return { published_at: null, first_published_at };
  return isPublic(before.status)
    ? { published_at, first_published_at }
    : published(before, parent, at);
};

/** What readers do not see yet can be kept from them a moment longer; what they see cannot. */
const stage = (
  before: CommentRow,
  to: Status,
  { delayMs = 0, at }: NewDecision,
): Pick<Target, 'staged_until'> =>
  delayMs > 0 && isPublic(to) && !isPublic(before.status) ? { staged_until: at + delayMs } : {};

const isSpared = (before: CommentRow, { move, moderator, spares }: NewDecision): boolean => {
  const { review_by: by } = before;
  const met = { ...toQueueFacts(before), reviewedBy: by === null ? null : { id: by } };
  const whose = overruledBy(met, move, moderator.id);
  return whose !== undefined && (spares?.has(whose) ?? false);
};

type Rows = ReadonlyMap<string, CommentRow>;

const judge = (rows: Rows, decision: NewDecision): Judged => {
  const before = rows.get(decision.commentId);
  if (!before) return { kind: 'missing' };
  if (before.version !== decision.version) return { stale: before };
  const { id, move, reason, note, moderator, at, batch } = decision;
  const to = decisionTo(toQueueFacts(before), move);
  if (to === undefined || isSpared(before, decision)) return { kind: 'refused', no: 'not-legal' };
  const outcome = before.open_reports > 0 ? OUTCOME_OF[move] : null;
  const marks = fromList(decision.marks ?? []);
  const target = {
    ...decidedTarget(before, to, decision),
    ...placeAfter(before, rows.get(before.parent_id ?? ''), { to, at }),
    ...stage(before, to, decision),
  };
  const row = logRow(before, to, { id, move, reason, note, marks, outcome, moderator, at });
  return { before, target, row, batch };
};

/** The comments decided on, and what those reply to that are to be published. */
const rowsOf = async (db: Db, decisions: readonly NewDecision[]): Promise<Rows> => {
  const rows = await findComments(
    db,
    decisions.map(({ commentId }) => commentId),
  );
  // Only where a reply comes to be published its place depends on what it replies to.
  const parents = decisions.flatMap(({ commentId, move }) => {
    const row = rows.get(commentId);
    const to = row && !isPublic(row.status) && decisionTo(toQueueFacts(row), move);
    return to && isPublic(to) ? (row.parent_id ?? []) : [];
  });
  return new Map([...(await findComments(db, [...new Set(parents)])), ...rows]);
};

/**
 * Decides on comments, their threads held; of several none may have replies. See `Comments.decide`;
 * the log is the caller's, since a set of decisions goes into it together.
 */
export const decideAll = async (
  db: Db,
  decisions: readonly NewDecision[],
): Promise<readonly Carried[]> => {
  const rows = await rowsOf(db, decisions);
  return carryOutWell(
    db,
    decisions.map((decision) => judge(rows, decision)),
  );
};

/** The same for one comment, whose thread is held here; it may concur with a colleague's. */
export const decide = async (db: Db, decision: NewDecision): Promise<Carried> => {
  await holdThreadOf(db, decision.commentId);
  return orConcurred(db, decision, only(await decideAll(db, [decision])));
};

/** Everything of a comment's standing stays. */
export const staying = (row: CommentRow): Target => ({
  status: row.status,
  published_at: row.published_at,
  first_published_at: row.first_published_at,
});

const judgeClosing = (before: CommentRow | undefined, asked: NewClosing): Judged => {
  if (!before) return { kind: 'missing' };
  if (before.version !== asked.version) return { stale: before };
  if (before.open_reports === 0) return { kind: 'refused', no: 'not-legal' };
  const { id, note, outcome, moderator, at } = asked;
  const said = { reason: null, note, marks: null, outcome };
  const row = logRow(before, before.status, { id, move: 'close', ...said, moderator, at });
  return { before, target: { ...staying(before), ...NO_REPORTS, decided_at: at }, row };
};

/** See `Comments.closeReports`. */
export const closeReports = async (db: Db, asked: NewClosing): Promise<Carried> => {
  const before = await holdComment(db, asked.commentId);
  return only(await carryOutWell(db, [judgeClosing(before, asked)]));
};
