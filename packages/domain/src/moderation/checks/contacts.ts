/** Holds comments that make somebody reachable, or give away a number that is a person's own. */
import type { Check } from '../pipeline.js';
import { personalDataIn } from '../personal-data.js';
import type { Signal, SignalCode, Span } from '../signal.js';
import { signalAt } from '../spans.js';

const held = (code: SignalCode, text: string, spans: readonly Span[]): readonly Signal[] =>
  spans.length === 0 ? [] : [signalAt({ check: 'contacts', code, advice: 'hold' }, text, spans)];

/** Whose number it is cannot be told from the text, so both are for a person to decide. */
export const contactsCheck: Check = {
  name: 'contacts',
  run: ({ text }, { ownHosts }) => {
    const { contacts, personalNumbers } = personalDataIn(text, ownHosts);
    return [...held('contact', text, contacts), ...held('personal-number', text, personalNumbers)];
  },
};
