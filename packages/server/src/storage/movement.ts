/** Moves a comment from one status to another with everything that hangs on it. */
import type { Effects } from '../ports/comments.js';
import { findComment } from './comment-rows.js';
import { countForAuthor, countForQueues } from './counters.js';
import type { Publication } from './publication.js';
import { toComment, toThread } from './rows.js';
import type { CommentRow, Db } from './schema.js';
import { viewAfterMove } from './visibility.js';

/** How the comment shall stand afterwards. */
export type Target = Pick<CommentRow, 'status' | 'reason'> & Publication;

const writeStatus = async (db: Db, before: CommentRow, target: Target): Promise<void> => {
  const { numUpdatedRows } = await db
    .updateTable('comment')
    .set({ ...target, version: before.version + 1 })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst();
  // The thread is held, so nobody can have come in between; if somebody has, nothing may be written.
  if (numUpdatedRows !== 1n) throw new Error(`comment ${before.id} was written to while held`);
};

/** Writes the new standing. The caller holds the thread and has read `before` since. */
export const moveComment = async (db: Db, before: CommentRow, target: Target): Promise<Effects> => {
  const passage = { from: before.status, to: target.status };
  await writeStatus(db, before, target);
  await countForAuthor(db, before.author_id, passage);
  const view = await viewAfterMove(db, { ...before, ...target }, passage);
  const queue = await countForQueues(db, before.site, passage);
  const after = await findComment(db, before.id);
  if (!after) throw new Error(`comment ${before.id} went while held`);
  return {
    comment: toComment(after),
    thread: toThread(view.thread),
    changes: view.changes,
    ...(queue && { queue }),
  };
};
