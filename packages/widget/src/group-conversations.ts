/** Divides a list into groups that stay as they are while comments come and go. */
import type { Branch, Conversation } from '@komentar/client';

/** Conversations in a new group; of 10, 25 and 50 this rendered 1,000 rows fastest. */
export const GROUP_SIZE = 10;

export interface Group {
  readonly id: number;
  readonly items: readonly Conversation[];
}

let lastId = 0;

type Known = ReadonlyMap<string, number>;

/** The group of the next row that had one before. */
const nextKnown = (rest: readonly Conversation[], known: Known): number | undefined => {
  const next = rest.find(({ id }) => known.has(id));
  return next && known.get(next.id);
};

interface Open {
  readonly id: number;
  readonly items: Conversation[];
}

/** True where a row without a group stands within the current one, or after it with room left. */
const hasRoom = (current: Open, rest: readonly Conversation[], known: Known): boolean =>
  current.items.length < GROUP_SIZE || nextKnown(rest, known) === current.id;

/**
 * The groups of a list, given those it had before. While the order stays, a row never moves to
 * another group: it would be built anew, and lose the focus and the reply being written in it. New
 * rows join the group they stand in, or, between two groups, the one before with room left, or
 * become a group of their own.
 */
export const groupConversations = (
  items: readonly Conversation[],
  old: readonly Group[] = [],
): readonly Group[] => {
  const known: Known = new Map(
    old.flatMap((group) => group.items.map(({ id }) => [id, group.id] as const)),
  );
  const groups: Open[] = [];
  items.forEach((item, i) => {
    const current = groups.at(-1);
    // A row that has changed its place against the others begins anew; groups are in one piece.
    const before = known.get(item.id);
    const own = groups.slice(0, -1).some(({ id }) => id === before) ? undefined : before;
    const isNew = own === undefined;
    const stays =
      current && (isNew ? hasRoom(current, items.slice(i + 1), known) : own === current.id);
    if (stays) current.items.push(item);
    else groups.push({ id: own ?? (lastId += 1), items: [item] });
  });
  return groups;
};

/** The groups of a list below what is pinned, which is a group of its own. */
export const withPinned = (
  pinned: readonly Branch[],
  groups: readonly Group[],
): readonly Group[] => {
  const items = pinned.map((root) => ({
    id: root.comment.id,
    root,
    shown: 0,
    unloaded: 0,
    fresh: 0,
  }));
  return items.length > 0 ? [{ id: 0, items }, ...groups] : groups;
};
