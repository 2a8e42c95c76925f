/** What is known of a call before it is known from whom. */
import type { Anyone } from '../use-case.js';

/** Where and when a call comes from. */
export type Calling = Omit<Anyone, 'kind'>;

/** Whether a command is being sent, or only looked who is there: that is no use of a session. */
export type Occasion = 'command' | 'look';
