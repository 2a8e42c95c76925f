/** What a recount counts, told in SQL of a comment `c`. */
import type { Queue } from '@komentar/domain';
import { sql } from 'kysely';

/** Readers see it. */
export const VISIBLE = sql`c.status = 'published' and c.hidden_ancestors = 0`;

/** What `domain/queue.ts` says of each queue: what is in it, since when, and which of equals comes first. */
export const IN_QUEUE: Readonly<Record<Queue, { holds: string; at: string; rank: string }>> = {
  pending: { holds: "c.status = 'pending'", at: 'c.waiting_since', rank: '100 - c.risk' },
  reports: {
    holds: "(c.status = 'quarantined' or (c.status = 'published' and c.open_reports > 0))",
    at: 'coalesce(c.reported_at, c.waiting_since)',
    rank: '100 - c.risk',
  },
  opinions: {
    holds: "(c.asked_at is not null and c.status not in ('withdrawn', 'erased'))",
    at: 'c.asked_at',
    rank: '100 - c.risk',
  },
  returned: { holds: "c.status = 'returned'", at: 'c.waiting_since', rank: '100 - c.risk' },
  unreviewed: {
    holds: "(c.status = 'published' and c.review = 'none')",
    at: 'c.waiting_since',
    rank: 'c.risk',
  },
  spam: { holds: "c.status = 'spam'", at: 'c.waiting_since', rank: 'c.risk' },
  log: { holds: 'c.decided_at is not null', at: 'c.decided_at', rank: 'c.risk' },
};
