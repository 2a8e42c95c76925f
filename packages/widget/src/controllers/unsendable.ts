/** What is wrong with a text before the server is asked. */
import type { WritingStrings } from '@komentar/client';
import { graphemes } from '@komentar/domain';
import type { Author } from './author.js';
import type { Problem } from './sending.js';

/** The first thing that keeps a text from being sent; `undefined` where nothing does. */
export const unsendable = (
  body: string,
  { site, memberName, card }: Pick<Author, 'card' | 'memberName' | 'site'>,
  strings: WritingStrings,
): Problem | undefined => {
  if (body.trim() === '') return { field: 'body', text: strings.textMissing };
  if (graphemes(body.trim()) > site.maxGraphemes)
    return { field: 'body', text: strings.errors['too-long'] };
  const isNameless = site.guests && memberName === undefined && card.name === '';
  return isNameless ? { field: 'name', text: strings.nameMissing } : undefined;
};
