/** What a decision means where a colleague has decided on the same text: the same once more, or something else. */
import { decisionTo, type DecisionSubject } from './decision.js';
import type { DecisionMove } from './lifecycle.js';
import { can, type Actor, type Target } from './permissions.js';

/** A comment as whoever decides on it meets it. */
export interface Met extends DecisionSubject {
  /** Whose decision on its present text stands; null where nobody's does. */
  readonly reviewedBy: { readonly id: string } | null;
}

/**
 * The colleague whose decision this move by `me` would overrule; `undefined` where it overrules
 * nobody's. A text that was changed since was decided on by nobody, and reports since are news of
 * which the colleague knew nothing.
 */
export const overruledBy = (met: Met, move: DecisionMove, me: string): string | undefined => {
  const { reviewedBy, openReports } = met;
  if (reviewedBy === null || reviewedBy.id === me) return undefined;
  return openReports === 0 && decisionTo(met, move) !== undefined ? reviewedBy.id : undefined;
};

/** Whom it is about to overrule and how: `of` is the role of whoever decided, left out where it is not known. */
export type Overruling = Pick<Target, 'site' | 'of' | 'reason'>;

/** What keeps the actor from overruling a colleague; `undefined` where nothing does. */
export const barOfOverruling = (
  actor: Actor,
  overruling: Overruling,
): 'not-allowed' | 'reason-required' | undefined => {
  const may = (target: Target): boolean =>
    can(actor, 'decision.overrule', { ...overruling, ...target, own: false });
  if (may({})) return undefined;
  return may({ reason: true }) ? 'reason-required' : 'not-allowed';
};

/** A decision that was made, as the rule of concurring sees it. */
export interface Made {
  readonly move: string;
  readonly by: string;
  /** The version of the comment it produced. */
  readonly version: number;
  readonly undone: boolean;
}

/**
 * True where a colleague's decision, the last thing that happened to the comment, says what this
 * one says, and whoever makes this one had looked at the comment as it was before it or after it.
 */
export const concurs = (
  made: Made,
  asked: { readonly move: DecisionMove; readonly by: string; readonly version: number },
  present: number,
): boolean =>
  !made.undone &&
  made.move === asked.move &&
  made.by !== asked.by &&
  made.version === present &&
  (asked.version === present || asked.version === present - 1);
