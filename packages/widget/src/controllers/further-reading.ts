/** Reads what comes after the first page: further pages, the replies of a conversation, the pill's content. */
import { readThread, reduceLists, type ListEvent } from '@komentar/client';
import type { LateHost, LateThread } from './thread-access.js';

/** Replies asked for at once: as many as the server gives. */
const REPLIES_AT_ONCE = 50;

const take = ({ list }: LateThread, event: ListEvent): void =>
  list.step((state) => reduceLists(state, event));

/** Loads the next page. @returns how many comments came, 0 where none did */
export const readMore = async (host: LateHost, thread: LateThread): Promise<number> => {
  const { next } = thread.list;
  if (next === undefined || thread.isLoadingMore) return 0;
  thread.isLoadingMore = true;
  host.requestUpdate();
  const answer = await readThread(thread.href(next));
  thread.isLoadingMore = false;
  host.requestUpdate();
  thread.failure = answer.ok ? undefined : answer.error;
  // Another list has taken the place of the one that was to be continued.
  if (!answer.ok || next !== thread.list.next) return 0;
  take(thread, { kind: 'more', page: answer.value });
  return answer.value.items.length;
};

/** Loads the replies of a conversation that did not come with it. */
export const readReplies = async (
  host: LateHost,
  thread: LateThread,
  rootId: string,
): Promise<void> => {
  const { call } = thread;
  const input = { ...host.where.ref, root: rootId, limit: REPLIES_AT_ONCE };
  let after: string | undefined;
  do {
    const answer = await call('thread:read', after === undefined ? input : { ...input, after });
    if (!answer.ok || call !== thread.call) return;
    take(thread, { kind: 'replies', rootId, page: answer.value });
    after = answer.value.next;
  } while (after !== undefined);
};

/** Shows the new comments of others. @returns the first of them */
export const openPill = (thread: LateThread): string | undefined => {
  const { list } = thread;
  const before = new Set(list.screen?.conversations.map(({ id }) => id));
  take(thread, { kind: 'pill-opened' });
  return list.screen?.conversations.find(({ id }) => !before.has(id))?.id;
};

/** Shows the new replies of a conversation. */
export const openChip = (thread: LateThread, rootId: string): void =>
  take(thread, { kind: 'chip-opened', rootId });
