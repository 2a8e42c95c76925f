/** The keys under which listed words are filed and a text's words are looked up. */
import { remembered } from '../remembered.js';
import { stemsOf } from './affixes.js';
import type { Token } from './word-tokens.js';

/** One letter of a doubled one: `bangsatt` is looked up as `bangsat` too. */
export const single = (word: string): string => word.replace(/(\p{L})\1/gu, '$1');

/** `slot` of `slot777`; a word of digits only stays. */
export const withoutNumber = (word: string): string => word.replace(/(\p{L})\d{2,20}$/u, '$1');

/** Where one sign may stand for `i` and for `l`, both are read as `i`. */
const flat = (word: string): string => word.replace(/[l!|]/gu, 'i');

/** A star may stand for any vowel, so all vowels become stars. */
const starred = (word: string): string => word.replace(/[aiueo]/gu, '*');

const KEYS = {
  exact: (word: string) => `=${word}`,
  stem: (word: string) => `+${word}`,
  run: (word: string) => `~${single(word)}`,
  flat: (word: string) => `|${flat(word)}`,
  starred: (word: string) => `*${starred(word)}`,
} as const;

/** Of a phrase every word counts in its barest form. */
export const barest = (word: string): string => single(withoutNumber(word));

/** The key of a phrase whose words are in their barest form. */
export const phraseKey = (words: readonly string[]): string => `"${words.join(' ')}`;

/** Shorter phrases run together could be a word of their own. */
const MIN_RUN_TOGETHER = 7;

/** The keys an entry of several words is filed under: in order, and run together. */
export const keysOfPhrase = (words: readonly string[]): readonly string[] => {
  const together = words.join('');
  return together.length < MIN_RUN_TOGETHER
    ? [phraseKey(words.map(barest))]
    : [phraseKey(words.map(barest)), KEYS.exact(together)];
};

/** The keys an entry of one word is filed under. */
export const keysOfPattern = (word: string, isStem: boolean): readonly string[] => [
  KEYS.exact(word),
  KEYS.run(word),
  KEYS.flat(word),
  KEYS.starred(word),
  ...(isStem ? [KEYS.stem(word)] : []),
];

const RUN = /(\p{L})\1\1/iu;
/** A `1` may be an i or an l, and so may a capital I beside a small letter. */
const I_OR_L = /[1!|]|\p{Ll}I|I\p{Ll}/u;

/** The keys of a word whichever way it was typed. */
const plainKeys = (word: string): readonly string[] => {
  const forms = [...new Set([word, withoutNumber(word), barest(word)])];
  return [...forms.map(KEYS.exact), ...forms.flatMap(stemsOf).map(KEYS.stem)];
};

/*
 * People write the same few thousand words over and over, and cutting one apart costs as much as
 * ten lookups. Longer words would keep the texts alive that they were cut out of.
 */
const keysOfForms = remembered(plainKeys, { most: 5_000, longest: 12 });

/** The keys one word of a text is looked up under; their number does not grow with the text. */
export const keysOfWord = ({ word, source }: Token): readonly string[] => {
  const keys = keysOfForms(word);
  const run = RUN.test(source);
  const iOrL = I_OR_L.test(source);
  return run || iOrL
    ? [...keys, ...(run ? [KEYS.run(word)] : []), ...(iOrL ? [KEYS.flat(word)] : [])]
    : keys;
};

/** The keys of a word with masked letters. */
export const keysOfMasked = ({ word }: Token): readonly string[] =>
  word.includes('*') ? [KEYS.starred(word)] : [KEYS.flat(word)];

/** The key of a piece of a word that was spelled letter by letter. */
export const keyOfPiece = KEYS.exact;
