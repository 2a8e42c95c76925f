/** Letters of other alphabets that are read as Latin ones, and signs that are read as a link's. */

/*
 * Lower-case only: folding lowers first. Compatibility letters (full-width, mathematical,
 * circled, small and raised ones) are not here, since NFKD already leads them to Latin; letters
 * with marks neither, since their marks are dropped. Drawn up by eye from the Unicode charts of
 * Latin extensions, phonetic letters, Greek, Cyrillic, Armenian and Cherokee.
 */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'аɑαᴀɐꭺ∂',
  b: 'вʙьƃɓвƅβᏼꮟ',
  c: 'сᴄϲƈↄꮯ¢',
  d: 'ԁᴅɗđɖꭰꮷ',
  e: 'еєɛεҽᴇəǝɘꭼ℮э',
  f: 'ƒꜰғϝ',
  g: 'ɡɢցǥɠꮐ',
  h: 'һнʜհħɦꮋꮒ',
  i: 'іıɪιɩꭵӏ',
  j: 'јʝᴊϳɉꭻ',
  k: 'кκᴋƙқҝꮶ',
  l: 'ʟłɭⅼℓꮮɫƚ',
  m: 'мᴍɱꮇ',
  n: 'пηɴƞոռɲŋ',
  o: 'оοσᴏօøɔөꮎ○',
  p: 'рρᴘƿ',
  q: 'ԛգɋ',
  r: 'гʀᴦɾɼɽꮢꭱя',
  s: 'ѕꜱʂꮪƨ',
  t: 'тτᴛŧƭʈꭲ†',
  u: 'υᴜսʊцμ',
  v: 'ѵνᴠʋꮩ',
  w: 'ԝωᴡшɯꮃ',
  x: 'хχж×',
  y: 'уγʏүƴɏყ',
  z: 'ᴢʐƶꮓ',
  '.': '。․',
  '/': '⁄∕╱',
  ':': '꞉ː∶',
};

/* White letters on black discs and squares, which have no compatibility mapping. */
const DISCS = 0x1f150;
const SQUARES = 0x1f170;
const ALPHABET: string = 'abcdefghijklmnopqrstuvwxyz';

const labelsFrom = (first: number): readonly [string, string][] =>
  [...ALPHABET].map((latin, at) => [String.fromCodePoint(first + at), latin]);

const READ_AS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LOOKALIKES).flatMap(([latin, others]) =>
    [...others].map((other): [string, string] => [other, latin]),
  ),
  ...labelsFrom(DISCS),
  ...labelsFrom(SQUARES),
]);

/** The Latin letter (or sign of an address) a lower-case character is read as, or itself. */
export const latinOf = (char: string): string => READ_AS.get(char) ?? char;
