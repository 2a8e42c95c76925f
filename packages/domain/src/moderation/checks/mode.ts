/** Holds everything where the site or the thread is moderated before publication. */
import type { Check } from '../pipeline.js';
import { signalOfWhole } from '../spans.js';

/** The site's mode and the thread's state are told apart, for the desk shows the reason. */
export const modeCheck: Check = {
  name: 'mode',
  run: (_draft, { policy, threadState }) => [
    ...(policy.mode === 'pre'
      ? [signalOfWhole({ check: 'mode', code: 'mode-pre', advice: 'hold' })]
      : []),
    ...(threadState === 'premod'
      ? [signalOfWhole({ check: 'mode', code: 'thread-premod', advice: 'hold' })]
      : []),
  ],
};
