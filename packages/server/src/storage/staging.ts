/** Approvals that were kept back for a moment: letting readers see them when it is over. */
import type { Effects } from '../ports/comments.js';
import { findComment } from './comment-rows.js';
import { holdComment } from './holding.js';
import { toComment, toThread } from './rows.js';
import type { Db } from './schema.js';
import { viewsAfterMoves } from './visibility.js';

/** Comments whose delay is over at the moment `now`, the longest over first. */
export const dueComments = async (
  db: Db,
  now: number,
  most: number,
): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('comment')
    .select('id')
    .where('staged_until', 'is not', null)
    .where('staged_until', '<=', now)
    .orderBy('staged_until')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
};

/**
 * Shows one of them. It is no write in the sense of `version`: what moderators decided on stands as
 * it did. `undefined` where somebody was quicker: took the decision back, or showed it.
 */
export const showStaged = async (db: Db, id: string, now: number): Promise<Effects | undefined> => {
  const before = await holdComment(db, id);
  if (!before || before.staged_until === null || before.staged_until > now) return undefined;
  const hidden = before.hidden_ancestors - 1;
  await db
    .updateTable('comment')
    .set({ staged_until: null, hidden_ancestors: hidden })
    .where('id', '=', id)
    .execute();
  const shown = { ...before, staged_until: null, hidden_ancestors: hidden };
  const [view] = await viewsAfterMoves(db, [{ comment: shown, wasShowing: false }]);
  const after = await findComment(db, id);
  if (!view || !after) throw new Error(`comment ${id} went while held`);
  // To its author it comes from where he saw it waiting.
  const from = 'pending' as const;
  return { comment: toComment(after), thread: toThread(view.thread), from, changes: view.changes };
};
