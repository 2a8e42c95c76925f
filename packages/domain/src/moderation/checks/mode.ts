/** Holds everything where the site, the thread or the author is moderated before publication. */
import type { Check } from '../pipeline.js';
import type { Signal, SignalCode } from '../signal.js';
import { signalOfWhole } from '../spans.js';

const holds = (code: SignalCode, isSo: boolean): readonly Signal[] =>
  isSo ? [signalOfWhole({ check: 'mode', code, advice: 'hold' })] : [];

/** The three are told apart, for the desk shows the reason. */
export const modeCheck: Check = {
  name: 'mode',
  run: (_draft, { policy, threadState, author }) => [
    ...holds('mode-pre', policy.mode === 'pre'),
    ...holds('thread-premod', threadState === 'premod'),
    ...holds('author-premod', author.held === true),
  ],
};
