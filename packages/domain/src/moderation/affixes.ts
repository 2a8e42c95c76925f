/** Light stripping of Indonesian affixes, for entries that stand for a whole family of words. */

/** A stem shorter than this is no stem any more. */
const MIN_STEM = 3;
/** Longer words are not taken apart: nothing in the language needs it. */
const MAX_WORD = 40;

/** Particles, then possessives, then what derives: the order in which they hang at a word's end. */
const SUFFIXES: readonly (readonly string[])[] = [
  ['lah', 'kah', 'tah', 'pun'],
  ['nya', 'ku', 'mu'],
  ['kan', 'an', 'i', 'in'],
];

/** Prefixes, each with the first letters of stems that melt into it (`ngontol` from `kontol`). */
const PREFIXES: readonly (readonly [prefix: string, melted: readonly string[]])[] = [
  ['meng', ['k']],
  ['meny', ['s']],
  ['mem', ['p']],
  ['men', ['t']],
  ['me', []],
  ['peng', ['k']],
  ['peny', ['s']],
  ['pem', ['p']],
  ['pen', ['t']],
  ['per', []],
  ['pe', []],
  ['ng', ['k']],
  ['ny', ['s']],
  ['ber', []],
  ['ter', []],
  ['di', []],
  ['ke', []],
  ['se', []],
  ['ku', []],
  ['kau', []],
];

const longEnough = (stem: string): boolean => stem.length >= MIN_STEM;

const withoutSuffixes = (word: string): readonly string[] =>
  SUFFIXES.reduce<readonly string[]>(
    (forms, suffixes) => [
      ...forms,
      ...forms.flatMap((form) =>
        suffixes.filter((suffix) => form.endsWith(suffix)).map((s) => form.slice(0, -s.length)),
      ),
    ],
    [word],
  ).filter(longEnough);

const withoutPrefix = (word: string): readonly string[] =>
  PREFIXES.filter(([prefix]) => word.startsWith(prefix))
    .flatMap(([prefix, melted]) =>
      ['', ...melted].map((letter) => `${letter}${word.slice(prefix.length)}`),
    )
    .filter(longEnough);

/** Two prefixes at most (`di-per-…`), each way of cutting tried. */
const withoutPrefixes = (word: string): readonly string[] => {
  const once = withoutPrefix(word);
  return [word, ...once, ...once.flatMap(withoutPrefix)];
};

/**
 * The word and everything it may be derived from, by cutting affixes without a dictionary: more
 * than is right, which does no harm where each is only looked up in a list of stems. Their
 * number does not grow with the word.
 * @example stemsOf('menggoblokkan') // …, 'goblok', …
 */
export const stemsOf = (word: string): readonly string[] =>
  word.length > MAX_WORD ? [word] : [...new Set(withoutSuffixes(word).flatMap(withoutPrefixes))];
