/** Taking decisions back: exactly to where the comments stood before. */
import { undoOf, type Status } from '@komentar/domain';
import type { NewUndo } from '../ports/comments.js';
import {
  carryOutWell,
  logRow,
  only,
  type Carried,
  type Carrying,
  type Judged,
  type Unwell,
  type standingOf,
} from './carrying-out.js';
import { findComments } from './comment-rows.js';
import { findDecision, findDecisions } from './decision-rows.js';
import { grouped } from './grouping.js';
import { UNREVIEWED, type Target } from './movement.js';
import { openTallies, reopen, type OpenTally } from './reports.js';
import { toDecision } from './rows.js';
import type { CommentRow, Db, DecisionRow } from './schema.js';
import { holdThreadOf } from './thread-rows.js';

/** What a decision from before there was more to keep puts back. */
const UNKNOWN_BEFORE = { ...UNREVIEWED, decided_at: null };

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

/** Notes what takes decisions back, and opens again the reports they had closed. */
const takeBack = async (db: Db, taken: readonly Taking[]): Promise<void> => {
  if (taken.length === 0) return;
  await db
    .insertInto('decision')
    .values(taken.map(({ asked, decision }) => ({ ...decision, undone_by: asked.id })))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({ undone_by: eb.ref('excluded.undone_by') })),
    )
    .execute();
  for (const { decision } of taken)
    if (decision.outcome !== null) await reopen(db, decision.comment_id, decision.id);
};

/** Versions of decisions on the comments that have been taken back, by comment. */
const versionsUndone = async (
  db: Db,
  commentIds: readonly string[],
): Promise<(commentId: string) => readonly number[]> => {
  if (commentIds.length === 0) return () => [];
  const rows = await db
    .selectFrom('decision')
    .select(['comment_id', 'version'])
    .where('comment_id', 'in', commentIds)
    .where('undone_by', 'is not', null)
    .execute();
  const undone = grouped(rows, ({ comment_id: id }) => id);
  return (commentId) => undone.get(commentId)?.map(({ version }) => version) ?? [];
};

/** A decision to be taken back, the comment it was on and what took place since. */
interface Taking {
  readonly asked: NewUndo;
  readonly decision: DecisionRow;
  readonly before: CommentRow;
  /** Versions of decisions on the comment that have been taken back. */
  readonly undone: readonly number[];
}

/** The status to go back to, or why there is no going back. */
const wayBack = ({ asked, decision, before, undone }: Taking): Unwell | { readonly to: Status } => {
  const undoneSince = undone.filter((version) => version > decision.version).length;
  const verdict = undoOf({ ...toDecision(decision), undoneSince }, before, asked.at);
  if (!('no' in verdict)) return verdict;
  return verdict.no === 'changed-since' ? { stale: before } : { kind: 'refused', no: verdict.no };
};

const NOTHING_SAID = { reason: null, note: null, marks: null, outcome: null } as const;

const carryingBack = (
  { asked, decision, before }: Taking,
  to: Status,
  open: OpenTally,
): Carrying => {
  const { id, moderator, at, batch } = asked;
  const row = logRow(before, to, { id, moderator, at, move: 'undo', ...NOTHING_SAID });
  return { before, target: { ...standingBefore(decision, before), ...open }, row, batch };
};

const takingsOf = async (
  db: Db,
  all: readonly NewUndo[],
): Promise<readonly (Taking | Unwell)[]> => {
  const decisions = await findDecisions(
    db,
    all.map(({ decisionId }) => decisionId),
  );
  const ids = [...decisions.values()].map(({ comment_id: id }) => id);
  const rows = await findComments(db, ids);
  const undone = await versionsUndone(db, ids);
  return all.map((asked) => {
    const decision = decisions.get(asked.decisionId);
    const before = decision && rows.get(decision.comment_id);
    if (!decision || !before) return { kind: 'missing' };
    if (decision.move === 'undo') return { kind: 'refused', no: 'not-legal' };
    return { asked, decision, before, undone: undone(before.id) };
  });
};

/**
 * Takes decisions back, the threads held; of several comments none may have replies. See
 * `Comments.undo`. A taking back cannot be taken back; the moderator decides anew instead.
 */
export const undoAll = async (db: Db, all: readonly NewUndo[]): Promise<readonly Carried[]> => {
  const ways = (await takingsOf(db, all)).map((taking) =>
    'asked' in taking ? { taking, way: wayBack(taking) } : { way: taking },
  );
  const well = ways.flatMap(({ taking, way }) => (taking && 'to' in way ? [taking] : []));
  await takeBack(db, well);
  const open = await openTallies(
    db,
    well.map(({ before }) => before.id),
  );
  return carryOutWell(
    db,
    ways.map(({ taking, way }): Judged => {
      if (!('to' in way)) return way;
      if (!taking) throw new Error('a way back from nothing');
      return carryingBack(taking, way.to, open(taking.before.id));
    }),
  );
};

/** The same for one decision, whose comment's thread is held here. */
export const undo = async (db: Db, asked: NewUndo): Promise<Carried> => {
  const found = await findDecision(db, asked.decisionId);
  if (found) await holdThreadOf(db, found.comment_id);
  return only(await undoAll(db, [asked]));
};
