/** Moves a comment from one status to another with everything that hangs on it. */
import { isPublic } from '@komentar/domain';
import type { Effects } from '../ports/comments.js';
import { findComment, isShowing } from './comment-rows.js';
import { countForAuthor, countForThread, type Passage } from './counters.js';
import { hasRoom } from './featuring.js';
import type { Publication } from './publication.js';
import { keepQueues } from './queue-places.js';
import { toComment, toThread } from './rows.js';
import type { CommentRow, Db } from './schema.js';
import { keepTally } from './tallies.js';
import { viewAfterMove } from './visibility.js';

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
>;

type Looked = 'review' | 'review_by' | 'review_name' | 'review_revision';

/** Of a text that nobody has looked at. */
export const UNREVIEWED: Pick<CommentRow, Looked> = {
  review: 'none',
  review_by: null,
  review_name: null,
  review_revision: null,
};

const writeStatus = async (
  db: Db,
  before: CommentRow,
  target: Target & Pick<CommentRow, 'hidden_ancestors'>,
): Promise<void> => {
  const { numUpdatedRows } = await db
    .updateTable('comment')
    .set({ ...target, version: before.version + 1 })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst();
  // The thread is held, so nobody can have come in between; if somebody has, nothing may be written.
  if (numUpdatedRows !== 1n) throw new Error(`comment ${before.id} was written to while held`);
};

/** A comment that comes back is set apart again only where there is still room for it. */
const featureOnReturn = async (
  db: Db,
  before: CommentRow,
  { from, to }: Passage,
): Promise<Pick<Target, 'feature'>> => {
  if (before.feature === null || !isPublic(to) || (from !== null && isPublic(from))) return {};
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

/** Writes the new standing. The caller holds the thread and has read `before` since. */
export const moveComment = async (db: Db, before: CommentRow, target: Target): Promise<Effects> => {
  const passage = { from: before.status, to: target.status };
  const standing = { ...target, ...stagedAfter(before, target) };
  await writeStatus(db, before, { ...standing, ...(await featureOnReturn(db, before, passage)) });
  await countForAuthor(db, before.author_id, passage);
  await countForThread(db, { id: before.thread_id }, passage);
  await keepTally(db, before, { ...before, ...standing });
  const view = await viewAfterMove(db, { ...before, ...standing }, isShowing(before));
  const after = await findComment(db, before.id);
  if (!after) throw new Error(`comment ${before.id} went while held`);
  const queue = await keepQueues(db, before, after);
  return {
    comment: toComment(after),
    thread: toThread(view.thread),
    from: before.status,
    changes: view.changes,
    ...(queue && { queue }),
  };
};
