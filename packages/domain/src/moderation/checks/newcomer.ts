/** Holds the first comments of an author, where the site's mode says so. */
import type { Check } from '../pipeline.js';
import { isNewcomer } from '../newcomers.js';
import { signalOfWhole } from '../spans.js';

/** Only in mode `balanced`: `pre` holds everything anyway, `open` knows no newcomers. */
export const newcomerCheck: Check = {
  name: 'newcomer',
  run: (_draft, facts) =>
    facts.policy.mode === 'balanced' && isNewcomer(facts)
      ? [signalOfWhole({ check: 'newcomer', code: 'newcomer', advice: 'hold' })]
      : [],
};
