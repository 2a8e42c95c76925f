/** What stands around a comment in its thread: the way up to its root, and its neighbours. */
import type { CommentView } from '@komentar/protocol';

/** Neighbours that are shown; more would push the comment itself off the screen. */
const MOST = 4;

/** One comment around another: what it answers, or what answers the same. */
export interface Around {
  readonly comment: CommentView;
  readonly kind: 'above' | 'beside';
}

const above = (items: readonly CommentView[], id: string | null): readonly CommentView[] => {
  const comment = items.find((item) => item.id === id);
  return comment === undefined ? [] : [...above(items, comment.parentId), comment];
};

/** The comments around one with this parent (`null`: a root), out of a page of its thread, oldest first. */
export const aroundOf = (
  items: readonly CommentView[],
  { id, parent }: { readonly id: string; readonly parent: { readonly id: string } | null },
): readonly Around[] => {
  const up = above(items, parent?.id ?? null);
  const beside = items
    .filter((item) => item.parentId === (parent?.id ?? null) && item.id !== id)
    .toSorted((a, b) => a.createdAt - b.createdAt)
    .slice(-MOST);
  return [
    ...up.map((comment) => ({ comment, kind: 'above' as const })),
    ...beside.map((comment) => ({ comment, kind: 'beside' as const })),
  ];
};
