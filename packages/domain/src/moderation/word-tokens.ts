/** Cuts a text's matching form into words, with the way back to what the reader typed. */
import type { Form } from '../fold.js';
import type { Span } from './signal.js';

/** One word of a text. */
export interface Token {
  /** As it stands in the matching form. */
  readonly word: string;
  /** As the reader typed it. */
  readonly source: string;
  /** UTF-16 offset of `word` in the form, and its place in the source. */
  readonly formStart: number;
  readonly span: Span;
}

/** Signs that hide a letter inside a word: `k*ntol`, `anj!ng`, `anj|ng`. */
const MASK = /[*!|]/u;
const WORD = /[\p{L}\p{N}]+/gu;
const MASKED_WORD = /[\p{L}\p{N}]+(?:[*!|][\p{L}\p{N}]+)+/gu;

/** Where a piece of the form stands in the source. */
export const spanOf = ({ offsets }: Form, formStart: number, formEnd: number): Span => ({
  start: offsets[formStart] ?? 0,
  end: offsets[formEnd] ?? 0,
});

const tokensBy = (pattern: RegExp, text: string, form: Form): readonly Token[] =>
  [...form.form.matchAll(pattern)].map(({ 0: word, index }) => {
    const span = spanOf(form, index, index + word.length);
    return { word, source: text.slice(span.start, span.end), formStart: index, span };
  });

/** The words of a text in order. */
export const wordsOf = (text: string, form: Form): readonly Token[] => tokensBy(WORD, text, form);

/** Words with a letter masked, masks included. Their parts are also in `wordsOf`. */
export const maskedWordsOf = (text: string, form: Form): readonly Token[] =>
  MASK.test(form.form) ? tokensBy(MASKED_WORD, text, form) : [];
