/** The rows of decisions that were taken, and those that stand. */
import type { Db, DecisionRow } from './schema.js';

/** The decision with this id, or `undefined`. */
export const findDecision = (db: Db, id: string): Promise<DecisionRow | undefined> =>
  db.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst();

/** The last decision on a comment, taken back or not. */
export const lastDecision = (db: Db, commentId: string): Promise<DecisionRow | undefined> =>
  db
    .selectFrom('decision')
    .selectAll()
    .where('comment_id', '=', commentId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The decisions with these ids, by id. */
export const findDecisions = async (
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DecisionRow>> => {
  const rows = await db.selectFrom('decision').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
};

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
