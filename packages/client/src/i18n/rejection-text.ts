/** Words for a rejection. */
import type { Reason } from '@komentar/domain';
import { fill } from './fill.js';
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
