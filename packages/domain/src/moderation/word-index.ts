/** A word list made ready for lookup: keys in a map, so that cost does not grow with the list. */
import { matchingForm } from '../matching-form.js';
import { barest, keysOfPattern, keysOfPhrase } from './word-keys.js';
import { wordsOf } from './word-tokens.js';

/** Something a list holds. A `stem` stands for its derivations too. */
export interface Listed {
  readonly pattern: string;
  readonly kind: 'word' | 'phrase' | 'stem';
}

export interface WordIndex<E extends Listed> {
  /** Every entry of a key: several lists may name the same word, each for a reason of its own. */
  readonly entries: ReadonlyMap<string, readonly E[]>;
  /** How many words the phrases have that begin with this word in its barest form, each number once. */
  readonly phraseStarts: ReadonlyMap<string, ReadonlySet<number>>;
}

/** The words of a pattern in their matching form; none where it has no letter or digit. */
export const wordsOfPattern = (pattern: string): readonly string[] =>
  wordsOf(pattern, matchingForm(pattern)).map(({ word }) => word);

/**
 * Makes a list ready. How many words a pattern has decides whether it is a phrase; its `kind`
 * decides whether a single word stands for its derivations too. A pattern without any letter or
 * digit matches nothing.
 */
export const indexWords = <E extends Listed>(list: readonly E[]): WordIndex<E> => {
  const entries = new Map<string, E[]>();
  const phraseStarts = new Map<string, Set<number>>();
  for (const entry of list) {
    const words = wordsOfPattern(entry.pattern);
    const [only] = words;
    if (only === undefined) continue;
    if (words.length > 1) {
      const start = barest(only);
      phraseStarts.set(start, (phraseStarts.get(start) ?? new Set()).add(words.length));
    }
    const keys =
      words.length > 1 ? keysOfPhrase(words) : keysOfPattern(only, entry.kind === 'stem');
    for (const key of new Set(keys)) {
      const present = entries.get(key);
      if (present === undefined) entries.set(key, [entry]);
      else present.push(entry);
    }
  }
  return { entries, phraseStarts };
};
