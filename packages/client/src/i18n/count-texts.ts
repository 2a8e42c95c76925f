/** The few texts that a front page needs for its counts, apart from the catalogues to keep them small. */

interface CountTexts {
  /** @param n the number itself, @param shown the number as the language writes it */
  readonly label: (n: number, shown: string) => string;
  readonly zero: string;
}

const id: CountTexts = { label: (_, shown) => `${shown} komentar`, zero: 'Tulis komentar' };
const en: CountTexts = {
  label: (n, shown) => `${shown} comment${n === 1 ? '' : 's'}`,
  zero: 'Write a comment',
};

/** The texts of a language; Indonesian stands in for those that are not there. */
export const countTexts = (lang: string): CountTexts => (lang.startsWith('en') ? en : id);
