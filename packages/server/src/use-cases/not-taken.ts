/** The refusal of a thread that does not take what an author writes now, with what the editors say about it. */
import type { NotTaken } from '../ports/comments.js';
import { Refusal } from '../use-case.js';

export const notTaken = (no: NotTaken): Refusal =>
  new Refusal(no.no === 'thread-slow' ? 'rate-limited' : no.no, {
    field: 'thread',
    ...(no.reason !== null && { explanation: no.reason }),
    ...(no.no === 'thread-slow' && { retryAfterMs: no.retryAfterMs }),
  });
