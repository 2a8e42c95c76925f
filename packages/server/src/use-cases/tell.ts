/** Tells readers, the author and the desk what a committed write did. */
import type { NoticeBody } from '@komentar/protocol';
import type { Announce } from '../ports/announce.js';
import type { Effects, Queues } from '../ports/comments.js';
import type { CardRecord, ChangeRecord, DecisionRecord } from '../ports/records.js';
import { toOwnSanctionView } from '../author-presenters.js';
import type { Sanctions } from '../ports/sanctions.js';
import {
  decisionToAuthor,
  shownTotal,
  toCardView,
  toCommentView,
  toDecisionView,
  toStanding,
  type Moment,
} from '../presenters.js';

const tellChange = (
  announce: Announce,
  { comment, thread }: Effects,
  change: ChangeRecord,
): void => {
  const { site, key, total } = thread;
  const body = { site, thread: key, seq: change.seq, total };
  switch (change.kind) {
    case 'published':
    case 'changed':
      return announce.toThread({ site, key }, `comment:${change.kind}`, {
        ...body,
        comment: toCommentView(change.listed),
      });
    case 'gone':
      return announce.toThread({ site, key }, 'comment:gone', {
        ...body,
        commentId: change.commentId,
        // What goes is named once, for itself and all below it.
        rootId: comment.rootId,
      });
    case 'thread':
      // Of the thread itself `tellThread` tells.
      return;
  }
};

/** Readers of the thread learn every public change, in order. */
export const tellReaders = (announce: Announce, effects: Effects): void => {
  for (const change of effects.changes) tellChange(announce, effects, change);
};

/** Readers of the thread learn how it stands now. */
export const tellThread = (
  announce: Announce,
  { thread, changes }: Pick<Effects, 'thread' | 'changes'>,
  moment: Moment,
): void => {
  const { site, key } = thread;
  for (const { seq } of changes) {
    announce.toThread({ site, key }, 'thread:changed', {
      ...{ site, thread: key, seq, total: shownTotal(thread, moment) },
      ...toStanding(thread, moment),
    });
  }
};

/** Readers of the thread learn the new number of likes of a comment. */
export const tellLikes = (announce: Announce, { thread, changes }: Effects): void => {
  const { site, key, total } = thread;
  for (const change of changes) {
    if (change.kind !== 'changed') continue;
    const comment = toCommentView(change.listed);
    announce.likesToThread({ site, key }, { site, thread: key, seq: change.seq, total, comment });
  }
};

/** The author learns what became of the comment; of spam nothing is said, nor where it stays what it was. */
export const tellAuthor = (announce: Announce, { comment, thread, from }: Effects): void => {
  // Of an approval that is kept back the author hears with the readers.
  if (comment.status === 'spam' || comment.status === from || comment.stagedUntil !== null) return;
  const body: NoticeBody<'comment:decided'> = {
    site: thread.site,
    thread: thread.key,
    commentId: comment.id,
    status: comment.status,
    version: comment.version,
    ...decisionToAuthor(comment),
  };
  announce.toAuthor(comment.authorId, 'comment:decided', body);
};

/** The author's open sessions learn what stands against him now; an empty list where nothing does any more. */
export const tellSanctions = async (
  { announce, sanctions }: { announce: Announce; sanctions: Sanctions },
  { id, site }: { readonly id: string; readonly site: string },
  now: number,
): Promise<void> => {
  const standing = await sanctions.standing(id, now);
  announce.toAuthor(id, 'author:sanctioned', { site, sanctions: standing.map(toOwnSanctionView) });
};

/** The desk learns which queues the comment was and is in, by whose decision. */
export const tellDesk = async (
  { announce, queues }: { announce: Announce; queues: Queues },
  effects: Effects & { readonly card?: CardRecord },
  decision: DecisionRecord | null,
): Promise<void> => {
  const { comment, queue } = effects;
  if (queue === undefined) return;
  const card = effects.card ?? (await queues.card(comment.id));
  if (card === undefined) return;
  announce.toDesk(comment.site, {
    site: comment.site,
    seq: queue.seq,
    counts: queue.counts,
    commentId: comment.id,
    from: [...queue.from],
    to: [...queue.to],
    card: toCardView(card),
    decision: decision && toDecisionView(decision),
  });
};
