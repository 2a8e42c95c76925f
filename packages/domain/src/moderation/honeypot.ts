/** What a field says that people do not see: whoever fills it in is a machine. */
import type { Signal } from './signal.js';

/** The signal of a comment that came with that field filled in. */
export const HONEYPOT: Signal = {
  check: 'honeypot',
  code: 'honeypot',
  advice: 'spam',
  matches: [],
  spans: [],
};

/** What of a comment's signals a new text does not answer. */
export const lastingSignals = (signals: readonly Signal[]): readonly Signal[] =>
  signals.filter(({ code }) => code === HONEYPOT.code);
