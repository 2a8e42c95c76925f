/** A word in time: tells a reader that a text would be held for its words, before it is sent for good. */
import type { RuleSet, Signal, Status } from '@komentar/domain';
import { Refusal } from '../use-case.js';

interface Judged {
  readonly verdict: Status;
  readonly signals: readonly Signal[];
  readonly rules: RuleSet;
}

/** Refuses with `nudge` where the text would be held and a rule that nudges is among the causes. */
export const nudge = ({ verdict, signals, rules: { rules } }: Judged): void => {
  if (verdict !== 'pending') return;
  const cause = signals
    .filter(({ advice }) => advice === 'hold')
    .map(({ rule }) => rules.get(rule ?? ''))
    .find((rule) => rule?.action === 'nudge');
  if (cause !== undefined)
    throw new Refusal('nudge', { field: 'body', reason: cause.reason ?? 'other' });
};
