/** Everything that writing takes, in one piece that is fetched after the first comments are shown. */
import { writingStringsFor, type WritingStrings } from '@komentar/client';
import './komentar-composer.js';

export { Author } from './controllers/author.js';

/** The writer's texts in a language; with this piece comes the composer, registered. */
export const writingStrings = (lang: string): Promise<WritingStrings> => writingStringsFor(lang);
