/** Keeps the place of a row that is taken away while the reader is on it, or may still want it back. */
import type { Branch, Conversation, ThreadScreen } from '@komentar/client';

type Items = readonly (Branch | Conversation)[];

const idOf = (item: Branch | Conversation): string => ('id' in item ? item.id : item.comment.id);

/** Behind the nearest of its former predecessors that is still there. */
const inserted = <T extends Branch | Conversation>(
  now: readonly T[],
  item: T,
  before: Items,
): T[] => {
  const ids = before.map(idOf);
  const earlier = ids.slice(0, ids.indexOf(idOf(item))).reverse();
  const at = earlier.map((id) => now.findIndex((each) => idOf(each) === id)).find((i) => i >= 0);
  const to = (at ?? -1) + 1;
  return [...now.slice(0, to), item, ...now.slice(to)];
};

const find = (branches: readonly Branch[], id: string): Branch | undefined => {
  for (const branch of branches) {
    const found = branch.comment.id === id ? branch : find(branch.replies, id);
    if (found) return found;
  }
  return undefined;
};

const rootsOf = ({ pinned, conversations }: ThreadScreen): readonly Branch[] => [
  ...pinned,
  ...conversations.map(({ root }) => root),
];

const bare = (root: Branch): Conversation => ({
  id: root.comment.id,
  root: { ...root, replies: [] },
  shown: 0,
  unloaded: 0,
  fresh: 0,
});

const within = (branch: Branch, reply: Branch, before: Items): Branch =>
  branch.comment.id === reply.comment.parentId
    ? { ...branch, replies: inserted(branch.replies, { ...reply, replies: [] }, before) }
    : { ...branch, replies: branch.replies.map((each) => within(each, reply, before)) };

const withConversation = (now: ThreadScreen, before: ThreadScreen, id: string): ThreadScreen => {
  const old = before.conversations.find((each) => each.id === id);
  if (!old) return now;
  const isBare = old.root.replies.length + old.unloaded + old.fresh === 0;
  const item = isBare ? old : bare(old.root);
  return { ...now, conversations: inserted(now.conversations, item, before.conversations) };
};

const withReply = (now: ThreadScreen, before: ThreadScreen, reply: Branch): ThreadScreen => {
  const { parentId, rootId } = reply.comment;
  const siblings = find(rootsOf(before), parentId ?? '')?.replies ?? [];
  const conversations = now.conversations.map((each) =>
    each.id === rootId ? { ...each, root: within(each.root, reply, siblings) } : each,
  );
  return { ...now, conversations };
};

/** A screen with the row still in its place, where the one before had it and this one has not. */
export const withTombstone = (
  now: ThreadScreen,
  before: ThreadScreen,
  id: string,
): ThreadScreen => {
  const row = find(rootsOf(before), id);
  if (!row || find(rootsOf(now), id)) return now;
  if (before.pinned.some(({ comment }) => comment.id === id))
    return { ...now, pinned: inserted(now.pinned, row, before.pinned) };
  return row.comment.parentId === null
    ? withConversation(now, before, id)
    : withReply(now, before, row);
};

/** True where a screen has a row for the comment. */
export const hasRow = (screen: ThreadScreen | undefined, id: string): boolean =>
  screen !== undefined && find(rootsOf(screen), id) !== undefined;
