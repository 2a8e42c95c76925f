/** What each queue holds and what can be done there, as data: a further queue is a further row. */
import { movesFrom, type Status } from '@komentar/domain';
import type { DecisionView, Queue } from '@komentar/protocol';

/** A decision this desk can send; each is the command `comment:<move>`. */
export type DeskMove = Exclude<DecisionView['move'], 'undo'>;

/** The one status whose comments a queue shows. */
export const STATUS_OF: Record<Queue, Status> = { pending: 'pending', spam: 'spam' };

/** The buttons of a card, in this order; which of them a card has is the life cycle's business. */
const OFFERED: readonly DeskMove[] = ['approve', 'restore', 'reject', 'spam'];

/** The decisions that are legal from a status, in the order of the buttons. */
export const movesAt = (status: Status): readonly DeskMove[] => {
  const legal = movesFrom(status);
  return OFFERED.filter((move) => legal.includes(move));
};

/** The queue a comment of this status waits in, or `undefined` where it waits in none. */
export const queueOf = (status: Status): Queue | undefined =>
  (Object.keys(STATUS_OF) as Queue[]).find((queue) => STATUS_OF[queue] === status);
