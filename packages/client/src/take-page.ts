/** What a page read from the server brings into the state. */
import type { CommentView, OwnCommentView, PageView, ThreadView } from '@komentar/protocol';
import { rank, type Draft, type ThreadState } from './thread-model.js';

/** Own comments that no page carries; the public ones are on the pages. */
export const privateOf = (own: ThreadState['own']): Map<string, OwnCommentView> =>
  new Map([...own].filter(([, { status }]) => status !== 'published' && status !== 'checking'));

/** Nothing of a hidden thread stays but what only its author sees; shown again, it is read anew. */
const clear = (draft: Draft): void => {
  draft.comments.clear();
  draft.held.clear();
  draft.unloaded.clear();
  draft.own = privateOf(draft.own);
  delete draft.next;
};

/** Takes what an answer says of the thread as a whole, unless something newer is known. */
export const takeThread = (draft: Draft, thread: ThreadView): void => {
  if (thread.seq < draft.totalSeq) return;
  draft.thread = thread;
  draft.total = thread.total;
  draft.totalSeq = thread.seq;
  if (thread.state === 'hidden') clear(draft);
};

/**
 * A page can come from a cache and be older than what is known. Then nothing after its number is
 * certain for the comments on it, so `seq` goes back to it and the changes since are asked for once
 * more: applying a change twice does no harm.
 */
export const takeSeq = (draft: Draft, { seq, total }: ThreadView): boolean => {
  if (seq >= draft.seq) return false;
  draft.seq = seq;
  draft.totalAtSeq = total;
  return true;
};

/**
 * Puts the comments of a page in and shows them. A newer version that is known already stays, and
 * what has left since an older page was made does not come back with it.
 */
export const takeItems = (
  draft: Draft,
  thread: ThreadView,
  items: readonly CommentView[],
): void => {
  // An answer that was on its way when the thread was hidden comes too late.
  if (draft.thread?.state === 'hidden') return;
  const isOlder = thread.seq < draft.seq;
  for (const item of items) {
    if (isOlder && draft.gone.has(item.id)) continue;
    draft.gone.delete(item.id);
    const known = draft.comments.get(item.id);
    if (known === undefined || known.version <= item.version) draft.comments.set(item.id, item);
    draft.held.delete(item.id);
    rank(draft, item);
  }
};

/** Counts what the roots of a page have below them that did not come along. */
const takeUnloaded = (draft: Draft, items: readonly CommentView[]): void => {
  const loaded = new Map<string, number>();
  for (const { parentId, rootId } of items) {
    if (parentId !== null) loaded.set(rootId, (loaded.get(rootId) ?? 0) + 1);
  }
  for (const { id, parentId, replyCount } of items) {
    if (parentId === null) draft.unloaded.set(id, Math.max(0, replyCount - (loaded.get(id) ?? 0)));
  }
};

export const takeRoots = (draft: Draft, page: PageView): void => {
  takeItems(draft, page.thread, page.items);
  takeUnloaded(draft, page.items);
  const last = page.items.filter(({ parentId }) => parentId === null).at(-1);
  delete draft.next;
  if (page.next === undefined) delete draft.edge;
  else draft.next = page.next;
  if (page.next !== undefined && last !== undefined) draft.edge = last;
};
