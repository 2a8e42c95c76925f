/** Picks the catalogue of a language. */
import { id } from './id.js';
import type { Strings } from './strings.js';

/** The languages besides Indonesian, with what fetches their catalogue. Arabic is there for its direction. */
const OTHERS: Readonly<Record<string, () => Promise<Strings>>> = {
  en: async () => (await import('./en.js')).en,
  ar: async () => (await import('./ar.js')).ar,
};

/** The language of a tag, without its region: `en` of `en-GB`. */
export const languageOf = (tag: string): string => tag.toLowerCase().split('-', 1)[0] ?? '';

/**
 * The catalogue of a language. Indonesian is at hand; others are fetched, and Indonesian stands in
 * for a language that is not there or does not arrive.
 */
export const stringsFor = (lang: string): Promise<Strings> =>
  Promise.resolve(OTHERS[languageOf(lang)]?.() ?? id).catch(() => id);
