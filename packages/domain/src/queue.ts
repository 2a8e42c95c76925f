/** The queues of the desk as one table: what is in each, how long it has waited there, and in which order it is read. */
import { isPublic, type Status } from './comment.js';
import type { Review } from './review.js';

/** All queues, in the order the desk shows them. A comment may be in several at once. */
export const QUEUES = [
  'pending',
  'reports',
  'opinions',
  'returned',
  'unreviewed',
  'spam',
  'log',
] as const;
export type Queue = (typeof QUEUES)[number];

/** The orders a queue can be read in; `risk` is riskiest first. */
export const QUEUE_SORTS = ['newest', 'oldest', 'risk'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/** What of a comment decides in which queues it is and where. Times are epoch milliseconds. */
export interface QueueFacts {
  readonly status: Status;
  readonly review: Review;
  /** Reports that nobody has closed. */
  readonly openReports: number;
  /** The first of them; null without any. */
  readonly reportedAt: number | null;
  /** Since when it stands where it stands. */
  readonly waitingSince: number;
  /** The last decision that stands; null before the first. */
  readonly decidedAt: number | null;
  /** 0 to 100, of `riskOf`. */
  readonly risk: number;
  /** Since when a question to the colleagues waits for its answer; null where none does. */
  readonly askedAt: number | null;
}

interface Row {
  readonly holds: (facts: QueueFacts) => boolean;
  /** The clock: since when a comment that is in it has waited there. */
  readonly since: (facts: QueueFacts) => number;
  /** The order where nobody asks for another. */
  readonly sort: QueueSort;
  /** Which of two equally risky ones comes first. */
  readonly ties: 'oldest' | 'newest';
  /** Under `risk` those that have waited this long come first, the longest span first; in ms. */
  readonly ages: readonly number[];
}

const MINUTE_MS = 60_000;

/** A wait from 60 minutes on is too long (red), from 30 on it is long (amber). */
export const WAIT_AGES: readonly number[] = [60 * MINUTE_MS, 30 * MINUTE_MS];

const since = ({ waitingSince }: QueueFacts): number => waitingSince;

const TABLE: Readonly<Record<Queue, Row>> = {
  pending: {
    holds: ({ status }) => status === 'pending',
    ...{ since, sort: 'risk', ties: 'oldest', ages: WAIT_AGES },
  },
  // A quarantined comment is here until somebody decides, also after its reports were closed.
  reports: {
    holds: ({ status, openReports }) =>
      status === 'quarantined' || (isPublic(status) && openReports > 0),
    since: ({ reportedAt, waitingSince }) => reportedAt ?? waitingSince,
    ...{ sort: 'oldest', ties: 'oldest', ages: [] },
  },
  opinions: {
    holds: ({ status, askedAt }) =>
      askedAt !== null && status !== 'withdrawn' && status !== 'erased',
    since: ({ askedAt, waitingSince }) => askedAt ?? waitingSince,
    ...{ sort: 'oldest', ties: 'oldest', ages: [] },
  },
  returned: {
    holds: ({ status }) => status === 'returned',
    ...{ since, sort: 'oldest', ties: 'oldest', ages: [] },
  },
  unreviewed: {
    holds: ({ status, review }) => isPublic(status) && review === 'none',
    ...{ since, sort: 'risk', ties: 'newest', ages: [] },
  },
  spam: {
    holds: ({ status }) => status === 'spam',
    ...{ since, sort: 'newest', ties: 'newest', ages: [] },
  },
  log: {
    holds: ({ decidedAt }) => decidedAt !== null,
    since: ({ decidedAt, waitingSince }) => decidedAt ?? waitingSince,
    ...{ sort: 'newest', ties: 'newest', ages: [] },
  },
};

/** The queues a comment is in, in the order of `QUEUES`. */
export const queuesOf = (facts: QueueFacts): readonly Queue[] =>
  QUEUES.filter((queue) => TABLE[queue].holds(facts));

/** A place in a queue, as it is kept and compared. */
export interface QueuePlace {
  /** The queue's clock, epoch milliseconds. */
  readonly at: number;
  /** The risk, or 100 less the risk where the oldest of equals comes first, so that both numbers run the same way. */
  readonly rank: number;
}

const MOST_RISK = 100;

/** The place of a comment in a queue it is in. */
export const placeIn = (queue: Queue, facts: QueueFacts): QueuePlace => {
  const { since: clock, ties } = TABLE[queue];
  return { at: clock(facts), rank: ties === 'oldest' ? MOST_RISK - facts.risk : facts.risk };
};

/** How a queue is read: through which number first, which way, and which waits go before all others. */
export interface QueueOrder {
  readonly queue: Queue;
  readonly sort: QueueSort;
  readonly by: 'at' | 'rank';
  readonly direction: 'asc' | 'desc';
  readonly ages: readonly number[];
}

/** The order of a queue; without a sort, its own. */
export const orderOf = (queue: Queue, sort: QueueSort = TABLE[queue].sort): QueueOrder => {
  const { ties, ages } = TABLE[queue];
  const isOldest = (sort === 'risk' ? ties : sort) === 'oldest';
  return {
    ...{ queue, sort, by: sort === 'risk' ? 'rank' : 'at' },
    direction: isOldest ? 'asc' : 'desc',
    ages: sort === 'risk' ? ages : [],
  };
};

/** The bucket of a wait at the moment `now`: 0 for those that have waited longest. */
export const bucketOf = ({ ages }: Pick<QueueOrder, 'ages'>, at: number, now: number): number => {
  const bucket = ages.findIndex((age) => now - at >= age);
  return bucket === -1 ? ages.length : bucket;
};

/** A comment's place with its id, which no two share. */
export interface QueueSpot extends QueuePlace {
  readonly id: string;
}

const compareIds = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * Compares two spots of one queue, the first to be read below zero. Waits are reckoned at `now`:
 * for as long as it stays the same, the order does.
 */
export const compareSpots =
  (order: QueueOrder, now: number) =>
  (a: QueueSpot, b: QueueSpot): number => {
    const buckets = bucketOf(order, a.at, now) - bucketOf(order, b.at, now);
    if (buckets !== 0) return buckets;
    const ranks = order.by === 'rank' ? a.rank - b.rank : 0;
    const ascending = ranks || a.at - b.at || compareIds(a.id, b.id);
    return order.direction === 'asc' ? ascending : -ascending;
  };
