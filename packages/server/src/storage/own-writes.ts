/** What authors do to comments of their own: changing the text, withdrawing, taking that back. */
import {
  editMove,
  editTo,
  isPublic,
  next,
  reviewAtPosting,
  riskOf,
  takeBackTo,
} from '@komentar/domain';
import type { NewEdit, OwnAct, OwnDone } from '../ports/comments.js';
import { holdComment } from './holding.js';
import { UNREVIEWED, moveComment, type Target } from './movement.js';
import { toComment } from './rows.js';
import { noteHits } from './rule-hits.js';
import type { CommentRow, Db } from './schema.js';
import { threadById } from './thread-rows.js';
import { closedTo } from './thread-taking.js';

const UNSAID = { reason: null, note: null, marks: null } as const;
const STAYING = { withdrawn_from: null, withdrawn_at: null, withdrawn_published_at: null } as const;

const refuse = (no: 'edit-closed' | 'not-legal'): OwnDone => ({
  kind: 'refused',
  no,
});

const move = async (db: Db, before: CommentRow, target: Target): Promise<OwnDone> => ({
  kind: 'done',
  ...(await moveComment(db, before, target)),
});

/** The comment, held, where it is the author's. */
const holdOwn = async (
  db: Db,
  { commentId, authorId }: Pick<OwnAct, 'commentId' | 'authorId'>,
): Promise<CommentRow | undefined> => {
  const row = await holdComment(db, commentId);
  return row?.author_id === authorId ? row : undefined;
};

const addRevision = async (db: Db, before: CommentRow, edit: NewEdit): Promise<void> => {
  await db
    .insertInto('revision')
    .values({
      comment_id: before.id,
      n: before.revision + 1,
      text: edit.text,
      html: edit.html,
      sanitizer_version: edit.sanitizerVersion,
      created_at: edit.at,
    })
    .execute();
};

/** How the comment stands with its new text. */
const edited = (before: CommentRow, { digest, signals, verdict, at }: NewEdit): Target => {
  const status = editTo(before.status, verdict);
  return {
    ...{ status, digest, signals: JSON.stringify(signals), revision: before.revision + 1 },
    ...UNSAID,
    // Nobody has looked at the new text; who waits for a moderator keeps the place in the queue.
    ...{ ...UNREVIEWED, review: reviewAtPosting(status), risk: riskOf(signals) },
    ...(status === before.status && !isPublic(status) ? {} : { waiting_since: at }),
    published_at: isPublic(status) ? before.published_at : null,
    first_published_at: before.first_published_at,
    // Readers are told only of texts that they may have read otherwise.
    edited_at: before.first_published_at === null ? null : at,
  };
};

/**
 * See `Comments.edit`. Spam may be changed too, and stays spam: its author must not learn from a
 * refusal what the comment was taken for.
 */
export const edit = async (db: Db, asked: NewEdit): Promise<OwnDone> => {
  const before = await holdOwn(db, asked);
  if (!before) return { kind: 'missing' };
  // The same text once more: its answer was lost on the way, or there is nothing to change. Only
  // what was returned may come back as it was.
  if (before.text === asked.text && before.status !== 'returned') {
    return { kind: 'repeated', comment: toComment(before) };
  }
  if (before.version !== asked.version) return { kind: 'conflict', comment: toComment(before) };
  if (before.status !== 'spam' && editMove(before.status) === undefined) {
    return refuse('edit-closed');
  }
  // What was returned may come back at any time: moderation works in every state.
  const closed =
    before.status !== 'returned' && closedTo(await threadById(db, before.thread_id), asked);
  if (closed) return closed;
  await addRevision(db, before, asked);
  const target = edited(before, asked);
  const { id, site, version } = before;
  const signals = JSON.stringify(asked.signals);
  await noteHits(db, [{ id, site, signals, version: version + 1, at: asked.at }]);
  return move(db, before, target);
};

/** See `Comments.withdraw`. */
export const withdraw = async (db: Db, act: OwnAct): Promise<OwnDone> => {
  const before = await holdOwn(db, act);
  if (!before) return { kind: 'missing' };
  if (before.status === 'withdrawn') return { kind: 'repeated', comment: toComment(before) };
  const status = next(before.status, 'withdraw');
  if (status === undefined) return refuse('not-legal');
  return move(db, before, {
    status,
    published_at: null,
    first_published_at: before.first_published_at,
    withdrawn_from: before.status,
    withdrawn_at: act.at,
    withdrawn_published_at: before.published_at,
  });
};

/** See `Comments.takeBack`. What was said to the author stands again only where the comment does. */
export const takeBack = async (db: Db, act: OwnAct): Promise<OwnDone> => {
  const before = await holdOwn(db, act);
  if (!before) return { kind: 'missing' };
  const { withdrawn_from: from, withdrawn_at: at } = before;
  if (from === null || at === null) return refuse('not-legal');
  const status = takeBackTo({ from, at }, act.at);
  return move(db, before, {
    status,
    published_at: status === from ? before.withdrawn_published_at : null,
    first_published_at: before.first_published_at,
    ...STAYING,
    ...(status !== from && { ...UNSAID, waiting_since: act.at }),
  });
};
