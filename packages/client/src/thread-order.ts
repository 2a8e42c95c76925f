/** The order of comments, as the server lists them: by the moment of publication, ids breaking ties. */
import type { CommentView } from '@komentar/protocol';
import type { Sort } from './read.js';

/** Where a comment stands: since when it is public, or, while it is not, since when it exists. */
export type Place = Pick<CommentView, 'createdAt' | 'id' | 'publishedAt'>;

const momentOf = ({ publishedAt, createdAt }: Place): number => publishedAt ?? createdAt;

const byId = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Oldest first, the order of replies. */
export const oldestFirst = (a: Place, b: Place): number =>
  momentOf(a) - momentOf(b) || byId(a.id, b.id);

/** The order of root comments under a sort. */
export const inOrderOf =
  (sort: Sort) =>
  (a: Place, b: Place): number =>
    sort === 'newest' ? oldestFirst(b, a) : oldestFirst(a, b);
