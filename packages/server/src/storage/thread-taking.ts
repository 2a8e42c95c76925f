/** Whether a thread takes what an author writes: the state that holds at this moment, and the pace of a slow one. */
import { mayComment, slowWaitMs, standingOf } from '@komentar/domain';
import type { NotTaken } from '../ports/comments.js';
import { toThread } from './rows.js';
import type { Db, ThreadRow } from './schema.js';

interface Writing {
  readonly closeAfterDays: number;
  readonly at: number;
}

/** True where readers see nothing of the thread. Age makes no thread hidden, so the site's rule does not matter. */
export const isHiddenAt = (thread: ThreadRow, at: number): boolean =>
  standingOf(toThread(thread), 0, at).state === 'hidden';

type Closed = Extract<NotTaken, { no: 'thread-closed' }>;

/** The refusal of a thread that nobody can write in, or `undefined`. */
export const closedTo = (
  thread: ThreadRow,
  { closeAfterDays, at }: Writing,
): Closed | undefined => {
  const { state, reason } = standingOf(toThread(thread), closeAfterDays, at);
  return mayComment(state) ? undefined : { kind: 'refused', no: 'thread-closed', reason };
};

/** When the author last wrote in the thread, whatever became of it. */
const lastWritten = async (
  db: Db,
  threadId: string,
  authorId: string,
): Promise<number | undefined> => {
  const row = await db
    .selectFrom('comment')
    .select('created_at')
    .where('thread_id', '=', threadId)
    .where('author_id', '=', authorId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at;
};

/** Why the thread takes no new comment of this author now, or `undefined`. */
export const notTaking = async (
  db: Db,
  thread: ThreadRow,
  { authorId, ...writing }: Writing & { readonly authorId: string },
): Promise<NotTaken | undefined> => {
  const closed = closedTo(thread, writing);
  if (closed) return closed;
  const standing = standingOf(toThread(thread), writing.closeAfterDays, writing.at);
  if (standing.state !== 'slow') return undefined;
  const lastAt = await lastWritten(db, thread.id, authorId);
  const retryAfterMs = slowWaitMs(standing, lastAt, writing.at);
  return retryAfterMs === 0
    ? undefined
    : { kind: 'refused', no: 'thread-slow', reason: standing.reason, retryAfterMs };
};
