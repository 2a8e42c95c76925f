/** What readers do to comments of others: likes and reports, each once per reader, and their counts. */
import { quarantines } from '@komentar/domain';
import type { Comments, Effects, Liked, ReaderAct, Reported } from '../ports/comments.js';
import { isVisible } from './comment-rows.js';
import { holdComment } from './holding.js';
import { moveComment } from './movement.js';
import { keepQueues } from './queue-places.js';
import { openWeights, weightOf } from './reports.js';
import { toComment, toThread } from './rows.js';
import type { CommentRow, Db } from './schema.js';
import { threadById } from './thread-rows.js';
import { isHiddenAt } from './thread-taking.js';
import { viewAfterChange } from './visibility.js';

type Refused = Extract<Liked, { kind: 'refused' | 'missing' }>;

/** A reader may act upon what he sees on his own site and has not written himself. */
const objection = (row: CommentRow | undefined, { author }: ReaderAct): Refused | undefined => {
  if (!row || row.site !== author.site) return { kind: 'missing' };
  if (row.author_id === author.id) return { kind: 'refused', no: 'own-comment' };
  return isVisible(row) ? undefined : { kind: 'missing' };
};

/** In a hidden thread readers see nothing to act upon. */
const unseen = async (
  db: Db,
  row: CommentRow | undefined,
  { at }: ReaderAct,
): Promise<Refused | undefined> => {
  const isUnseen = row && isHiddenAt(await threadById(db, row.thread_id), at);
  return isUnseen ? { kind: 'missing' } : undefined;
};

const keysOf = (row: CommentRow, { author, at }: ReaderAct) => ({
  comment_id: row.id,
  author_id: author.id,
  thread_id: row.thread_id,
  at,
});

const addLike = async (db: Db, row: CommentRow, act: ReaderAct): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('reaction')
    .values(keysOf(row, act))
    .onConflict((conflict) => conflict.columns(['comment_id', 'author_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

const removeLike = async (db: Db, row: CommentRow, { author }: ReaderAct): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('reaction')
    .where('comment_id', '=', row.id)
    .where('author_id', '=', author.id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
};

/** See `Comments.like`. The version stays: a like must not make a moderator's decision a conflict. */
export const like: (db: Db, act: Parameters<Comments['like']>[0]) => Promise<Liked> = async (
  db,
  act,
) => {
  const row = await holdComment(db, act.commentId);
  const refused = objection(row, act) ?? (await unseen(db, row, act));
  if (refused || !row) return refused ?? { kind: 'missing' };
  const done = await (act.liked ? addLike : removeLike)(db, row, act);
  if (!done) return { kind: 'repeated', comment: toComment(row) };
  const after = { ...row, likes: row.likes + (act.liked ? 1 : -1) };
  await db.updateTable('comment').set({ likes: after.likes }).where('id', '=', row.id).execute();
  const { thread, changes } = await viewAfterChange(db, after);
  return {
    ...{ kind: 'done', comment: toComment(after), from: row.status },
    ...{ thread: toThread(thread), changes },
  };
};

/** Counts a report for both; in the order of ids, so that two who report each other do not wait for ever. */
const countReport = async (db: Db, reported: string, reporter: string): Promise<void> => {
  for (const id of [reported, reporter].sort())
    await db
      .updateTable('author')
      .set((eb) =>
        id === reported
          ? { reports_received: eb('reports_received', '+', 1) }
          : { reports_made: eb('reports_made', '+', 1) },
      )
      .where('id', '=', id)
      .execute();
};

type Report = Parameters<Comments['report']>[0];

/** False where the reader has reported the comment before. */
const addReport = async (db: Db, row: CommentRow, act: Report): Promise<boolean> => {
  const { reason, note, author } = act;
  const weight = await weightOf(db, author.id);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('report')
    .values({ ...keysOf(row, act), reason, note, weight, state: 'open', closed_by: null })
    .onConflict((conflict) => conflict.columns(['comment_id', 'author_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** One report more, and nothing else: a report must not make a moderator's decision a conflict. */
const count = async (
  db: Db,
  row: CommentRow,
  counted: Pick<CommentRow, 'reports' | 'open_reports' | 'reported_at'>,
): Promise<Effects> => {
  await db.updateTable('comment').set(counted).where('id', '=', row.id).execute();
  const after = { ...row, ...counted };
  const [queue] = await keepQueues(db, [{ before: row, after }]);
  return {
    comment: toComment(after),
    thread: toThread(await threadById(db, row.thread_id)),
    ...{ from: row.status, changes: [], ...(queue && { queue }) },
  };
};

/** See `Comments.report`. */
export const report = async (db: Db, act: Report): Promise<Reported> => {
  const row = await holdComment(db, act.commentId);
  const refused = objection(row, act) ?? (await unseen(db, row, act));
  if (refused || !row) return refused ?? { kind: 'missing' };
  if (!(await addReport(db, row, act))) return { kind: 'repeated', comment: toComment(row) };
  await countReport(db, row.author_id, act.author.id);
  const counted = {
    reports: row.reports + 1,
    open_reports: row.open_reports + 1,
    reported_at: row.reported_at ?? act.at,
  };
  const weights = await openWeights(db, row.id);
  if (!quarantines(row.review, weights))
    return { kind: 'reported', ...(await count(db, row, counted)) };
  const effects = await moveComment(db, row, {
    ...{ ...counted, status: 'quarantined', waiting_since: act.at },
    ...{ published_at: null, first_published_at: row.first_published_at },
  });
  return { kind: 'reported', ...effects };
};

/** Ids of the comments of a thread that the reader likes or has reported. */
export const idsOfReader = async (
  db: Db,
  table: 'reaction' | 'report',
  { authorId, threadId }: { readonly authorId: string; readonly threadId: string },
): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom(table)
    .select('comment_id')
    .where('author_id', '=', authorId)
    .where('thread_id', '=', threadId)
    .orderBy('comment_id')
    .execute();
  return rows.map(({ comment_id: id }) => id);
};
