/** Divides a list into groups that stay as they are while comments come and go. */
import type { Branch, Conversation } from '@komentar/client';

/** Conversations in a new group; of 10, 25 and 50 this rendered 1,000 rows fastest. */
export const GROUP_SIZE = 10;

export interface Group {
  readonly id: number;
  readonly items: readonly Conversation[];
}

let lastId = 0;

/** For each row the group it had before, or nothing for a new one. */
type Known = readonly (number | undefined)[];

/** For each row the group of the nearest one behind it that had one before. */
const knownBehind = (known: Known): Known => {
  const behind: (number | undefined)[] = [];
  for (let i = known.length - 1; i > 0; i -= 1) behind[i - 1] = known[i] ?? behind[i];
  return behind;
};

interface Open {
  readonly id: number;
  readonly items: Conversation[];
}

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
  const before = new Map(old.flatMap((group) => group.items.map(({ id }) => [id, group.id])));
  const known = items.map(({ id }) => before.get(id));
  const behind = knownBehind(known);
  const groups: Open[] = [];
  const closed = new Set<number>();
  items.forEach((item, i) => {
    const current = groups.at(-1);
    // A row that has changed its place against the others begins anew; groups are in one piece.
    const own = closed.has(known[i] ?? NaN) ? undefined : known[i];
    // A row without a group stands within the current one, or after it with room left.
    const hasRoom = current && (current.items.length < GROUP_SIZE || behind[i] === current.id);
    if (current && (own === undefined ? hasRoom : own === current.id)) {
      current.items.push(item);
      return;
    }
    if (current) closed.add(current.id);
    groups.push({ id: own ?? (lastId += 1), items: [item] });
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
