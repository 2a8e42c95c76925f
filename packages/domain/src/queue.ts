/** The queues in which comments wait for a moderator, each the comments of one status. */
import type { Status } from './comment.js';

/** All queues, in the order the desk shows them. */
export const QUEUES = ['pending', 'spam'] as const satisfies readonly Status[];
export type Queue = (typeof QUEUES)[number];

/** The queue a comment of this status waits in, or `undefined` where it waits in none. */
export const queueOf = (status: Status): Queue | undefined =>
  QUEUES.find((queue) => queue === status);
