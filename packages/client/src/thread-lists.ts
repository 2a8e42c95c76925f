/** How reading changes a thread: pages, replies, and what waits to be shown. */
import type { PageView } from '@komentar/protocol';
import { takeItems, takeRoots, takeSeq, takeThread } from './take-page.js';
import { reducePage } from './thread-page.js';
import { draftOf, type ListEvent, type Reduction, type ThreadState } from './thread-model.js';

const whole = (state: ThreadState): Reduction => ({ state, gap: false });

const onMore = (before: ThreadState, page: PageView): Reduction => {
  const draft = draftOf(before);
  takeThread(draft, page.thread);
  takeRoots(draft, page);
  return { state: draft, gap: takeSeq(draft, page.thread) };
};

const onReplies = (before: ThreadState, rootId: string, page: PageView): Reduction => {
  const draft = draftOf(before);
  // The conversation may have gone while the answer was on its way.
  if (!draft.comments.has(rootId)) return whole(before);
  const items = page.items.filter((item) => item.rootId === rootId);
  const news = items.filter((item) => item.id !== rootId && !draft.comments.has(item.id)).length;
  takeThread(draft, page.thread);
  takeItems(draft, page.thread, items);
  const left = page.next === undefined ? 0 : Math.max(1, (draft.unloaded.get(rootId) ?? 0) - news);
  draft.unloaded.set(rootId, left);
  return { state: draft, gap: takeSeq(draft, page.thread) };
};

const onPillOpened = (before: ThreadState): Reduction => {
  const isRoot = (id: string) => before.comments.get(id)?.parentId === null;
  return whole({ ...before, held: new Set([...before.held].filter((id) => !isRoot(id))) });
};

const onChipOpened = (before: ThreadState, rootId: string): Reduction => {
  const below = (id: string) => before.comments.get(id)?.rootId === rootId && id !== rootId;
  return whole({ ...before, held: new Set([...before.held].filter((id) => !below(id))) });
};

/** The state after something was read or opened. */
export const reduceLists = (state: ThreadState, event: ListEvent): Reduction => {
  switch (event.kind) {
    case 'page':
      return reducePage(state, event);
    case 'more':
      return onMore(state, event.page);
    case 'replies':
      return onReplies(state, event.rootId, event.page);
    case 'pill-opened':
      return onPillOpened(state);
    case 'chip-opened':
      return onChipOpened(state, event.rootId);
  }
};
