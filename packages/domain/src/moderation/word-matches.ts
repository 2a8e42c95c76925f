/** Finds listed words in a text: every word looked up by its keys, never searched for. */
import { matchingForm, wasSpelled } from '../matching-form.js';
import type { Form } from '../fold.js';
import type { Span } from './signal.js';
import type { Listed, WordIndex } from './word-index.js';
import { barest, keyOfPiece, keysOfMasked, keysOfWord, phraseKey } from './word-keys.js';
import { maskedWordsOf, spanOf, wordsOf, type Token } from './word-tokens.js';

/** One listed word found in a text. */
export interface WordMatch<E extends Listed> {
  readonly entry: E;
  readonly span: Span;
}

const found = <E extends Listed>(
  index: WordIndex<E>,
  keys: readonly string[],
  span: Span,
): readonly WordMatch<E>[] => {
  const lists = keys.flatMap((key) => index.entries.get(key) ?? []);
  return lists.length === 0 ? [] : [...new Set(lists)].map((entry) => ({ entry, span }));
};

/** Only where a word begins a phrase, the words after it are looked at. */
const phrases = <E extends Listed>(
  index: WordIndex<E>,
  tokens: readonly Token[],
): readonly WordMatch<E>[] => {
  if (index.phraseStarts.size === 0) return [];
  const words = tokens.map(({ word }) => barest(word));
  return tokens.flatMap((first, at) =>
    [...(index.phraseStarts.get(words[at] ?? '') ?? [])].flatMap((length) => {
      const last = tokens[at + length - 1];
      if (last === undefined) return [];
      const span = { start: first.span.start, end: last.span.end };
      return found(index, [phraseKey(words.slice(at, at + length))], span);
    }),
  );
};

/** Shortest and longest listed word looked for inside letters spelled one by one. */
const MIN_PIECE = 4;
const MAX_PIECE = 16;

/*
 * Words spelled letter by letter run together (`i t u a n j i n g`), so here, and only here, a
 * listed word is looked for inside another: every piece of 4 to 16 letters.
 */
const piecesOf = <E extends Listed>(
  index: WordIndex<E>,
  token: Token,
  form: Form,
): readonly WordMatch<E>[] => {
  const matches: WordMatch<E>[] = [];
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
export const findWords = <E extends Listed>(
  text: string,
  index: WordIndex<E>,
): readonly WordMatch<E>[] => {
  if (index.entries.size === 0) return [];
  const form = matchingForm(text);
  const tokens = wordsOf(text, form);
  return [
    ...tokens.flatMap((token) => found(index, keysOfWord(token), token.span)),
    ...phrases(index, tokens),
    ...maskedWordsOf(text, form).flatMap((token) => found(index, keysOfMasked(token), token.span)),
    ...tokens
      .filter(({ source }) => wasSpelled(source))
      .flatMap((token) => piecesOf(index, token, form)),
  ];
};
