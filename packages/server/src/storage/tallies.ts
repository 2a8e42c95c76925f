/** How many comments of an author stand in each status for each reason, kept with every movement. */
import type { CommentRow, Db } from './schema.js';

type Standing = Pick<CommentRow, 'author_id' | 'status' | 'reason'>;

interface Step {
  readonly row: Standing;
  readonly by: 1 | -1;
}

const keyOf = ({ status, reason }: Standing): string => `${status} ${reason ?? ''}`;

const add = async (db: Db, { row, by }: Step): Promise<void> => {
  await db
    .insertInto('author_tally')
    .values({ author_id: row.author_id, status: row.status, reason: row.reason ?? '', n: by })
    .onConflict((conflict) =>
      conflict
        .columns(['author_id', 'status', 'reason'])
        .doUpdateSet((eb) => ({ n: eb('author_tally.n', '+', by) })),
    )
    .execute();
};

/** Counts a comment where it stands now and no longer where it stood; `before` is absent of a new one. */
export const keepTally = async (
  db: Db,
  before: Standing | undefined,
  after: Standing,
): Promise<void> => {
  if (before && keyOf(before) === keyOf(after)) return;
  const steps: readonly Step[] = [
    ...(before ? [{ row: before, by: -1 as const }] : []),
    { row: after, by: 1 },
  ];
  // In one order for everybody: of two writers who move in opposite directions neither waits for ever.
  for (const step of [...steps].sort((a, b) => (keyOf(a.row) < keyOf(b.row) ? -1 : 1)))
    await add(db, step);
};
