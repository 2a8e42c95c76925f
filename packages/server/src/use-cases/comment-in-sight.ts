/** A comment for whoever may do something with comments of its site; for everybody else it does not exist. */
import { can, type Action } from '@komentar/domain';
import type { Comments } from '../ports/comments.js';
import type { CommentRecord } from '../ports/records.js';
import { Refusal, type DeskCaller } from '../use-case.js';

/** The comment. Refuses one of a site on which the caller may not do `action` as if there were none. */
export const commentInSight = async (
  comments: Pick<Comments, 'find'>,
  { commentId, action }: { readonly commentId: string; readonly action: Action },
  caller: DeskCaller,
): Promise<CommentRecord> => {
  const comment = await comments.find(commentId);
  if (comment === undefined || !can(caller, action, { site: comment.site }))
    throw new Refusal('unknown-comment', { field: 'commentId' });
  return comment;
};
