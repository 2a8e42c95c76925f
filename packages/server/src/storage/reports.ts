/** Rows of readers' reports: those that are open, closing and reopening them, and what a reader's reports are worth. */
import { reportWeight, type ReportOutcome, type ReporterRecord } from '@komentar/domain';
import type { Db } from './schema.js';

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
export const openReportsOf = (db: Db, commentId: string) =>
  db
    .selectFrom('report')
    .select(['weight', 'at'])
    .where('comment_id', '=', commentId)
    .where('state', '=', 'open')
    .execute();

/** How many are open and when the first came, as the comment's row keeps it. */
export const tallyOpen = async (db: Db, commentId: string) => {
  const open = await openReportsOf(db, commentId);
  return {
    open_reports: open.length,
    reported_at: open.length === 0 ? null : Math.min(...open.map(({ at }) => at)),
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
