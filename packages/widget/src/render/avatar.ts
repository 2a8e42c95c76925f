/** The round initial beside a comment: a place for the eye to rest, no picture to fetch. */

/** Colours to choose from in the style sheet. */
export const TINTS = 6;

/** Making one costs more than all its work on a page. */
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter() : undefined;

/** The first letter of a name, as the reader sees it: an accent or a joined emoji stays whole. */
export const initialOf = (name: string): string => {
  // Nothing joins the first of two plain letters.
  if (/^\w{2}/.test(name)) return name.charAt(0).toLocaleUpperCase();
  const first = segmenter?.segment(name)[Symbol.iterator]().next();
  return (first?.value?.segment ?? Array.from(name)[0] ?? '').toLocaleUpperCase();
};

/** The same name has the same tint everywhere, 0 to `TINTS - 1`. */
export const tintOf = (name: string): number =>
  Array.from(name).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7) %
  TINTS;
