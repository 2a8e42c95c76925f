/** What an author is told a reason is: lower case, to stand within a sentence. A file for each language: nobody fetches another's. */
import type { Reason } from './reasons.js';

/** The reasons in the words of one language. */
export type ReasonTexts = Readonly<Record<Reason, string>>;
