/** Holds what was posted before, by the same author or by several others. */
import { textDigestInput } from '../../matching-form.js';
import type { Check } from '../pipeline.js';
import { signalOfWhole } from '../spans.js';

/** This many others with the same text within a day look like a copied text. */
const MANY_OTHERS = 2;

/**
 * Characters, folded, from which on the same words of several people are no coincidence. Shorter
 * are the words people say alike: thanks, agreement, condolences and prayers.
 */
const MIN_COPIED = 40;

/** Repetition within 24 hours, as counted in `Facts.sameText`. */
export const repetitionCheck: Check = {
  name: 'repetition',
  run: ({ text }, { sameText }) => [
    ...(sameText.byAuthor > 0
      ? [signalOfWhole({ check: 'repetition', code: 'repeated-by-author', advice: 'hold' })]
      : []),
    ...(sameText.byOthers >= MANY_OTHERS && textDigestInput(text).length >= MIN_COPIED
      ? [signalOfWhole({ check: 'repetition', code: 'repeated-by-others', advice: 'hold' })]
      : []),
  ],
};
