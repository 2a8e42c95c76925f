/** What a moderator may decide on a comment, from all that is known of where it stands. */
import { next, type DecisionMove } from './lifecycle.js';
import type { QueueFacts } from './queue.js';

/** What the rule needs to know. */
export type DecisionSubject = Pick<QueueFacts, 'status' | 'review' | 'openReports'>;

/**
 * The status a decision leads to, or `undefined` where it is not legal. A published comment can be
 * approved only where that says something: nobody has reviewed it, or reports are open.
 */
export const decisionTo = (
  { status, review, openReports }: DecisionSubject,
  move: DecisionMove,
): ReturnType<typeof next> =>
  status === 'published' && move === 'approve' && review === 'human' && openReports === 0
    ? undefined
    : next(status, move);

/** How a comment stands for the queues once it was decided on at `at`; its reports are closed by that. */
export const decidedFacts = (facts: QueueFacts, move: DecisionMove, at: number): QueueFacts => {
  const status = decisionTo(facts, move) ?? facts.status;
  return {
    ...{ status, review: 'human', openReports: 0, reportedAt: null, decidedAt: at },
    ...{
      askedAt: null,
      risk: facts.risk,
      waitingSince: status === facts.status ? facts.waitingSince : at,
    },
  };
};

/** The same where only its reports were closed: status and review stay. */
export const closedFacts = (facts: QueueFacts, at: number): QueueFacts => ({
  ...facts,
  ...{ openReports: 0, reportedAt: null, decidedAt: at },
});
