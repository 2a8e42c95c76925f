/** Where in a text the words of rules, of their exceptions and of conditions stand. */
import type { Span } from '../signal.js';
import type { WordIndex } from '../word-index.js';
import { findWords } from '../word-matches.js';
import type { Condition } from './condition.js';
import type { RuleWords } from './rule-set.js';
import type { Rule } from './rule.js';

/** Adds a place to those of a key. */
export const push = <K>(places: Map<K, Span[]>, key: K, span: Span): void => {
  const spans = places.get(key);
  if (spans === undefined) places.set(key, [span]);
  else spans.push(span);
};

/** Everything the rules' words were found at, by rule and by what they stand for. */
export class Places {
  readonly #patterns = new Map<Rule, Span[]>();
  readonly #exceptions = new Map<Rule, Span[]>();
  readonly #conditions = new Map<Condition, Span[]>();

  constructor(text: string, index: WordIndex<RuleWords>) {
    for (const { entry, span } of findWords(text, index)) this.#add(entry, span);
  }

  #add({ rule, role }: RuleWords, span: Span): void {
    if (role === 'pattern') push(this.#patterns, rule, span);
    else if (role === 'exception') push(this.#exceptions, rule, span);
    else push(this.#conditions, role, span);
  }

  /** The rules found, with the places that no exception covers. */
  *found(): Generator<readonly [Rule, readonly Span[]]> {
    for (const [rule, spans] of this.#patterns) {
      const excepted = this.#exceptions.get(rule) ?? [];
      const left = spans.filter(
        ({ start, end }) => !excepted.some((span) => span.start <= start && span.end >= end),
      );
      if (left.length > 0) yield [rule, left];
    }
  }

  of(condition: Condition): readonly Span[] {
    return this.#conditions.get(condition) ?? [];
  }
}
