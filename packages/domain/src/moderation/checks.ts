/** The checks every draft goes through, in order. */
import type { Check } from './pipeline.js';
import { contactsCheck } from './checks/contacts.js';
import { lengthCheck } from './checks/length.js';
import { linksCheck } from './checks/links.js';
import { modeCheck } from './checks/mode.js';
import { newcomerCheck } from './checks/newcomer.js';
import { repetitionCheck } from './checks/repetition.js';
import { rulesCheck } from './checks/rules.js';
import { shoutingCheck } from './checks/shouting.js';

/** First what is found in the text, then what holds whatever it says, and at last the site's own rules. */
export const CHECKS: readonly Check[] = [
  lengthCheck,
  linksCheck,
  contactsCheck,
  repetitionCheck,
  newcomerCheck,
  shoutingCheck,
  modeCheck,
  rulesCheck,
];
