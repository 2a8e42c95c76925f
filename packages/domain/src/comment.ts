/** The status of a comment and the few facts about it that the rules reason over. */

/**
 * Where a comment stands. `checking` is never a resting place: it exists only while an
 * asynchronous check runs.
 */
export const STATUSES = [
  'checking',
  'pending',
  'published',
  'quarantined',
  'returned',
  'rejected',
  'spam',
  'withdrawn',
  'erased',
] as const;

export type Status = (typeof STATUSES)[number];

/** What the rules need to know of one comment. Times are epoch milliseconds. */
export interface Comment {
  readonly id: string;
  readonly status: Status;
  /** Counts the comment's writes, for compare-and-set. */
  readonly version: number;
  readonly createdAt: number;
}

/** True where readers may see the comment, its ancestors permitting. */
export const isPublic = (status: Status): boolean => status === 'published';
