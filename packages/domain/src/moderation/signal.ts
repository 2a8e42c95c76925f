/** What one check found in a draft. */

/** What a check advises, from nothing to the gravest. */
export type Advice = 'none' | 'hold' | 'reject' | 'spam';

/**
 * A part of the draft's text that a signal speaks of.
 * `start` and `end` are UTF-16 offsets into the text as stored, `end` exclusive.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Why a check spoke; each has a sentence in the catalogues under `signal.<code>`. */
export const SIGNAL_CODES = [
  'too-long',
  'too-short',
  'newcomer',
  'newcomer-link',
  'many-links',
  'hidden-link',
  'contact',
  'personal-number',
  'listed-word',
  'listed-domain',
  'listed-name',
  'rule',
  'repeated-by-author',
  'repeated-by-others',
  'shouting',
  'mode-pre',
  'thread-premod',
  'author-premod',
  'check-failed',
  'honeypot',
] as const;
export type SignalCode = (typeof SIGNAL_CODES)[number];

export interface Signal {
  /** The check that found it, e.g. `links`. */
  readonly check: string;
  readonly code: SignalCode;
  readonly advice: Advice;
  /** The id of the rule behind it, where there is one, and the version and name it had then. */
  readonly rule?: string;
  readonly ruleVersion?: number;
  readonly ruleName?: string;
  /** The matched words as they stand in the text, in order; empty where the signal is about the whole. */
  readonly matches: readonly string[];
  readonly spans: readonly Span[];
}
