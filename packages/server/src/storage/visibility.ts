/**
 * What readers see of a thread: hidden ancestors, totals and the log of public changes.
 *
 * All of it happens in the transaction that changes a status, while the thread is held.
 */
import { isPublic } from '@komentar/domain';
import { sql } from 'kysely';
import type { ChangeRecord } from '../ports/records.js';
import { findComments, isShowing, isVisible } from './comment-rows.js';
import { comparePlaces, type Place } from './cursor.js';
import { grouped, summed } from './grouping.js';
import { toListed } from './rows.js';
import type { ChangeRow, CommentRow, Db, ThreadRow } from './schema.js';
import { inSteps, statement } from './statement.js';
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
  /** True where the thread was hidden until now. */
  readonly isShownAgain?: boolean;
  /** The comments of the log, where they need not be read. */
  readonly known?: ReadonlyMap<string, CommentRow>;
}

const NO_SHIFT: Shift = { by: 0, log: [] };

/** A comment that came to show, or to show no longer, and what stands below it. */
const shiftOf = (comment: CommentRow, below: readonly Below[]): Shift => {
  if (comment.hidden_ancestors > 0) return NO_SHIFT;
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

/** A comment that came to read differently without moving: out of sight nobody is told. */
const changeOf = (comment: CommentRow): Shift =>
  isVisible(comment) ? { by: 0, log: [{ kind: 'changed', comment_id: comment.id }] } : NO_SHIFT;

/** What a comment's shift does to the number of replies below its root. */
const repliesOf = ({ parent_id: parent }: CommentRow, { by }: Shift): number =>
  parent === null ? by - Math.sign(by) : by;

/** A comment and the shift it is the cause of. */
interface Cause {
  readonly comment: CommentRow;
  readonly shift: Shift;
}

const addToRoots = async (db: Db, causes: readonly Cause[]): Promise<void> => {
  const addends = causes.map(({ comment, shift }) => ({
    id: comment.root_id,
    by: { replies: repliesOf(comment, shift) },
  }));
  for (const { ids, by } of summed(addends, ['replies'])) {
    await db
      .updateTable('comment')
      .set((eb) => ({ reply_count: eb('reply_count', '+', by.replies) }))
      .where('id', 'in', ids)
      .execute();
  }
};

const updateThread = statement(
  (db, { id, ...columns }: Pick<ThreadRow, 'id' | 'total' | 'seq' | 'shown_seq'>) =>
    db.updateTable('thread').set(columns).where('id', '=', id).returningAll(),
);

const addToThread = async (
  db: Db,
  { id, total, seq: before, shown_seq }: ThreadRow,
  { by, log, isShownAgain = false }: Shift,
): Promise<ThreadRow> => {
  const seq = before + log.length;
  const columns = { total: total + by, seq, shown_seq: isShownAgain ? seq : shown_seq };
  const [thread] = await updateThread(db, { id, ...columns });
  if (!thread) throw new Error(`thread ${id} went while held`);
  return thread;
};

/** What a later change says again: of each comment the log keeps the last one only. */
const forgetChanges = async (db: Db, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await db
    .deleteFrom('change')
    .where(sql<boolean>`kind = 'changed'`)
    .where('comment_id', 'in', ids)
    .execute();
};

const insertChanges = statement((db, { rows }: { readonly rows: readonly ChangeRow[] }) =>
  db.insertInto('change').values(rows),
);

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
  for (const step of inSteps(rows)) await insertChanges(db, { rows: step });
  return rows;
};

const toRecords = (
  rows: readonly ChangeRow[],
  comments: ReadonlyMap<string, CommentRow>,
): readonly ChangeRecord[] =>
  rows.flatMap(({ kind, seq, comment_id: id }): readonly ChangeRecord[] => {
    if (kind === 'thread') return [{ kind, seq }];
    if (id === null) return [];
    if (kind === 'gone') return [{ kind, seq, commentId: id }];
    const row = comments.get(id);
    return row && isVisible(row) ? [{ kind, seq, listed: toListed(row) }] : [];
  });

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
  return toRecords(rows, await findComments(db, [...new Set(ids)]));
};

const logAndCount = async (db: Db, thread: ThreadRow, shift: Shift): Promise<View> => {
  if (shift.log.length === 0) return { thread, changes: [] };
  const rows = await writeLog(db, thread, shift.log);
  const after = await addToThread(db, thread, shift);
  // Of a hidden thread readers are told nothing; when it is shown again they read it anew.
  if (thread.state === 'hidden') return { thread: after, changes: [] };
  const { known } = shift;
  return { thread: after, changes: known ? toRecords(rows, known) : await toChanges(db, rows) };
};

/**
 * The view after the thread itself came to stand otherwise; `thread` is the row as it stands now. Where
 * it is shown again one number is told to nobody: whoever knew it hidden misses that one and asks.
 */
export const viewAfterThread = async (
  db: Db,
  thread: ThreadRow,
  before: ThreadRow['state'],
): Promise<View> => {
  const isShownAgain = before === 'hidden' && thread.state !== 'hidden';
  const entry = { kind: 'thread', comment_id: null } as const;
  const shift = { by: 0, log: isShownAgain ? [entry, entry] : [entry], isShownAgain };
  await writeLog(db, thread, shift.log);
  const after = await addToThread(db, thread, shift);
  return { thread: after, changes: [{ kind: 'thread', seq: after.seq }] };
};

/** The view of one thread after everything that happened in it. */
const viewAfterAll = async (db: Db, thread: ThreadRow, causes: readonly Cause[]): Promise<View> => {
  await addToRoots(db, causes);
  return logAndCount(db, thread, {
    by: causes.reduce((sum, { shift }) => sum + shift.by, 0),
    log: causes.flatMap(({ shift }) => shift.log),
  });
};

/** The view after a comment came to read differently without moving. */
export const viewAfterChange = async (db: Db, comment: CommentRow): Promise<View> =>
  logAndCount(db, await threadById(db, comment.thread_id), changeOf(comment));

/** What of a thread's changes a comment is the cause of. */
const ownViewIn = (views: ReadonlyMap<string, View>, { comment, shift }: Cause): View => {
  const view = views.get(comment.thread_id);
  if (!view) throw new Error('a movement without a view');
  const ids = new Set(shift.log.map(({ comment_id: id }) => id));
  const of = (change: ChangeRecord): string | null => {
    if (change.kind === 'thread') return null;
    return change.kind === 'gone' ? change.commentId : change.listed.comment.id;
  };
  return { ...view, changes: view.changes.filter((change) => ids.has(of(change))) };
};

/** The views after new comments of one thread; `thread` as it stood before them. */
const viewsInThread = async (
  db: Db,
  thread: ThreadRow,
  comments: readonly CommentRow[],
): Promise<readonly View[]> => {
  const showing = comments.filter(isShowing);
  const log = showing.flatMap((comment) => shiftOf(comment, []).log);
  const known = new Map(showing.map((comment) => [comment.id, comment]));
  // Others of the thread's counters have been moved since, so it is read where nothing writes it.
  const { thread: after, changes } =
    showing.length === 0
      ? { thread: await threadById(db, thread.id), changes: [] }
      : await logAndCount(db, thread, { by: showing.length, log, known });
  let shown = 0;
  return comments.map((comment) => {
    shown += Number(isShowing(comment));
    const seq = thread.seq + shown;
    const own = isShowing(comment) ? changes.filter((change) => change.seq === seq) : [];
    return { thread: { ...after, total: thread.total + shown, seq }, changes: own };
  });
};

/**
 * The views after new comments were inserted, one for each: nothing stands below them yet. Each holds
 * its own changes and its thread as it stands after it; `threads` as they stood before all.
 */
export const viewsAfterPosts = async (
  db: Db,
  threads: readonly ThreadRow[],
  comments: readonly CommentRow[],
): Promise<readonly View[]> => {
  const showing = comments.filter(isShowing);
  await addToRoots(
    db,
    showing.map((comment) => ({ comment, shift: shiftOf(comment, []) })),
  );
  const views = new Map<CommentRow | undefined, View>();
  for (const thread of threads) {
    const its = comments.filter((comment) => comment.thread_id === thread.id);
    const own = await viewsInThread(db, thread, its);
    own.forEach((view, n) => views.set(its[n], view));
  }
  return comments.map((comment) => views.get(comment) as View);
};

/** A comment as it stands now, and whether it showed before. */
interface Turned {
  readonly comment: CommentRow;
  readonly wasShowing: boolean;
}

const isTurned = ({ comment, wasShowing }: Turned): boolean => isShowing(comment) !== wasShowing;

/** Which of the comments have replies. */
export const withReplies = async (
  db: Db,
  ids: readonly string[],
): Promise<ReadonlySet<string | null>> => {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('comment')
    .select('parent_id')
    .distinct()
    .where('parent_id', 'in', ids)
    .execute();
  return new Set(rows.map(({ parent_id: id }) => id));
};

const causesOf = async (db: Db, turned: readonly Turned[]): Promise<readonly Cause[]> => {
  const ids = turned.filter(isTurned).map(({ comment }) => comment.id);
  const parents = await withReplies(db, ids);
  const causes: Cause[] = [];
  for (const each of turned) {
    const { comment, wasShowing } = each;
    if (isTurned(each)) {
      const by = isShowing(comment) ? -1 : 1;
      const below = parents.has(comment.id) ? await shiftBelow(db, comment.id, by) : [];
      causes.push({ comment, shift: shiftOf(comment, below) });
    } else causes.push({ comment, shift: wasShowing ? changeOf(comment) : NO_SHIFT });
  }
  return causes;
};

/**
 * The views after comments came to show, to show no longer or to read differently, one for each; of
 * several none may have replies. Each holds its own changes and its thread as it stands after all.
 */
export const viewsAfterMoves = async (
  db: Db,
  turned: readonly Turned[],
): Promise<readonly View[]> => {
  const causes = await causesOf(db, turned);
  const views = new Map<string, View>();
  for (const [id, all] of grouped(causes, ({ comment }) => comment.thread_id))
    views.set(id, await viewAfterAll(db, await threadById(db, id), all));
  return causes.map((cause) => ownViewIn(views, cause));
};
