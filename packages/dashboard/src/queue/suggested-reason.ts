/** Which reason the checks' findings speak for, so that the most likely one is a key away. */
import type { Reason, SignalCode } from '@komentar/domain';
import type { SignalView } from '@komentar/protocol';

interface Row {
  readonly code: SignalCode;
  /** Only where the check advised this: the lists of words put gambling among the spam. */
  readonly advice?: SignalView['advice'];
  readonly reason: Reason;
}

/** Findings that mostly end in one reason, the graver ones first; the others say that somebody should look, not why. */
const ROWS: readonly Row[] = [
  { code: 'personal-number', reason: 'privacy' },
  { code: 'contact', reason: 'privacy' },
  { code: 'listed-word', advice: 'spam', reason: 'gambling' },
  { code: 'hidden-link', reason: 'ad' },
  { code: 'listed-word', reason: 'abuse' },
  { code: 'honeypot', reason: 'spam' },
  { code: 'repeated-by-others', reason: 'spam' },
  { code: 'repeated-by-author', reason: 'spam' },
  { code: 'many-links', reason: 'ad' },
  { code: 'newcomer-link', reason: 'ad' },
];

/** The reason of the gravest finding, or `undefined` where none speaks for one. */
export const suggestedReason = (signals: readonly SignalView[]): Reason | undefined =>
  ROWS.find(({ code, advice }) =>
    signals.some((signal) => signal.code === code && (advice ?? signal.advice) === signal.advice),
  )?.reason;
