/** What one change of a thread does to the comments that are known of it. */
import type { ChangeView, CommentView } from '@komentar/protocol';
import { isPublic } from '@komentar/domain';
import { isWithinLoaded, rank, type Draft } from './thread-model.js';

/** What went, and where it is known the root of its conversation. */
interface Gone {
  readonly commentId: string;
  readonly rootId?: string;
}

/** A change as it is told alone. */
export type ToldChange = ChangeView | (Gone & { readonly kind: 'gone' });

/** A change that came alone, with how far it moved the total. */
interface Alone {
  readonly totalDelta: number;
}

/** A change that came among others, after the fact. */
interface InBatch {
  /** What was shown before the first of them: it stays shown where it is there after the last. */
  readonly shown: ReadonlySet<string>;
  readonly isOld: boolean;
}

type Arrival = Alone | InBatch;

/** The ids of a comment and of everything known below it. */
const subtreeOf = (comments: ReadonlyMap<string, CommentView>, id: string): Set<string> => {
  const found = new Set([id]);
  // A reply is always younger than what it replies to, but not always loaded after it.
  for (let grown = true; grown;) {
    const before = found.size;
    for (const comment of comments.values()) {
      if (comment.parentId !== null && found.has(comment.parentId)) found.add(comment.id);
    }
    grown = found.size > before;
  }
  return found;
};

/** Takes a comment and everything below it away. @returns the ids that were known */
const remove = (draft: Draft, id: string): string[] => {
  const known = [...subtreeOf(draft.comments, id)].filter((each) => draft.comments.delete(each));
  for (const each of known) {
    draft.held.delete(each);
    draft.ranks.delete(each);
    draft.unloaded.delete(each);
  }
  return known;
};

const addUnloaded = (draft: Draft, rootId: string, n: number): void => {
  draft.unloaded.set(rootId, Math.max(0, (draft.unloaded.get(rootId) ?? 0) + n));
};

/** True where the reader has the comment in view already: it is his own, or was shown before. */
const isInView = (draft: Draft, { id }: CommentView, arrival: Arrival): boolean =>
  draft.own.has(id) || ('shown' in arrival && arrival.shown.has(id));

const placeRoot = (draft: Draft, root: CommentView, arrival: Arrival): void => {
  const inView = isInView(draft, root, arrival);
  if (!inView && !isWithinLoaded(draft, root)) return;
  draft.comments.set(root.id, root);
  rank(draft, root);
  draft.unloaded.set(root.id, root.replyCount);
  if (!inView) draft.held.add(root.id);
};

/**
 * A root that was just renewed brought the number of its replies along; the replies that follow it
 * (a whole conversation restored) are in that number. It shows in a total that stood still; among
 * others, what only changed was public before.
 */
const isCounted = (arrival: Arrival): boolean =>
  'shown' in arrival ? arrival.isOld : arrival.totalDelta === 0;

const placeReply = (draft: Draft, reply: CommentView, arrival: Arrival): void => {
  const { id, rootId, parentId } = reply;
  if (parentId === null || !draft.comments.has(rootId)) return;
  const counted = isCounted(arrival);
  if (!draft.comments.has(parentId)) {
    if (!counted) addUnloaded(draft, rootId, 1);
    return;
  }
  draft.comments.set(id, reply);
  if (counted) addUnloaded(draft, rootId, -1);
  if (!isInView(draft, reply, arrival) && !draft.held.has(rootId)) draft.held.add(id);
};

/** What a change says of the reader's own comment. */
const renewOwn = (draft: Draft, { id, status, version }: CommentView): void => {
  const own = draft.own.get(id);
  if (own === undefined || own.version > version) return;
  const { reason: _, note: __, marks: ___, ...rest } = own;
  draft.own.set(id, { ...rest, status, version });
};

/**
 * A comment that comes back comes without its replies; those that are still visible follow as changes
 * of their own.
 */
const takeReplies = (draft: Draft, comment: CommentView): void => {
  if (!draft.comments.has(comment.id)) return;
  const wasHeld = draft.held.has(comment.id);
  remove(draft, comment.id);
  draft.comments.set(comment.id, comment);
  rank(draft, comment);
  if (wasHeld) draft.held.add(comment.id);
  if (comment.parentId === null) draft.unloaded.set(comment.id, comment.replyCount);
};

/** A batch brings its roots as they stand after its last change, the number of their replies too. */
const recount = (draft: Draft, { id, replyCount }: CommentView): void => {
  const known = [...draft.comments.values()].filter(({ rootId }) => rootId === id).length - 1;
  draft.unloaded.set(id, Math.max(0, replyCount - known));
};

const onVisible = (draft: Draft, comment: CommentView, arrival: Arrival): void => {
  draft.gone.delete(comment.id);
  renewOwn(draft, comment);
  const known = draft.comments.get(comment.id);
  if (known !== undefined) {
    if (known.version <= comment.version) draft.comments.set(comment.id, comment);
  } else if (comment.parentId === null) placeRoot(draft, comment, arrival);
  else placeReply(draft, comment, arrival);
};

/**
 * Something that was public and is not any more has an unknown fate until its author is told. One that
 * is known to be gone already has been told.
 */
const hideOwn = (draft: Draft, id: string): void => {
  const own = draft.own.get(id);
  if (own?.status === 'published' || own?.status === 'pending') {
    draft.own.set(id, { ...own, status: 'checking' });
  }
};

const onGone = (draft: Draft, { commentId, ...went }: Gone, arrival: Arrival): void => {
  const rootId = went.rootId ?? draft.comments.get(commentId)?.rootId ?? '';
  const known = remove(draft, commentId);
  for (const id of [commentId, ...known]) {
    if (!draft.gone.has(id)) hideOwn(draft, id);
    draft.gone.add(id);
  }
  if ('shown' in arrival || !draft.comments.has(rootId)) return;
  // The total fell by more than was known: the rest were replies that had not been loaded.
  addUnloaded(draft, rootId, arrival.totalDelta + known.length);
};

/** Works one change into the draft. Doing so twice does no harm. */
const applyChange = (draft: Draft, change: ToldChange, arrival: Arrival): void => {
  switch (change.kind) {
    case 'published':
    case 'changed':
      // A change that is told late can be about a comment that nobody sees any more.
      if (isPublic(change.comment.status)) onVisible(draft, change.comment, arrival);
      else onGone(draft, { ...change.comment, commentId: change.comment.id }, arrival);
      return;
    case 'gone':
      onGone(draft, change, arrival);
      return;
    case 'thread':
      return;
  }
};

/**
 * Works the change of a notice in.
 * @param totalDelta by how much it moved the thread's total
 */
export const applyNotice = (draft: Draft, change: ToldChange, totalDelta: number): void => {
  if (change.kind === 'published') {
    const known = draft.comments.get(change.comment.id);
    // Its version has grown: it was away in between, which a page that is newer than `seq` did not show.
    if (known !== undefined && known.version < change.comment.version)
      takeReplies(draft, change.comment);
  }
  applyChange(draft, change, { totalDelta });
};

/**
 * Works in what was missed, of each comment the last change only: one that is published may have been
 * away and back, and what was below it may not have come back with it.
 */
export const applyMissed = (draft: Draft, changes: readonly ChangeView[]): void => {
  const shown = new Set([...draft.comments.keys()].filter((id) => !draft.held.has(id)));
  for (const change of changes) if (change.kind === 'published') takeReplies(draft, change.comment);
  for (const change of changes)
    applyChange(draft, change, { shown, isOld: change.kind === 'changed' });
  for (const change of changes)
    if ('comment' in change && draft.unloaded.has(change.comment.id))
      recount(draft, change.comment);
};
