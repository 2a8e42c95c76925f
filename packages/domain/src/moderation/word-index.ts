/** A word list made ready for lookup: keys in a map, so that cost does not grow with the list. */
import type { WordAction, WordEntry } from '../policy.js';
import { matchingForm } from '../matching-form.js';
import { keysOfPattern, keysOfPhrase } from './word-keys.js';
import { wordsOf } from './word-tokens.js';

export interface WordIndex {
  readonly entries: ReadonlyMap<string, WordEntry>;
  /** How many words the listed phrases have, each number once. */
  readonly phraseLengths: readonly number[];
}

const GRAVITY: readonly WordAction[] = ['hold', 'spam', 'reject'];

const isGraver = (a: WordEntry, b: WordEntry): boolean =>
  GRAVITY.indexOf(a.action) > GRAVITY.indexOf(b.action);

/** Where two entries share a key the graver one stands, else the earlier. */
const file = (entries: Map<string, WordEntry>, key: string, entry: WordEntry): void => {
  const present = entries.get(key);
  if (present === undefined || isGraver(entry, present)) entries.set(key, entry);
};

const wordsOfPattern = (pattern: string): readonly string[] =>
  wordsOf(pattern, matchingForm(pattern)).map(({ word }) => word);

/**
 * Makes a list ready. How many words a pattern has decides whether it is a phrase; its `kind`
 * decides whether a single word stands for its derivations too. A pattern without any letter or
 * digit matches nothing.
 */
export const indexWords = (list: readonly WordEntry[]): WordIndex => {
  const entries = new Map<string, WordEntry>();
  const lengths = new Set<number>();
  for (const entry of list) {
    const words = wordsOfPattern(entry.pattern);
    const [only] = words;
    if (only === undefined) continue;
    if (words.length > 1) lengths.add(words.length);
    const keys =
      words.length > 1 ? keysOfPhrase(words) : keysOfPattern(only, entry.kind === 'stem');
    for (const key of keys) file(entries, key, entry);
  }
  return { entries, phraseLengths: [...lengths] };
};
