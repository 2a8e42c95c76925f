/** Finding a comment for a write, its thread held against other writers until the transaction ends. */
import { findComment } from './comment-rows.js';
import type { CommentRow, Db } from './schema.js';
import { holdThreadOf } from './thread-rows.js';

/** The comment as it stands once nobody else can change it, or `undefined`. */
export const holdComment = async (db: Db, id: string): Promise<CommentRow | undefined> =>
  (await holdThreadOf(db, id)) && findComment(db, id);
