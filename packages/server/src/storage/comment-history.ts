/** Everything that became of one comment, put together from what the tables keep of it. */
import type { CommentEvent, CommentHistory } from '../ports/log.js';
import { findComment } from './comment-rows.js';
import { toLogEntry } from './log-about.js';
import type { LogEntryRow } from './log-tables.js';
import { toComment } from './rows.js';
import type { CommentRow, Db } from './schema.js';
import { threadById } from './thread-rows.js';

/** Events of one kind: a comment that is fought over must not become a page without an end. */
const MOST = 100;
/** Reports that are looked at: a table of one row per reader has no order by time. */
const MOST_REPORTS = 1_000;

const revisions = async (db: Db, comment: CommentRow): Promise<readonly CommentEvent[]> => {
  const rows = await db
    .selectFrom('revision')
    .select(['n', 'text', 'created_at as at'])
    .where('comment_id', '=', comment.id)
    .orderBy('n', 'desc')
    .limit(MOST)
    .execute();
  const { signals } = toComment(comment);
  return rows.map((row) => ({
    ...{ kind: 'revision', ...row },
    signals: row.n === comment.revision ? signals : null,
  }));
};

const reports = async (db: Db, { id }: CommentRow): Promise<readonly CommentEvent[]> => {
  const rows = await db
    .selectFrom('report')
    .select(['at', 'reason', 'note', 'state'])
    .where('comment_id', '=', id)
    .limit(MOST_REPORTS)
    .execute();
  const latest = rows.sort((a, b) => b.at - a.at).slice(0, MOST);
  return latest.map((row) => ({ kind: 'report', ...row }));
};

/** The notes of a comment's decisions, of which the log has digests only. */
const notesOf = async (db: Db, { id }: CommentRow): Promise<ReadonlyMap<string, string | null>> => {
  const rows = await db
    .selectFrom('decision')
    .select(['id', 'note'])
    .where('comment_id', '=', id)
    .where('note', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row.note]));
};

const actsOn = ({ id, site }: CommentRow, db: Db): Promise<readonly LogEntryRow[]> =>
  db
    .selectFrom('log_entry')
    .selectAll()
    .where('site', '=', site)
    .where('target_id', '=', id)
    .where('target_kind', 'in', ['comment', 'report'])
    .orderBy('at', 'desc')
    .orderBy('n', 'desc')
    .limit(MOST)
    .execute();

const acts = async (db: Db, comment: CommentRow): Promise<readonly CommentEvent[]> => {
  const notes = await notesOf(db, comment);
  return (await actsOn(comment, db)).map(toLogEntry).map((entry) => {
    const { decision } = entry.detail;
    const note = typeof decision === 'string' ? notes.get(decision) : undefined;
    return { kind: 'act', at: entry.at, entry, note: note ?? null };
  });
};

const withdrawal = ({ withdrawn_at: at }: CommentRow): readonly CommentEvent[] =>
  at === null ? [] : [{ kind: 'withdrawn', at }];

/** See `DeskLog.history`. */
export const readHistory = async (db: Db, id: string): Promise<CommentHistory | undefined> => {
  const row = await findComment(db, id);
  if (!row) return undefined;
  const { title } = await threadById(db, row.thread_id);
  const events = [
    ...(await revisions(db, row)),
    ...(await reports(db, row)),
    // Of acts in one millisecond the earlier number comes first.
    ...(await acts(db, row)).toReversed(),
    ...withdrawal(row),
  ];
  return { comment: toComment(row), title, events: events.sort((a, b) => a.at - b.at) };
};
