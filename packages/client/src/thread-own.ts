/** How a reader's own comments change a thread: read back, sent, put away. */
import type { CommentView, OwnCommentView } from '@komentar/protocol';
import { draftOf, type OwnEvent, type Reduction, type ThreadState } from './thread-model.js';

const whole = (state: ThreadState): Reduction => ({ state, gap: false });

const withOwn = (before: ThreadState, items: readonly OwnCommentView[]): ThreadState => {
  const own = new Map(before.own);
  for (const item of items) {
    const known = own.get(item.id);
    if (known === undefined || known.version <= item.version) own.set(item.id, item);
  }
  return { ...before, own };
};

const publicViewOf = ({ clientId: _, reason: __, ...view }: OwnCommentView): CommentView => view;

const onOwnPosted = (before: ThreadState, comment: OwnCommentView): Reduction => {
  // The answer was slower than a moderator.
  if (before.gone.has(comment.id)) return whole(before);
  const draft = draftOf(withOwn(before, [comment]));
  if (comment.status === 'published' && !draft.comments.has(comment.id)) {
    draft.comments.set(comment.id, publicViewOf(comment));
  }
  // One's own comment is never behind the pill, even where its notice was faster than its answer.
  draft.held.delete(comment.id);
  return whole(draft);
};

const onOwnDismissed = (before: ThreadState, commentId: string): Reduction => {
  const own = new Map(before.own);
  own.delete(commentId);
  return whole({ ...before, own });
};

/** The state after something of the reader's own. */
export const reduceOwn = (state: ThreadState, event: OwnEvent): Reduction => {
  switch (event.kind) {
    case 'own-read':
      return whole(withOwn(state, event.items));
    case 'own-posted':
      return onOwnPosted(state, event.comment);
    case 'own-dismissed':
      return onOwnDismissed(state, event.commentId);
  }
};
