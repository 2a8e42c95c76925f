/** Cuts a text into words and what stands between them, the same way for marking and for comparing. */

/** One piece of a text, by UTF-16 offsets. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** A word, a number or an ideograph; not blanks, points and pictures. */
  readonly isWord: boolean;
}

/** Indonesian splits words as most Latin scripts do; scripts without blanks are cut by their dictionaries. */
const segmenter =
  'Segmenter' in Intl ? new Intl.Segmenter('id', { granularity: 'word' }) : undefined;

const byBlanks = (text: string): readonly Piece[] =>
  [...text.matchAll(/\s+|\S+/gu)].map(({ 0: piece, index }) => ({
    start: index,
    end: index + piece.length,
    isWord: /\S/u.test(piece),
  }));

/** The pieces in order, without a gap: joined they are the text again. No piece splits a grapheme. */
export const piecesOf = (text: string): readonly Piece[] =>
  segmenter === undefined
    ? byBlanks(text)
    : Array.from(segmenter.segment(text), ({ index, segment, isWordLike }) => ({
        start: index,
        end: index + segment.length,
        isWord: isWordLike === true,
      }));
