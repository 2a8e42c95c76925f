/** The checks every draft goes through, in order. */
import type { Check } from './pipeline.js';
import { contactsCheck } from './checks/contacts.js';
import { lengthCheck } from './checks/length.js';
import { linksCheck } from './checks/links.js';
import { modeCheck } from './checks/mode.js';
import { newcomerCheck } from './checks/newcomer.js';
import { repetitionCheck } from './checks/repetition.js';
import { shoutingCheck } from './checks/shouting.js';
import { wordListCheck } from './checks/word-list.js';

/** First what is found in the text, then what holds whatever the text says. */
export const CHECKS: readonly Check[] = [
  lengthCheck,
  linksCheck,
  contactsCheck,
  wordListCheck,
  repetitionCheck,
  newcomerCheck,
  shoutingCheck,
  modeCheck,
];
