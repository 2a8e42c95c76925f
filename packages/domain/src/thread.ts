/** The states of a thread and what they let a reader do. */

export const THREAD_STATES = ['open', 'slow', 'premod', 'closed', 'hidden', 'archived'] as const;
export type ThreadState = (typeof THREAD_STATES)[number];

const WRITABLE: ReadonlySet<ThreadState> = new Set(['open', 'slow', 'premod']);

/** True where readers may write. Moderation works in every state, always. */
export const mayComment = (state: ThreadState): boolean => WRITABLE.has(state);

/** Replies nest this deep in the data; deeper ones are refused. Screens show fewer levels. */
export const MAX_DEPTH = 20;
