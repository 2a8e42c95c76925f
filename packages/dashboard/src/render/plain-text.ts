/** The text of a published comment out of its sanitised HTML, for places that only quote it. */

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const decoded = (_whole: string, name: string): string => {
  const [, hex, decimal] = /^#(?:x([\da-f]+)|(\d+))$/iu.exec(name) ?? [];
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (Number.isNaN(point)) return ENTITIES[name] ?? '';
  return point > 0x10ffff ? '' : String.fromCodePoint(point);
};

/** Tags fall away, blocks and breaks become line ends. The answer is text: it is never read as HTML again. */
export const plainText = (html: string): string =>
  html
    .replace(/<br\s*\/?>|<\/(?:p|li|blockquote)>/giu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(#?\w+);/gu, decoded)
    .replace(/\n{2,}/gu, '\n')
    .trim();
