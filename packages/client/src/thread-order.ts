/** The order of comments, as the server lists them: by the moment of publication, ids breaking ties. */
import type { CommentView } from '@komentar/protocol';
import type { Sort } from './read.js';

/** Where a comment stands: since when it is public, or, while it is not, since when it exists. */
export type Place = Pick<CommentView, 'createdAt' | 'id' | 'likes' | 'publishedAt'>;

const momentOf = ({ publishedAt, createdAt }: Place): number => publishedAt ?? createdAt;

const byId = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Oldest first, the order of replies. */
export const oldestFirst = (a: Place, b: Place): number =>
  momentOf(a) - momentOf(b) || byId(a.id, b.id);

/**
 * The order of root comments under a sort; among equally liked ones the latest is first.
 * @param likesOf how many likes count for a comment, where these are not the ones of the moment
 */
export const inOrderOf =
  (sort: Sort, likesOf = ({ likes }: Place): number => likes) =>
  (a: Place, b: Place): number =>
    sort === 'oldest'
      ? oldestFirst(a, b)
      : (sort === 'top' && likesOf(b) - likesOf(a)) || oldestFirst(b, a);
