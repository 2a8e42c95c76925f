/**
 * What readers see of a thread: hidden ancestors, totals and the log of public changes.
 *
 * All of it happens in the transaction that changes a status, while the thread is held.
 */
import { isPublic } from '@komentar/domain';
import { sql } from 'kysely';
import type { ChangeRecord } from '../ports/records.js';
import { findComments, inParts, isShowing, isVisible } from './comment-rows.js';
import { comparePlaces, type Place } from './cursor.js';
import { toListed } from './rows.js';
import type { ChangeRow, CommentRow, Db, ThreadRow } from './schema.js';
import { threadById } from './thread-rows.js';

/** Where the readers' view stands after a write. */
export interface View {
  readonly thread: ThreadRow;
  readonly changes: readonly ChangeRecord[];
}

type Below = Pick<CommentRow, 'id' | 'status' | 'hidden_ancestors' | 'depth' | 'published_at'>;

/** Adds `by` to the hidden ancestors of everything below a comment, whatever its status. */
const shiftBelow = (db: Db, id: string, by: 1 | -1): Promise<Below[]> =>
  db
    .withRecursive('below', (cte) =>
      cte
        .selectFrom('comment')
        .select('comment.id')
        .where('comment.parent_id', '=', id)
        .unionAll(
          cte
            .selectFrom('comment')
            .innerJoin('below', 'below.id', 'comment.parent_id')
            .select('comment.id'),
        ),
    )
    .updateTable('comment')
    .set((eb) => ({ hidden_ancestors: eb('hidden_ancestors', '+', by) }))
    .where('id', 'in', (eb) => eb.selectFrom('below').select('below.id'))
    .returning(['id', 'status', 'hidden_ancestors', 'depth', 'published_at'])
    .execute();

const placeOf = (row: Below): Place => ({ at: row.published_at ?? 0, id: row.id });

/** Parents before their replies, and otherwise in the order of a page. */
const parentsFirst = (a: Below, b: Below): number =>
  a.depth - b.depth || comparePlaces(placeOf(a), placeOf(b));

/** How many comments more, or fewer, readers see; and what is written into the log for it. */
interface Shift {
  readonly by: number;
  readonly log: readonly Omit<ChangeRow, 'thread_id' | 'seq'>[];
}

const shiftOf = (comment: CommentRow, below: readonly Below[]): Shift => {
  if (isShowing(comment)) {
    const shown = [
      comment.id,
      ...below
        .filter(isVisible)
        .sort(parentsFirst)
        .map(({ id }) => id),
    ];
    return {
      by: shown.length,
      log: shown.map((id) => ({ kind: 'published', comment_id: id })),
    };
  }
  // These had no other hidden ancestor, so they were visible until now.
  const hidden = below.filter((row) => row.hidden_ancestors === 1 && isPublic(row.status));
  return { by: -1 - hidden.length, log: [{ kind: 'gone', comment_id: comment.id }] };
};

const addToRoot = async (db: Db, comment: CommentRow, by: number): Promise<void> => {
  const replies = comment.parent_id === null ? by - Math.sign(by) : by;
  if (replies === 0) return;
  await db
    .updateTable('comment')
    .set((eb) => ({ reply_count: eb('reply_count', '+', replies) }))
    .where('id', '=', comment.root_id)
    .execute();
};

const addToThread = (db: Db, thread: ThreadRow, { by, log }: Shift): Promise<ThreadRow> =>
  db
    .updateTable('thread')
    .set({ total: thread.total + by, seq: thread.seq + log.length })
    .where('id', '=', thread.id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** What a later change says again: of each comment the log keeps the last one only. */
const forgetChanges = async (db: Db, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await db
    .deleteFrom('change')
    .where(sql<boolean>`kind = 'changed'`)
    .where('comment_id', 'in', ids)
    .execute();
};

const writeLog = async (db: Db, before: ThreadRow, log: Shift['log']): Promise<ChangeRow[]> => {
  const changed = log.flatMap(({ kind, comment_id: id }) =>
    kind === 'changed' && id !== null ? [id] : [],
  );
  await forgetChanges(db, changed);
  const rows = log.map((entry, index) => ({
    ...entry,
    thread_id: before.id,
    seq: before.seq + index + 1,
  }));
  for (const part of inParts(rows)) await db.insertInto('change').values(part).execute();
  return rows;
};

/**
 * Log rows as records. A comment that is named as published and meanwhile went out of sight is
 * left out: the `gone` of it, or of what it replies to, stands further on in the log.
 */
export const toChanges = async (
  db: Db,
  rows: readonly ChangeRow[],
): Promise<readonly ChangeRecord[]> => {
  const ids = rows.flatMap(({ kind, comment_id: id }) =>
    kind === 'gone' || id === null ? [] : [id],
  );
  const comments = await findComments(db, [...new Set(ids)]);
  return rows.flatMap(({ kind, seq, comment_id: id }): readonly ChangeRecord[] => {
    if (kind === 'thread') return [{ kind, seq }];
    if (id === null) return [];
    if (kind === 'gone') return [{ kind, seq, commentId: id }];
    const row = comments.get(id);
    return row && isVisible(row) ? [{ kind, seq, listed: toListed(row) }] : [];
  });
};

interface Seen {
  readonly thread: ThreadRow;
  /** Published or not, with nothing hidden above it. */
  readonly comment: CommentRow;
  readonly below: readonly Below[];
}

const logAndCount = async (db: Db, thread: ThreadRow, shift: Shift): Promise<View> => {
  const rows = await writeLog(db, thread, shift.log);
  const after = await addToThread(db, thread, shift);
  // Of a hidden thread readers are told nothing; when it is shown again they read it anew.
  return { thread: after, changes: thread.state === 'hidden' ? [] : await toChanges(db, rows) };
};

/** The view after the thread itself came to stand otherwise; `thread` is the row as it stands now. */
export const viewAfterThread = async (db: Db, thread: ThreadRow): Promise<View> => {
  const shift: Shift = { by: 0, log: [{ kind: 'thread', comment_id: null }] };
  const [row] = await writeLog(db, thread, shift.log);
  const { kind, seq } = { kind: 'thread', seq: row?.seq ?? 0 } as const;
  return { thread: await addToThread(db, thread, shift), changes: [{ kind, seq }] };
};

const carryOut = async (db: Db, { thread, comment, below }: Seen): Promise<View> => {
  const shift = shiftOf(comment, below);
  await addToRoot(db, comment, shift.by);
  return logAndCount(db, thread, shift);
};

/** The view after a comment came to read differently without moving: out of sight nobody is told. */
export const viewAfterChange = async (db: Db, comment: CommentRow): Promise<View> => {
  const thread = await threadById(db, comment.thread_id);
  return isVisible(comment)
    ? logAndCount(db, thread, { by: 0, log: [{ kind: 'changed', comment_id: comment.id }] })
    : { thread, changes: [] };
};

/** The view after a new comment was inserted; nothing stands below it yet. */
export const viewAfterPost = (db: Db, thread: ThreadRow, comment: CommentRow): Promise<View> =>
  isVisible(comment)
    ? carryOut(db, { thread, comment, below: [] })
    : Promise.resolve({ thread, changes: [] });

/** The view after a comment came to show, or to show no longer; `comment` is the row as it stands now. */
export const viewAfterMove = async (
  db: Db,
  comment: CommentRow,
  wasShowing: boolean,
): Promise<View> => {
  const isNow = isShowing(comment);
  if (wasShowing && isNow) return viewAfterChange(db, comment);
  const thread = await threadById(db, comment.thread_id);
  if (wasShowing === isNow) return { thread, changes: [] };
  const below = await shiftBelow(db, comment.id, isNow ? -1 : 1);
  if (comment.hidden_ancestors > 0) return { thread, changes: [] };
  return carryOut(db, { thread, comment, below });
};
