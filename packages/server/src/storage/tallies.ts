/** How many comments of an author stand in each status for each reason, kept with every movement. */
import type { Moved } from './comment-rows.js';
import { grouped } from './grouping.js';
import type { CommentRow, Db } from './schema.js';
import { inSteps, statement } from './statement.js';

type Standing = Pick<CommentRow, 'author_id' | 'status' | 'reason'>;

const rowOf = ({ author_id, status, reason }: Standing, n: number) => ({
  ...{ author_id, status, reason: reason ?? ('' as const), n },
});

type Row = ReturnType<typeof rowOf>;

const keyOf = ({ author_id, status, reason }: Row): string => `${author_id} ${status} ${reason}`;

const addAll = statement((db, { rows }: { readonly rows: readonly Row[] }) =>
  db
    .insertInto('author_tally')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['author_id', 'status', 'reason'])
        .doUpdateSet((eb) => ({ n: eb('author_tally.n', '+', eb.ref('excluded.n')) })),
    ),
);

/** Counts comments where they stand now and no longer where they stood. */
export const keepTallies = async (db: Db, moved: readonly Moved[]): Promise<void> => {
  const steps = moved.flatMap(({ before, after }) => [
    ...(before ? [rowOf(before, -1)] : []),
    rowOf(after, 1),
  ]);
  const rows = [...grouped(steps, keyOf)]
    // In one order for everybody: of two writers who move in opposite directions neither waits for ever.
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, alike]) => ({ ...alike[0], n: alike.reduce((sum, { n }) => sum + n, 0) }))
    .filter(({ n }) => n !== 0);
  for (const step of inSteps(rows)) await addAll(db, { rows: step });
};
