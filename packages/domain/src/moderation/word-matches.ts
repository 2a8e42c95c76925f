/** Finds listed words in a text: every word looked up by its keys, never searched for. */
import type { WordEntry } from '../policy.js';
import { matchingForm, wasSpelled } from '../matching-form.js';
import type { Form } from '../fold.js';
import type { Span } from './signal.js';
import type { WordIndex } from './word-index.js';
import { keyOfPiece, keysOfMasked, keysOfWord, phraseKey } from './word-keys.js';
import { maskedWordsOf, spanOf, wordsOf, type Token } from './word-tokens.js';

/** One listed word found in a text. */
export interface WordMatch {
  readonly entry: WordEntry;
  readonly span: Span;
}

const found = (index: WordIndex, keys: readonly string[], span: Span): readonly WordMatch[] => {
  const entries = new Set(keys.map((key) => index.entries.get(key)));
  entries.delete(undefined);
  return [...entries].map((entry) => ({ entry: entry as WordEntry, span }));
};

const phrasesAt = (index: WordIndex, tokens: readonly Token[], at: number): readonly WordMatch[] =>
  index.phraseLengths.flatMap((length) => {
    const last = tokens[at + length - 1];
    const first = tokens[at];
    if (first === undefined || last === undefined) return [];
    const words = tokens.slice(at, at + length).map(({ word }) => word);
    return found(index, [phraseKey(words)], { start: first.span.start, end: last.span.end });
  });

/** Shortest and longest listed word looked for inside letters spelled one by one. */
const MIN_PIECE = 4;
const MAX_PIECE = 16;

/*
 * Words spelled letter by letter run together (`i t u a n j i n g`), so here, and only here, a
 * listed word is looked for inside another: every piece of 4 to 16 letters.
 */
const piecesOf = (index: WordIndex, token: Token, form: Form): readonly WordMatch[] => {
  const matches: WordMatch[] = [];
  const end = token.formStart + token.word.length;
  for (let from = token.formStart; from < end; from += 1) {
    for (let to = from + MIN_PIECE; to <= Math.min(end, from + MAX_PIECE); to += 1) {
      const key = keyOfPiece(form.form.slice(from, to));
      matches.push(...found(index, [key], spanOf(form, from, to)));
    }
  }
  return matches;
};

/**
 * Every listed word and phrase in the text, in no promised order; one place may be found under
 * several entries, and one entry at several places. Takes time linear in the text, whatever
 * the length of the list.
 */
export const findWords = (text: string, index: WordIndex): readonly WordMatch[] => {
  const form = matchingForm(text);
  const tokens = wordsOf(text, form);
  return [
    ...tokens.flatMap((token) => found(index, keysOfWord(token), token.span)),
    ...tokens.flatMap((_, at) => phrasesAt(index, tokens, at)),
    ...maskedWordsOf(text, form).flatMap((token) => found(index, keysOfMasked(token), token.span)),
    ...tokens
      .filter(({ source }) => wasSpelled(source))
      .flatMap((token) => piecesOf(index, token, form)),
  ];
};
