/** Whether a decision at the desk would overrule a colleague, and whether that takes a reason. */
import { barOfOverruling, overruledBy } from '@komentar/domain';
import type { ModeratorView } from '@komentar/protocol';
import { factsOf, type DeskMove } from './desk-move.js';
import type { Entry } from './queue-state.js';

/**
 * The name of the colleague whose decision a move by `me` would overrule. The server knows better:
 * where it has refused for want of a reason, the decision that it named is the one.
 */
export const overruledAt = (
  { card, refused }: Pick<Entry, 'card' | 'refused'>,
  move: DeskMove,
  me: string,
): string | undefined => {
  const { by } = card.review;
  const met = { ...factsOf(card), reviewedBy: by ?? null };
  if (overruledBy(met, move, me) !== undefined) return by?.name;
  return refused?.code === 'reason-required' ? refused.conflict?.decision?.by.name : undefined;
};

/** True where somebody of this role says why they overrule a colleague. */
export const mustSayWhy = ({ role }: Pick<ModeratorView, 'role'>): boolean =>
  barOfOverruling({ role }, { reason: false }) !== undefined;
