/** What can be decided on a card, from where its comment stands. */
import { askedAt, decisionTo, type QueueFacts } from '@komentar/domain';
import type { CardView, DecisionView } from '@komentar/protocol';

/** A decision this desk can send; each is the command `comment:<move>`. */
export type DeskMove = Exclude<DecisionView['move'], 'undo' | 'close'>;

/** The buttons of a card, in this order; which of them a card has is the life cycle's business. */
const OFFERED: readonly DeskMove[] = ['approve', 'restore', 'reject', 'return', 'spam'];

/** What of a card the rules of queues and decisions reason over. */
export const factsOf = (card: CardView): QueueFacts => ({
  status: card.status,
  review: card.review.kind,
  openReports: card.reports.open,
  reportedAt: card.reports.firstAt ?? null,
  waitingSince: card.waitingSince,
  decidedAt: card.decision?.at ?? null,
  risk: card.risk,
  askedAt: askedAt(card.opinion ?? null),
});

/** The decisions that are legal on a card, in the order of the buttons. */
export const movesAt = (card: CardView): readonly DeskMove[] =>
  OFFERED.filter((move) => decisionTo(factsOf(card), move) !== undefined);
