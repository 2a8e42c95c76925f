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

/** True for English in all its regions. */
export const isEnglish = (lang: string): boolean => /^en\b/i.test(lang);

/**
 * The catalogue of a language. Indonesian is at hand; others are fetched, and Indonesian stands in
 * for a language that is not there or does not arrive.
 */
export const stringsFor = async (lang: string): Promise<Strings> => {
  if (!isEnglish(lang)) return id;
  return import('./en.js').then(
    (module) => module.en,
    () => id,
  );
};
