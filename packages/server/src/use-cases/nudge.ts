/** A word in time: tells a reader that a text would be held for its words, before it is sent for good. */
import type { Policy, Signal, Status } from '@komentar/domain';
import { Refusal } from '../use-case.js';

/** Refuses with `nudge` where the text would be held and a listed word is among the causes. */
export const nudge = (
  { verdict, signals }: { readonly verdict: Status; readonly signals: readonly Signal[] },
  { words }: Pick<Policy, 'words'>,
): void => {
  const signal = signals.find(({ code, advice }) => code === 'listed-word' && advice === 'hold');
  if (verdict !== 'pending' || signal === undefined) return;
  const reason = words.find(({ id }) => id === signal.rule)?.reason ?? 'other';
  throw new Refusal('nudge', { field: 'body', reason });
};
