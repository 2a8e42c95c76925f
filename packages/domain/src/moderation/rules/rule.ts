/** What a rule of a site is: something to look for, and what follows where it is found. */
import type { Reason } from '../../reasons.js';
import { bareHost } from '../link-host.js';
import { wordsOfPattern } from '../word-index.js';
import { barest } from '../word-keys.js';
import type { Condition } from './condition.js';

/** Kinds of rules that look for a pattern, each looked up, never searched for. */
export const LIST_KINDS = ['word', 'phrase', 'stem', 'domain', 'name'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** All kinds, in the order they are offered. */
export const RULE_KINDS = [...LIST_KINDS, 'if-then'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** `nudge` tells the author first and holds what is sent all the same; `hold` says nothing. */
export const RULE_ACTIONS = ['nudge', 'hold', 'reject', 'spam'] as const;
export type RuleAction = (typeof RULE_ACTIONS)[number];

/** A `draft` does nothing, a `shadow` only leaves its signal, an `active` rule acts, a `retired` one is kept. */
export const RULE_MODES = ['draft', 'shadow', 'active', 'retired'] as const;
export type RuleMode = (typeof RULE_MODES)[number];

/** What a rule looks for. */
export type LooksFor =
  | {
      readonly kind: ListKind;
      /** A word, words, a host or a name. */
      readonly pattern: string;
      /** Words, phrases, hosts or names in which the pattern does not count. */
      readonly exceptions: readonly string[];
    }
  | {
      readonly kind: 'if-then';
      readonly match: 'all' | 'any';
      readonly conditions: readonly Condition[];
    };

/** Everything a person decides about a rule. */
export interface RuleContent {
  readonly looksFor: LooksFor;
  readonly action: RuleAction;
  /** What a comment found by it seems to break; null where nobody has said. */
  readonly reason: Reason | null;
  /** Why there is such a rule; of an if-then rule the first line is its name. */
  readonly note: string;
  readonly mode: RuleMode;
  /** From this moment (epoch milliseconds) on it does nothing; null for never. */
  readonly expiresAt: number | null;
}

export interface Rule extends RuleContent {
  readonly id: string;
  /** Counts the rule's changes; every one is kept. */
  readonly version: number;
}

/** What a rule is called on the desk: its pattern, or the first line of its note. */
export const ruleName = ({ looksFor, note }: Pick<RuleContent, 'looksFor' | 'note'>): string =>
  looksFor.kind === 'if-then' ? (note.split('\n')[0] ?? '').trim() : looksFor.pattern;

/** How a pattern is filed, so that one that finds the same is found again; `undefined` of if-then rules. */
export const patternKey = (looksFor: LooksFor): string | undefined => {
  if (looksFor.kind === 'if-then') return undefined;
  if (looksFor.kind === 'domain') return `domain:${bareHost(looksFor.pattern.toLowerCase())}`;
  const words = wordsOfPattern(looksFor.pattern).map(barest);
  return `${looksFor.kind === 'name' ? 'name' : 'text'}:${words.join(' ')}`;
};

/** True where the mode lets a rule look at comments at all. */
export const isInForce = ({ mode }: Pick<RuleContent, 'mode'>): boolean =>
  mode === 'active' || mode === 'shadow';

/** Under this id a rule stands in signals while it is only tried; no rule that is kept has it. */
export const UNSAVED_RULE = '+';

/** Rules of one site, of all modes. More would make loading them after a change too slow. */
export const MAX_RULES = 20_000;
/** If-then rules of one site that are in force: each is asked for every comment. */
export const MAX_IF_THEN = 200;
/** Of a pattern or an exception, in UTF-16 code units. */
export const PATTERN_UNITS = 100;
export const MAX_EXCEPTIONS = 50;
export const MAX_CONDITIONS = 10;
/** Words of a phrase; longer ones would make every comment's lookup longer. */
export const MAX_PHRASE_WORDS = 8;
/** Of a note, in UTF-16 code units. */
export const RULE_NOTE_UNITS = 1000;

/** From this many decided hits on the precision of a rule means something. */
const ENOUGH_DECIDED = 30;
/** A rule whose hits are rejected less often than this is noise. */
const NOISE_BELOW = 0.2;

/** What people made of the comments a rule has found. */
export interface RuleTally {
  readonly approved: number;
  readonly rejected: number;
}

/** The part of the decided hits that was rejected, 0 to 1; `undefined` before any was decided. */
export const precisionOf = ({ approved, rejected }: RuleTally): number | undefined =>
  approved + rejected === 0 ? undefined : rejected / (approved + rejected);

/** True for a rule that mostly finds what people then publish: below 20 % of at least 30 decided hits. */
export const isNoise = (tally: RuleTally): boolean =>
  tally.approved + tally.rejected >= ENOUGH_DECIDED && (precisionOf(tally) ?? 1) < NOISE_BELOW;
