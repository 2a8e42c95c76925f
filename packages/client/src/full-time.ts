/** A moment in all its words, for whoever wants to know exactly. */
import { once } from './kept-formats.js';

const full = (lang: string) =>
  once(
    `full ${lang}`,
    () => new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeStyle: 'long' }),
  );

/** The moment in full, with the reader's time zone. */
export const fullTime = (at: number, lang: string): string => full(lang).format(at);
