/** Folds a text to plain lower-case letters and remembers where each came from. */
import { latinOf } from './confusables.js';
import { remembered } from './remembered.js';

/** One character of a folded text. */
export interface Folded {
  readonly char: string;
  /** UTF-16 offset of the character of the source that it stands for. */
  readonly at: number;
}

const DROPPED = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

const foldChar = (char: string): readonly string[] =>
  [...char.normalize('NFKD').toLowerCase()]
    .filter((part) => /\s/u.test(part) || !DROPPED.test(part))
    .map(latinOf);

/* Most of every text: ASCII without its controls, of which folding only lowers the capitals. */
const isPlain = (char: string): boolean => char >= ' ' && char <= '~';

const foldAll = (text: string): readonly Folded[] => {
  const folded: Folded[] = [];
  let at = 0;
  for (const char of text) {
    if (isPlain(char)) folded.push({ char: char.toLowerCase(), at });
    else for (const part of foldChar(char)) folded.push({ char: part, at });
    at += char.length;
  }
  return folded;
};

/**
 * The text in compatibility form and lower case, without marks and invisible characters, and
 * with lookalike letters as Latin ones. Each character knows its place in the source.
 *
 * Several checks fold the same comment, and many comments are judged at a time.
 */
export const fold = remembered(foldAll, {
  most: 64,
  longest: 2_000,
  sizeOf: (folded) => folded.length,
});

/** A form of a text for looking things up in, with the way back to the text itself. */
export interface Form {
  readonly form: string;
  /**
   * For every UTF-16 unit of `form` the offset in the source of the character it stands for,
   * and one more at the end, the source's length. What the form leaves out belongs to the
   * character before it, so `[offsets[start], offsets[end])` is what the reader typed.
   */
  readonly offsets: readonly number[];
}

/** Writes folded characters out as one string with its offsets. */
export const formOf = (folded: readonly Folded[], sourceLength: number): Form => {
  let form = '';
  const offsets: number[] = [];
  for (const { char, at } of folded) {
    form += char;
    for (let unit = 0; unit < char.length; unit += 1) offsets.push(at);
  }
  offsets.push(sourceLength);
  return { form, offsets };
};

/** The form of a text that is folded and nothing more. */
export const foldedForm = (text: string): Form => formOf(fold(text), text.length);
