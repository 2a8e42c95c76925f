/** The texts of the log in the language chosen; only what is fetched with the log may import them. */
import { enLog } from './en-log.js';
import { idLog } from './id-log.js';
import { language } from './language.js';
import type { LogTexts } from './log-texts.js';

const CATALOGUES = { id: idLog, en: enLog } as const;

/** The texts of the language chosen. */
export const logTexts = (): LogTexts => CATALOGUES[language.value];
