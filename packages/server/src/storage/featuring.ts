/** Setting comments apart: pinned and picked ones of a thread, at most a few at once. */
import { FEATURES, MAX_FEATURED } from '@komentar/domain';
import { sql } from 'kysely';
import type { Featured, NewFeature } from '../ports/comments.js';
import { isPublished, isUnhidden, isVisible, selectComments } from './comment-rows.js';
import { comparePlaces } from './cursor.js';
import { holdComment } from './holding.js';
import { appendLog } from './log.js';
import { toListed, toThread } from './rows.js';
import type { CommentRow, Db } from './schema.js';
import { viewAfterChange } from './visibility.js';

/** The condition of the partial index, word for word. */
const isFeatured = sql<boolean>`${sql.ref('comment.feature')} is not null`;

const featuredOf = (db: Db, threadId: string) =>
  selectComments(db).where('comment.thread_id', '=', threadId).where(isFeatured).where(isPublished);

const rank = ({ feature }: CommentRow): number => FEATURES.findIndex((one) => one === feature);
const placeOf = (row: CommentRow) => ({ at: row.published_at ?? 0, id: row.id });

/** What readers see set apart in a thread: pinned ones first, and the latest first. */
export const readFeatured = async (db: Db, threadId: string): Promise<readonly CommentRow[]> => {
  const rows = await featuredOf(db, threadId).where(isUnhidden).execute();
  return rows.sort((a, b) => rank(a) - rank(b) || comparePlaces(placeOf(b), placeOf(a)));
};

/** True where the thread may have one more set apart, besides this comment. */
export const hasRoom = async (
  db: Db,
  { id, thread_id: threadId }: Pick<CommentRow, 'id' | 'thread_id'>,
): Promise<boolean> => {
  const others = await featuredOf(db, threadId).where('comment.id', '!=', id).execute();
  return others.length < MAX_FEATURED;
};

/** See `Comments.feature`. */
export const feature = async (db: Db, act: NewFeature): Promise<Featured> => {
  const before = await holdComment(db, act.commentId);
  if (!before) return { kind: 'missing' };
  if (before.feature === act.feature) return { kind: 'repeated', ...toListed(before) };
  if (!isVisible(before)) return { kind: 'refused', no: 'not-legal' };
  if (act.feature !== null && !(await hasRoom(db, before))) {
    return { kind: 'refused', no: 'too-many' };
  }
  await db
    .updateTable('comment')
    .set({ feature: act.feature })
    .where('id', '=', before.id)
    .execute();
  const after = { ...before, feature: act.feature };
  const { thread, changes } = await viewAfterChange(db, after);
  await appendLog(db, {
    ...{ site: before.site, at: act.at, by: act.by, act: 'comment:feature' },
    target: { kind: 'comment', id: before.id },
    authorId: before.author_id,
    detail: { from: before.feature, to: act.feature, thread: before.thread_id },
  });
  return {
    ...{ kind: 'done', ...toListed(after), from: before.status },
    ...{ thread: toThread(thread), changes },
  };
};
