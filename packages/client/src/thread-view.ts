/** The state of a thread as a screen shows it: conversations in order, the rest as numbers. */
import type { CommentView, OwnCommentView } from '@komentar/protocol';
import { inOrderOf, oldestFirst } from './thread-order.js';
import type { ThreadState } from './thread-model.js';

/** One comment on the screen with the replies shown below it. */
export interface Branch {
  readonly comment: CommentView;
  /** Set where the reader wrote it and others do not see it, or it is just being approved. */
  readonly own?: OwnCommentView;
  /** True where the reader wrote it during this visit, or it was not public at the beginning of it. */
  readonly isMine: boolean;
  /** Whose comment this answers; absent for a root. */
  readonly parentName?: string;
  readonly replies: readonly Branch[];
}

/** A root with everything below it. */
export interface Conversation {
  readonly id: string;
  readonly root: Branch;
  /** Replies in view or ready to be, own ones included. */
  readonly shown: number;
  /** Visible replies that have not been loaded. */
  readonly unloaded: number;
  /** New replies behind the chip. */
  readonly fresh: number;
}

/** All that is on the screen of a thread. */
export interface ThreadScreen {
  readonly conversations: readonly Conversation[];
  /** Own comments whose place is not loaded, newest first: shown above the list. */
  readonly pinned: readonly Branch[];
  /** New roots behind the pill. */
  readonly buffered: number;
  /** Comments that a further page can bring; 0 at the end. */
  readonly remaining: number;
  /** Comments of the total that are in view or one button away. */
  readonly loaded: number;
}

/** Statuses of own comments that are shown to their author although nobody else sees them. */
const PRIVATE: ReadonlySet<string> = new Set<OwnCommentView['status']>([
  'pending',
  'quarantined',
  'returned',
  'rejected',
  'spam',
  'published',
]);

/** The reader's own comments that the public list does not hold. */
const privateOnes = ({ own, comments }: ThreadState): OwnCommentView[] =>
  [...own.values()].filter(({ id, status }) => PRIVATE.has(status) && !comments.has(id));

type Children = ReadonlyMap<string | null, readonly CommentView[]>;

const childrenOf = (state: ThreadState, own: readonly OwnCommentView[]): Children => {
  const children = new Map<string | null, CommentView[]>();
  const add = (comment: CommentView) => {
    const siblings = children.get(comment.parentId);
    if (siblings) siblings.push(comment);
    else children.set(comment.parentId, [comment]);
  };
  for (const comment of state.comments.values()) if (!state.held.has(comment.id)) add(comment);
  for (const comment of own) if (comment.parentId !== null) add(comment);
  for (const [parentId, siblings] of children) if (parentId !== null) siblings.sort(oldestFirst);
  return children;
};

interface Tree {
  readonly children: Children;
  readonly state: ThreadState;
}

const isPrivate = ({ state }: Tree, { id }: CommentView): boolean => !state.comments.has(id);

const branchOf = (tree: Tree, comment: CommentView, parentName?: string): Branch => {
  const own = isPrivate(tree, comment) ? tree.state.own.get(comment.id) : undefined;
  return {
    comment,
    isMine: tree.state.own.has(comment.id),
    ...(own === undefined ? {} : { own }),
    ...(parentName === undefined ? {} : { parentName }),
    replies: (tree.children.get(comment.id) ?? []).map((reply) =>
      branchOf(tree, reply, comment.author.name),
    ),
  };
};

/** A branch's replies with all of theirs, in reading order. */
export const flat = ({ replies }: Branch): Branch[] =>
  replies.flatMap((reply) => [reply, ...flat(reply)]);

const conversationOf = (tree: Tree, comment: CommentView, fresh: number): Conversation => {
  const root = branchOf(tree, comment);
  const below = flat(root);
  return {
    id: comment.id,
    root,
    shown: below.length,
    unloaded: tree.state.unloaded.get(comment.id) ?? 0,
    fresh,
  };
};

const sameBranch = (a: Branch, b: Branch): boolean =>
  a.comment === b.comment &&
  a.own === b.own &&
  a.isMine === b.isMine &&
  a.replies.length === b.replies.length &&
  a.replies.every((reply, i) => b.replies[i] !== undefined && sameBranch(reply, b.replies[i]));

/** The earlier object where nothing differs, so that its rows need not be rendered again. */
const keepEqual = (now: Conversation, before: Conversation | undefined): Conversation =>
  before !== undefined &&
  now.unloaded === before.unloaded &&
  now.fresh === before.fresh &&
  sameBranch(now.root, before.root)
    ? before
    : now;

/** What the reader has just sent is on top of an order in which it would be far away (W-42). */
const rootOrderOf = ({ sort, ranks, sent }: ThreadState) => {
  const inOrder = inOrderOf(sort, ({ id, likes }) => ranks.get(id) ?? likes);
  const isAhead = ({ id }: CommentView) => sort !== 'newest' && sent.has(id);
  return (a: CommentView, b: CommentView): number =>
    Number(isAhead(b)) - Number(isAhead(a)) || inOrder(a, b);
};

/** Held comments by the root they belong to; roots themselves under `null`. */
const heldByRoot = ({ held, comments }: ThreadState): Map<string | null, number> => {
  const counts = new Map<string | null, number>();
  for (const id of held) {
    const comment = comments.get(id);
    const key = comment === undefined || comment.parentId === null ? null : comment.rootId;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

const remainingOf = (state: ThreadState): number => {
  const unloaded = [...state.unloaded.values()].reduce((sum, n) => sum + n, 0);
  return Math.max(0, state.total - state.comments.size - unloaded);
};

/**
 * What a screen shows of a state. Nothing is in it twice, and no reply without everything above it.
 * @param before the screen of the previous state, whose unchanged conversations are kept as they are
 */
export const screenOf = (state: ThreadState, before?: ThreadScreen): ThreadScreen => {
  const own = privateOnes(state);
  const tree: Tree = { state, children: childrenOf(state, own) };
  const held = heldByRoot(state);
  const earlier = new Map(before?.conversations.map((each) => [each.id, each]));
  const roots = [...(tree.children.get(null) ?? [])].sort(rootOrderOf(state));
  const conversations = roots.map((root) =>
    keepEqual(conversationOf(tree, root, held.get(root.id) ?? 0), earlier.get(root.id)),
  );
  // Most readers have nothing of their own, and a long thread is long.
  const placed = new Set(
    own.length > 0
      ? conversations.flatMap(({ root }) => flat(root).map(({ comment }) => comment.id))
      : [],
  );
  const remaining = remainingOf(state);
  return {
    conversations,
    pinned: own
      .filter(({ id }) => !placed.has(id))
      .sort(inOrderOf('newest'))
      .map((comment) => branchOf(tree, comment)),
    buffered: held.get(null) ?? 0,
    remaining: state.next === undefined ? 0 : remaining,
    loaded: state.total - (state.next === undefined ? 0 : remaining),
  };
};
