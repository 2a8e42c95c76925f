/** Rows of readers' reports: those that are open, closing and reopening them, and what a reader's reports are worth. */
import { reportWeight, type ReportOutcome, type ReporterRecord } from '@komentar/domain';
import { grouped } from './grouping.js';
import type { CommentRow, Db } from './schema.js';

/** A reader's latest closed reports that say what the next one is worth. */
const LATEST_CLOSED = 50;

/** What became of a reader's latest closed reports. */
export const reporterRecordOf = async (db: Db, authorId: string): Promise<ReporterRecord> => {
  const rows = await db
    .selectFrom('report')
    .select('state')
    .where('author_id', '=', authorId)
    .where('state', 'in', ['upheld', 'dismissed'])
    .orderBy('at', 'desc')
    .limit(LATEST_CLOSED)
    .execute();
  const upheld = rows.filter(({ state }) => state === 'upheld').length;
  return { upheld, dismissed: rows.length - upheld };
};

/** How much a report of this reader counts now. */
export const weightOf = async (db: Db, authorId: string): Promise<number> =>
  reportWeight(await reporterRecordOf(db, authorId));

/** The open reports of a comment: weight and time of each. */
const openReports = (db: Db, commentIds: readonly string[]) =>
  db
    .selectFrom('report')
    .select(['comment_id', 'weight', 'at'])
    .where('comment_id', 'in', commentIds)
    .where('state', '=', 'open')
    .execute();

/** What the open reports of a comment weigh, one by one. */
export const openWeights = async (db: Db, commentId: string): Promise<readonly number[]> =>
  (await openReports(db, [commentId])).map(({ weight }) => weight);

/** How many are open and when the first came, as a comment's row keeps it. */
export type OpenTally = Pick<CommentRow, 'open_reports' | 'reported_at'>;

/** The tallies of the comments with these ids. */
export const openTallies = async (
  db: Db,
  commentIds: readonly string[],
): Promise<(commentId: string) => OpenTally> => {
  if (commentIds.length === 0) return () => ({ open_reports: 0, reported_at: null });
  const open = grouped(await openReports(db, commentIds), ({ comment_id: id }) => id);
  return (commentId) => {
    const times = open.get(commentId)?.map(({ at }) => at) ?? [];
    return {
      open_reports: times.length,
      reported_at: times.length > 0 ? Math.min(...times) : null,
    };
  };
};

/** Closes what is open on a comment. `decisionId` is what an undo finds them by. */
export const closeOpen = async (
  db: Db,
  commentId: string,
  { outcome, decisionId }: { readonly outcome: ReportOutcome; readonly decisionId: string },
): Promise<void> => {
  await db
    .updateTable('report')
    .set({ state: outcome, closed_by: decisionId })
    .where('comment_id', '=', commentId)
    .where('state', '=', 'open')
    .execute();
};

/** Opens again what a decision closed. */
export const reopen = async (db: Db, commentId: string, decisionId: string): Promise<void> => {
  await db
    .updateTable('report')
    .set({ state: 'open', closed_by: null })
    .where('comment_id', '=', commentId)
    .where('closed_by', '=', decisionId)
    .execute();
};
