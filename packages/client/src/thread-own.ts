/** How a reader's own comments change a thread: read back, sent, put away. */
import type { CommentView, OwnCommentView } from '@komentar/protocol';
import { draftOf, rank, type OwnEvent, type Reduction, type ThreadState } from './thread-model.js';

const whole = (state: ThreadState): Reduction => ({ state, gap: false });

const withOwn = (before: ThreadState, items: readonly OwnCommentView[]): ThreadState => {
  const own = new Map(before.own);
  for (const item of items) {
    const known = own.get(item.id);
    if (known === undefined || known.version <= item.version) own.set(item.id, item);
  }
  return { ...before, own };
};

/** What everybody sees of an own comment. */
const publicViewOf = (own: OwnCommentView): CommentView => {
  const {
    clientId: _,
    text: __,
    reason: _r,
    note: _n,
    marks: _m,
    editableUntil: _e,
    ...view
  } = own;
  return view;
};

const onOwnPosted = (before: ThreadState, comment: OwnCommentView): Reduction => {
  // The answer was slower than a moderator.
  if (before.gone.has(comment.id)) return whole(before);
  const draft = draftOf(withOwn(before, [comment]));
  if (comment.status === 'published' && !draft.comments.has(comment.id)) {
    draft.comments.set(comment.id, publicViewOf(comment));
    rank(draft, comment);
  }
  draft.sent.add(comment.id);
  // One's own comment is never behind the pill, even where its notice was faster than its answer.
  draft.held.delete(comment.id);
  return whole(draft);
};

/** Public where the server says so, and nowhere else. */
const onOwnChanged = (before: ThreadState, own: OwnCommentView): Reduction => {
  const draft = draftOf(withOwn(before, [own]));
  if (own.status !== 'published') {
    draft.comments.delete(own.id);
    draft.gone.add(own.id);
    return whole(draft);
  }
  draft.gone.delete(own.id);
  const known = draft.comments.get(own.id);
  const replyCount = known?.replyCount ?? own.replyCount;
  if (known === undefined || known.version <= own.version)
    draft.comments.set(own.id, { ...publicViewOf(own), replyCount });
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
    case 'own-changed':
      return onOwnChanged(state, event.comment);
    case 'own-dismissed':
      return onOwnDismissed(state, event.commentId);
    case 'own-forgotten':
      return whole({ ...state, own: new Map(), sent: new Set() });
  }
};
