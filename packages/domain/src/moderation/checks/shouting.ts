/** Holds comments written in capitals. */
import type { Check } from '../pipeline.js';
import { signalOfWhole } from '../spans.js';

/** Shorter texts are often nothing but abbreviations: `DPR`, `KPK dan BPK`. */
const MIN_LETTERS = 20;
/** More than this part of the letters in capitals is shouting. */
const MAX_CAPITALS = 0.7;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Only letters that have a capital form are counted. */
export const shoutingCheck: Check = {
  name: 'shouting',
  run: ({ text }) => {
    const capitals = count(text, /\p{Lu}/gu);
    const letters = capitals + count(text, /\p{Ll}/gu);
    return letters >= MIN_LETTERS && capitals > letters * MAX_CAPITALS
      ? [signalOfWhole({ check: 'shouting', code: 'shouting', advice: 'hold' })]
      : [];
  },
};
