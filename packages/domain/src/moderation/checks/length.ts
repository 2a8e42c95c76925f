/** Refuses what is too long or too short for the site, should it have come this far. */
import { graphemes, isBlank } from '../../text.js';
import type { Policy } from '../../policy.js';
import type { Check } from '../pipeline.js';
import type { SignalCode } from '../signal.js';
import { signalOfWhole } from '../spans.js';

const complaintOf = (text: string, policy: Policy): SignalCode | undefined => {
  const length = graphemes(text);
  if (length > policy.maxGraphemes) return 'too-long';
  return length < policy.minGraphemes || isBlank(text) ? 'too-short' : undefined;
};

/** A second line: such drafts are refused with a code before any check is asked. */
export const lengthCheck: Check = {
  name: 'length',
  run: ({ text }, { policy }) => {
    const code = complaintOf(text, policy);
    return code === undefined ? [] : [signalOfWhole({ check: 'length', code, advice: 'reject' })];
  },
};
