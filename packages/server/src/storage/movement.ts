/** Moves comments from one status to another with everything that hangs on them. */
import { isPublic } from '@komentar/domain';
import type { Effects } from '../ports/comments.js';
import { findComments, isShowing } from './comment-rows.js';
import { countForAuthors, countForThreads } from './counters.js';
import { hasRoom } from './featuring.js';
import { grouped } from './grouping.js';
import type { Publication } from './publication.js';
import { keepQueues } from './queue-places.js';
import { toComment, toThread } from './rows.js';
import type { CommentRow, Db } from './schema.js';
import { keepTallies } from './tallies.js';
import { viewsAfterMoves } from './visibility.js';

/** How the comment shall stand afterwards; whatever a move may change besides stays where it is not named. */
export type Target = Pick<CommentRow, 'status'> & Publication & Partial<Beside>;

type Beside = Pick<
  CommentRow,
  | 'staged_until'
  | 'reason'
  | 'note'
  | 'marks'
  | 'feature'
  | 'revision'
  | 'digest'
  | 'signals'
  | 'edited_at'
  | 'withdrawn_from'
  | 'withdrawn_at'
  | 'withdrawn_published_at'
  | Looked
  | 'risk'
  | 'reports'
  | 'open_reports'
  | 'reported_at'
  | 'waiting_since'
  | 'decided_at'
  | 'opinion'
  | 'asked_at'
>;

type Looked = 'review' | 'review_by' | 'review_name' | 'review_revision';

/** Of a text that nobody has looked at. */
export const UNREVIEWED: Pick<CommentRow, Looked> = {
  review: 'none',
  review_by: null,
  review_name: null,
  review_revision: null,
};

/** One comment's movement. */
export interface Move {
  readonly before: CommentRow;
  readonly target: Target;
}

/** A comment that comes back is set apart again only where there is still room for it. */
const featureOnReturn = async (
  db: Db,
  { before, target }: Move,
): Promise<Pick<Target, 'feature'>> => {
  if (before.feature === null || !isPublic(target.status) || isPublic(before.status)) return {};
  return (await hasRoom(db, before)) ? {} : { feature: null };
};

/** Whether and until when the comment is kept back: where it stays what it is, as long as before. */
const stagedAfter = (before: CommentRow, target: Target) => {
  const staged_until =
    target.staged_until ?? (target.status === before.status ? before.staged_until : null);
  const hidden_ancestors =
    before.hidden_ancestors + Number(staged_until !== null) - Number(before.staged_until !== null);
  return { staged_until, hidden_ancestors };
};

const columnsAfter = async (db: Db, move: Move) => ({
  ...move.target,
  ...stagedAfter(move.before, move.target),
  version: move.before.version + 1,
  ...(await featureOnReturn(db, move)),
});

/** A movement and the columns it writes. */
interface Written {
  readonly before: CommentRow;
  readonly columns: Awaited<ReturnType<typeof columnsAfter>>;
}

/** What comes to stand alike is written in one go. */
const writeRows = async (db: Db, written: readonly Written[]): Promise<void> => {
  for (const group of grouped(written, ({ columns }) => JSON.stringify(columns)).values()) {
    const [{ columns }] = group;
    const { numUpdatedRows } = await db
      .updateTable('comment')
      .set(columns)
      .where(
        'id',
        'in',
        group.map(({ before }) => before.id),
      )
      .where('version', '=', columns.version - 1)
      .executeTakeFirst();
    // The threads are held, so nobody can have come in between; if somebody has, nothing may be written.
    if (numUpdatedRows !== BigInt(group.length)) throw new Error('written to while held');
  }
};

/**
 * Writes the new standing of comments. The caller holds their threads and has read `before` since.
 * Of several none may have replies: what hangs on a comment depends on where those stand, which
 * may be moving with it.
 */
export const moveComments = async (db: Db, moves: readonly Move[]): Promise<readonly Effects[]> => {
  const written: Written[] = [];
  for (const move of moves)
    written.push({ before: move.before, columns: await columnsAfter(db, move) });
  await writeRows(db, written);
  const steps = written.map(({ before, columns }) => ({
    before,
    after: { ...before, ...columns },
  }));
  await countForAuthors(db, steps);
  await countForThreads(db, steps);
  await keepTallies(db, steps);
  const views = await viewsAfterMoves(
    db,
    steps.map(({ before, after }) => ({ comment: after, wasShowing: isShowing(before) })),
  );
  const rows = await findComments(
    db,
    moves.map(({ before }) => before.id),
  );
  const moved = steps.map(({ before }) => {
    const after = rows.get(before.id);
    if (!after) throw new Error(`comment ${before.id} went while held`);
    return { before, after };
  });
  const queues = await keepQueues(db, moved);
  return moved.map(({ before, after }, n) => {
    const [view, queue] = [views[n], queues[n]];
    if (!view) throw new Error(`comment ${before.id} moved without a view`);
    return {
      ...{ comment: toComment(after), thread: toThread(view.thread), from: before.status },
      changes: view.changes,
      ...(queue && { queue }),
    };
  });
};

/** See `moveComments`. */
export const moveComment = async (db: Db, before: CommentRow, target: Target): Promise<Effects> => {
  const [effects] = await moveComments(db, [{ before, target }]);
  return effects as Effects;
};
