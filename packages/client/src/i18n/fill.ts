/** Fills numbers and names into texts. */
import { once } from '../kept-formats.js';
import type { Counted } from './must-say.js';

const numbers = (lang: string) => once(`number ${lang}`, () => new Intl.NumberFormat(lang));
const plurals = (lang: string) => once(`plural ${lang}`, () => new Intl.PluralRules(lang));

/** Puts values into a text's `{places}`; numbers as the language writes them. */
export const fill = (
  text: string,
  values: Readonly<Record<string, string | number>>,
  lang: string,
): string =>
  text.replace(/\{(\w+)\}/g, (place, key: string) => {
    const value = values[key];
    return typeof value === 'number' ? numbers(lang).format(value) : (value ?? place);
  });

/** The text for a number of things, with the number in it. */
export const counted = ({ one, other }: Counted, n: number, lang: string): string =>
  fill(one !== undefined && plurals(lang).select(n) === 'one' ? one : other, { n }, lang);
