/** The texts of the rules' page in the language chosen; only what is fetched with it may import them. */
import { enRules } from './en-rules.js';
import { idRules } from './id-rules.js';
import { language } from './language.js';
import type { RulesTexts } from './rules-texts.js';

const CATALOGUES = { id: idRules, en: enRules } as const;

/** The texts of the language chosen. */
export const rulesTexts = (): RulesTexts => CATALOGUES[language.value];
