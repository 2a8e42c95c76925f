/** Bounds the work a text can cause before any of it is parsed. */

const count = (body: string, mark: RegExp): number => body.match(mark)?.length ?? 0;

/** Addresses written out, `[…](…)`, and `<…>` around an address; the first two describe the same link, so the larger. */
const countLinks = (body: string): number => {
  const bracketed = (body.match(/<[^<>\s]+>/g) ?? []).filter((text) => /[:@]/.test(text));
  return (
    Math.max(count(body, /:\/\/|mailto:/gi), count(body, /\]\(/g)) +
    bracketed.filter((text) => !text.includes('://')).length
  );
};

/** A run of six or more is a divider, which the parser takes as text, so it counts as one mark. */
const countMarks = (body: string): number =>
  count(body.replace(/([*_~])\1{5,}/g, '$1'), /[*_~`[\]]/g);

/**
 * Bounds on what costs time, the cheapest to look at first. Plain text costs next to nothing; elements cost around
 * 0.05 ms each in jsdom, and nesting them costs more than that (it is bounded in `plain-marks.ts`). Ten thousand code
 * units hold 4,000 graphemes of every living script. The slowest text that a search of 2,300 combinations found within
 * these caps takes 20 to 50 ms of processor time, a twentieth of the deadline.
 */
const CAPS = [
  { name: 'length', most: 10_000, measure: (body: string) => body.length },
  { name: 'newlines', most: 200, measure: (body: string) => count(body, /\r\n?|\n/g) },
  { name: 'fences', most: 10, measure: (body: string) => count(body, /^[ \t>]*`{3,}/gm) },
  { name: 'links', most: 10, measure: countLinks },
  { name: 'marks', most: 600, measure: countMarks },
] as const;

/** The name of a cap: `length` in code units, the others as counts. */
export type Cap = (typeof CAPS)[number]['name'];

/** The first cap that the text is over, or `undefined` when it may be parsed. Linear in the text's length. */
export const capOver = (body: string): Cap | undefined =>
  CAPS.find(({ most, measure }) => measure(body) > most)?.name;
