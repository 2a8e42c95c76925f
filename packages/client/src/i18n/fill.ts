/** Fills numbers and names into texts. */
import type { Counted } from './must-say.js';

/** Puts values into a text's `{places}`; numbers as the language writes them. */
export const fill = (
  text: string,
  values: Readonly<Record<string, string | number>>,
  lang: string,
): string =>
  text.replace(/\{(\w+)\}/g, (place, key: string) => {
    const value = values[key];
    return typeof value === 'number' ? value.toLocaleString(lang) : (value ?? place);
  });

/** The text for a number of things, with the number in it. */
export const counted = ({ one, other }: Counted, n: number, lang: string): string =>
  fill(
    one !== undefined && new Intl.PluralRules(lang).select(n) === 'one' ? one : other,
    { n },
    lang,
  );
