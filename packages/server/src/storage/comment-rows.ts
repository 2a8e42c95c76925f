/** The queries for comments that every part of the store shares. */
import { partsOf } from '@komentar/domain';
import { sql } from 'kysely';
import type { CommentRow, Db } from './schema.js';
import { padded, statement } from './statement.js';

/** Comments with their current revision. */
export const selectComments = (db: Db) =>
  db
    .selectFrom('comment')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.comment_id', '=', 'comment.id')
        .onRef('revision.n', '=', 'comment.revision'),
    )
    .selectAll('comment')
    .select(['revision.text', 'revision.html']);

const withIds = statement((db, { ids }: { readonly ids: readonly string[] }) =>
  selectComments(db).where('comment.id', 'in', ids),
);

/** The comment, or `undefined`. */
export const findComment = async (db: Db, id: string): Promise<CommentRow | undefined> =>
  (await withIds(db, { ids: [id] }))[0];

/** A comment before and after a write; a new one has no `before`. */
export interface Moved {
  readonly before: CommentRow | undefined;
  readonly after: CommentRow;
}

/** SQLite binds at most 32,766 values to a statement, PostgreSQL 65,535. */
const MOST_AT_ONCE = 5_000;

/** Cuts a list into parts of at most `most`, so that each fits into one statement. */
export const inParts = <T>(list: readonly T[], most = MOST_AT_ONCE): readonly T[][] =>
  partsOf(list, most);

/** The comments with these ids, by id. */
export const findComments = async (
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CommentRow>> => {
  const found = new Map<string, CommentRow>();
  for (const part of inParts(ids))
    for (const row of await withIds(db, { ids: padded(part) })) found.set(row.id, row);
  return found;
};

/**
 * The conditions of the two partial indexes, word for word: with a bound value in place of the
 * literal, SQLite could not prove that the index holds every row asked for.
 */
export const isPublished = sql<boolean>`${sql.ref('comment.status')} = 'published'`;
export const isUnhidden = sql<boolean>`${sql.ref('comment.hidden_ancestors')} = 0`;

/** The comment itself stands in nobody's way: it is published, and no delay keeps it back any more. */
export const isShowing = (row: Pick<CommentRow, 'status' | 'staged_until'>): boolean =>
  row.status === 'published' && row.staged_until === null;

/** Readers see the comment: it is published, and so is everything it replies to. */
export const isVisible = (row: Pick<CommentRow, 'status' | 'hidden_ancestors'>): boolean =>
  row.status === 'published' && row.hidden_ancestors === 0;
