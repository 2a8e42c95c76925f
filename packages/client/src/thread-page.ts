/** How the first page of a list, read anew, changes a thread. */
import { privateOf, takeRoots, takeThread } from './take-page.js';
import {
  draftOf,
  initialThread,
  type ListEvent,
  type Reduction,
  type ThreadState,
} from './thread-model.js';
import type { Sort } from './read.js';

const freshList = (sort: Sort) => {
  const { comments, held, ranks, sent, unloaded } = initialThread(sort);
  return { sort, comments, held, ranks, sent, unloaded };
};

/** The state after the first page was read: all that a page of an article takes of this part. */
export const reducePage = (
  before: ThreadState,
  { page, sort }: Extract<ListEvent, { kind: 'page' }>,
): Reduction => {
  const isOlder = page.thread.seq < before.seq;
  const { thread: _, edge: __, next: ___, ...known } = before;
  const draft = draftOf({
    ...known,
    ...freshList(sort),
    gone: isOlder ? before.gone : new Set(),
    own: privateOf(before.own),
  });
  takeThread(draft, page.thread);
  draft.thread ??= page.thread;
  takeRoots(draft, page);
  draft.seq = page.thread.seq;
  draft.totalAtSeq = page.thread.total;
  return { state: draft, gap: isOlder };
};
