/** The form of a text in which listed words are looked up, and repeated texts recognised. */
import { fold, formOf, type Folded, type Form } from './fold.js';
import { remembered } from './remembered.js';

const LETTER = /^\p{L}$/u;

/* Nearly all of a folded text; comparing takes a tenth of what a pattern takes. */
const isLatin = ({ char }: Folded): boolean => char.length === 1 && char >= 'a' && char <= 'z';

const isLetter = (item: Folded | undefined): boolean =>
  item !== undefined && (isLatin(item) || LETTER.test(item.char));
const isDigit = (item: Folded | undefined): boolean =>
  item !== undefined && item.char.length === 1 && item.char >= '0' && item.char <= '9';

/** Digits and signs that are drawn like letters. `2` is none: after a word it doubles the word. */
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
};

const isLeet = (item: Folded): boolean => !isLatin(item) && item.char in LEET;

const isWordLike = (item: Folded | undefined): boolean =>
  item !== undefined && (isLetter(item) || isDigit(item) || isLeet(item));

/** What may stand between letters that are spelled one by one. */
const GAP = /[\s.,\-_*~+=:;/\\'"·•|^]/u;

/** Letters spelled one by one make a word from three on; at most three characters between two. */
const MIN_SPELLED = 3;
const MAX_GAP = 3;

/** How many characters of a gap start at `start`, counted no further than one too many. */
const gapLength = (items: readonly Folded[], start: number): number => {
  let length = 0;
  while (length <= MAX_GAP && GAP.test(items[start + length]?.char ?? '')) length += 1;
  return length;
};

/** True where a single letter, or a digit for one, stands at `at` with nothing joined to it. */
const standsAlone = (items: readonly Folded[], at: number): boolean =>
  isWordLike(items[at]) && !isWordLike(items[at - 1]) && !isWordLike(items[at + 1]);

/*
 * The places of the letters spelled one by one from `start` on. A gap wider than the first one
 * parts two spelled words, as in `s i   t o l o l`.
 */
const spelledFrom = (items: readonly Folded[], start: number): readonly number[] => {
  const places: number[] = [];
  const widest = Math.min(gapLength(items, start + 1), MAX_GAP);
  let at = start;
  while (standsAlone(items, at)) {
    places.push(at);
    const gap = gapLength(items, at + 1);
    if (gap === 0 || gap > widest) break;
    at += 1 + gap;
  }
  return places;
};

/* `1 2 3` is a count and `a 1 b 2` a list: of a word, more than half must be letters. */
const isSpelledWord = (items: readonly Folded[], places: readonly number[]): boolean =>
  places.length >= MIN_SPELLED &&
  places.filter((at) => isLetter(items[at])).length * 2 > places.length;

/** `a n j i n g` and `a.n.j.i.n.g` become `anjing`. What was looked at is never looked at again. */
const joinSpelled = (items: readonly Folded[]): readonly Folded[] => {
  let end = 0;
  let word: ReadonlySet<number> | undefined;
  return items.filter((_, at) => {
    if (at >= end && standsAlone(items, at)) {
      const places = spelledFrom(items, at);
      end = (places.at(-1) ?? at) + 1;
      word = isSpelledWord(items, places) ? new Set(places) : undefined;
    }
    return at >= end || word === undefined || word.has(at);
  });
};

/** `anjing2` is written for `anjing-anjing`: a 2 right after a letter goes, unless more digits follow. */
const dropDoublingMark = (items: readonly Folded[]): readonly Folded[] =>
  items.filter(
    (item, at) => item.char !== '2' || !isLetter(items[at - 1]) || isDigit(items[at + 1]),
  );

/** The end of the run of digits and signs for letters from `start`. */
const leetEnd = (items: readonly Folded[], start: number): number => {
  let end = start;
  for (let item = items[end]; item !== undefined && isLeet(item); item = items[end]) end += 1;
  return end;
};

/*
 * Before a letter every disguise is read as letters. After the last letter only a single digit
 * is: `b4b1` is a word with a digit for a letter, `slot88` a word with a number, and in `US$`
 * the sign is a sign.
 */
const isDisguise = (items: readonly Folded[], start: number, end: number): boolean =>
  isLetter(items[end]) ||
  (isLetter(items[start - 1]) && end - start === 1 && isDigit(items[start]));

const unmask = (item: Folded): Folded => ({ char: LEET[item.char] ?? item.char, at: item.at });

/** Digits and signs that touch a letter become letters; `Rp 100.000`, `RT 05`, `2019` stay. */
const readLeet = (items: readonly Folded[]): readonly Folded[] => {
  let end = 0;
  let disguised = false;
  return items.map((item, at) => {
    if (!isLeet(item)) return item;
    if (at >= end) {
      end = leetEnd(items, at);
      disguised = isDisguise(items, at, end);
    }
    return disguised ? unmask(item) : item;
  });
};

/** `goblokkk` becomes `goblok`: of three and more equal letters in a row one stays. */
const shortenRuns = (items: readonly Folded[]): readonly Folded[] =>
  items.filter((item, at) => {
    const repeats = (by: number): boolean => items[at + by]?.char === item.char;
    return !(repeats(-1) && (repeats(-2) || repeats(1)) && isLetter(item));
  });

/** True for a word's source with gaps in it, that is for a word that was spelled letter by letter. */
export const wasSpelled = (source: string): boolean => GAP.test(source);

/**
 * The text as a list of words is matched against: folded (see `fold`), spelled letters joined,
 * doubling marks dropped, digits for letters read as letters, long runs shortened. Blanks and
 * punctuation stay, so words can still be told apart. Takes time linear in the text.
 */
export const matchingForm = remembered(
  (text): Form =>
    formOf(shortenRuns(readLeet(dropDoublingMark(joinSpelled(fold(text))))), text.length),
  { most: 64, longest: 2_000, sizeOf: ({ form }) => form.length },
);

/**
 * The string whose hash tells whether a text was posted before: the words of the matching form
 * with single spaces; where there are no words (only emoji or signs) the form itself.
 */
export const textDigestInput = (text: string): string => {
  const { form } = matchingForm(text);
  const words = form.match(/[\p{L}\p{N}]+/gu) ?? [form.replace(/\s+/gu, ' ').trim()];
  return words.join(' ');
};
