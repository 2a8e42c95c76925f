/** The one place where signals become a verdict. */
import { next, type Move } from '../lifecycle.js';
import type { Status } from '../comment.js';
import type { Advice, Signal } from './signal.js';

const GRAVITY: readonly Advice[] = ['none', 'hold', 'spam', 'reject'];

const MOVE_OF: Record<Advice, Move> = {
  none: 'publish',
  hold: 'hold',
  spam: 'auto-spam',
  reject: 'auto-reject',
};

const gravest = (signals: readonly Signal[]): Advice =>
  signals.reduce<Advice>(
    (worst, { advice }) => (GRAVITY.indexOf(advice) > GRAVITY.indexOf(worst) ? advice : worst),
    'none',
  );

/** The status a new comment gets: the gravest advice wins, reject before spam before hold. */
export const decide = (signals: readonly Signal[]): Status => {
  const status = next('checking', MOVE_OF[gravest(signals)]);
  if (status === undefined) throw new Error('the life cycle has no way out of checking');
  return status;
};
