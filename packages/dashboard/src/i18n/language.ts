/** The language of the desk: Bahasa Indonesia until somebody chooses English. */
import { Preference } from '../preference.js';
import { en } from './en.js';
import { id } from './id.js';
import type { Language, Texts } from './texts.js';

const CATALOGUES: Readonly<Record<Language, Texts>> = { id, en };

/** The language chosen at this browser. */
export const language = new Preference<Language>('komentar.meja.language', ['id', 'en']);

/** The texts of the language chosen. */
export const texts = (): Texts => CATALOGUES[language.value];
