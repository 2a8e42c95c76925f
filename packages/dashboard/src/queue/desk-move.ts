/** What can be decided on a card, from where its comment stands. */
import { movesFrom, type Status } from '@komentar/domain';
import type { DecisionView } from '@komentar/protocol';

/** A decision this desk can send; each is the command `comment:<move>`. */
export type DeskMove = Exclude<DecisionView['move'], 'undo'>;

/** The buttons of a card, in this order; which of them a card has is the life cycle's business. */
const OFFERED: readonly DeskMove[] = ['approve', 'restore', 'reject', 'return', 'spam'];

/** The decisions that are legal from a status, in the order of the buttons. */
export const movesAt = (status: Status): readonly DeskMove[] => {
  const legal = movesFrom(status);
  return OFFERED.filter((move) => legal.includes(move));
};
