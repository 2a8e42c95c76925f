/** Finds the words and phrases the site has listed, however they are disguised. */
import type { WordEntry } from '../../policy.js';
import type { Check } from '../pipeline.js';
import type { Signal, Span } from '../signal.js';
import { signalAt } from '../spans.js';
import { findWords } from '../word-matches.js';
import { indexWords, type WordIndex } from '../word-index.js';

/* A policy's list is the same array until somebody changes it; making it ready takes a while. */
const READY = new WeakMap<readonly WordEntry[], WordIndex>();

const readyIndex = (words: readonly WordEntry[]): WordIndex => {
  const index = READY.get(words) ?? indexWords(words);
  READY.set(words, index);
  return index;
};

const signalOf = (text: string, entry: WordEntry, spans: readonly Span[]): Signal =>
  signalAt(
    { check: 'word-list', code: 'listed-word', advice: entry.action, rule: entry.id },
    text,
    spans,
  );

/** One signal for each entry found, with every place it was found at. */
export const wordListCheck: Check = {
  name: 'word-list',
  run: ({ text }, { policy }) => {
    const spansOf = new Map<WordEntry, Span[]>();
    for (const { entry, span } of findWords(text, readyIndex(policy.words))) {
      const spans = spansOf.get(entry);
      if (spans === undefined) spansOf.set(entry, [span]);
      else spans.push(span);
    }
    return [...spansOf].map(([entry, spans]) => signalOf(text, entry, spans));
  },
};
