/** Picks the catalogue of a language, and words for a rejection. */
import type { Reason } from '@komentar/domain';
import { fill } from './fill.js';
import { id } from './id.js';
import type { Strings, WritingStrings } from './strings.js';

/**
 * What an author is told about a rejection, with the reason where there is one and the texts for it
 * have arrived.
 */
export const rejectionText = (
  strings: Strings,
  writing: WritingStrings | undefined,
  reason: Reason | undefined,
): string =>
  writing === undefined || reason === undefined
    ? strings.rejectedPlain
    : fill(strings.rejected, { reason: writing.reasons[reason] }, strings.lang);

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
