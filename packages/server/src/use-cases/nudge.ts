/** A word in time: tells a reader that a text would be held for its words, before it is sent for good. */
import type { Reason, RuleSet, Signal, Status } from '@komentar/domain';
import { Refusal } from '../use-case.js';

interface Judged {
  readonly verdict: Status;
  readonly signals: readonly Signal[];
  readonly rules: Pick<RuleSet, 'rules'>;
}

/** What the author would be told first, where a rule that nudges is among the causes of a hold. */
export const nudgedFor = ({ verdict, signals, rules: { rules } }: Judged): Reason | undefined => {
  if (verdict !== 'pending') return undefined;
  const cause = signals
    .filter(({ advice }) => advice === 'hold')
    .map(({ rule }) => rules.get(rule ?? ''))
    .find((rule) => rule?.action === 'nudge');
  return cause && (cause.reason ?? 'other');
};

/** Refuses with `nudge` where the author is to be told first. */
export const nudge = (judged: Judged): void => {
  const reason = nudgedFor(judged);
  if (reason !== undefined) throw new Refusal('nudge', { field: 'body', reason });
};
