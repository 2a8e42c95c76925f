/** One number from all signals: how much a comment wants to be looked at before others. */
import type { Advice, Signal, SignalCode } from './signal.js';

/** What each finding adds, in parts of what is left to certainty. How a site moderates says nothing of a text. */
const WEIGHT: Readonly<Partial<Record<SignalCode, number>>> = {
  honeypot: 0.9,
  'listed-word': 0.5,
  'hidden-link': 0.5,
  'personal-number': 0.4,
  'newcomer-link': 0.4,
  'repeated-by-others': 0.4,
  contact: 0.35,
  'many-links': 0.35,
  'repeated-by-author': 0.2,
  shouting: 0.15,
  newcomer: 0.1,
  'mode-pre': 0,
  'thread-premod': 0,
};

/** A finding nobody has weighed. */
const UNWEIGHED = 0.2;

/** What a grave advice adds at least. */
const LEAST: Readonly<Record<Advice, number>> = { none: 0, hold: 0, spam: 0.7, reject: 0.8 };

/** 0 (nothing found) to 100. More findings never lower it. */
export const riskOf = (signals: readonly Signal[]): number => {
  const calm = signals.reduce(
    (left, { code, advice }) => left * (1 - Math.max(WEIGHT[code] ?? UNWEIGHED, LEAST[advice])),
    1,
  );
  return Math.round(100 * (1 - calm));
};
