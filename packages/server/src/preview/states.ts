/** All states of the section by name, each as what the section is told and what is done to it. */
import type { PreviewState } from './canned.js';
import { ARRIVING } from './states/arriving.js';
import { READING } from './states/reading.js';
import { WRITING } from './states/writing.js';

/** Every state, S01 to S32, as of a moment in epoch milliseconds. */
export const previewStates = (now: number): readonly PreviewState[] =>
  [...ARRIVING, ...WRITING, ...READING].map((state) => state(now));
