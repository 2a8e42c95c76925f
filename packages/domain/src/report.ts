/** Readers' reports: how they end, how much one counts, and when they take a comment out of sight by themselves. */
import type { DecisionMove } from './lifecycle.js';
import type { Review } from './review.js';

/** A report's own life. `duplicate` and `expired` are ends without anybody having looked. */
export const REPORT_STATES = ['open', 'upheld', 'dismissed', 'duplicate', 'expired'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What a moderator can say of reports. */
export const REPORT_OUTCOMES = ['upheld', 'dismissed'] as const satisfies readonly ReportState[];
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

/** What a decision on a comment says of the reports that were open. */
export const OUTCOME_OF: Readonly<Record<DecisionMove, ReportOutcome>> = {
  approve: 'dismissed',
  restore: 'dismissed',
  reject: 'upheld',
  spam: 'upheld',
  return: 'upheld',
};

/** What became of a reader's earlier reports. */
export interface ReporterRecord {
  readonly upheld: number;
  readonly dismissed: number;
}

/** Below this many closed reports nothing can be said of a reader. */
const LEAST_CLOSED = 5;
const OFTEN_RIGHT = 0.7;
const OFTEN_WRONG = 0.3;

/** How much a reader's report counts: 1, more from who is mostly right, less from who is mostly wrong. */
export const reportWeight = ({ upheld, dismissed }: ReporterRecord): number => {
  const closed = upheld + dismissed;
  if (closed < LEAST_CLOSED) return 1;
  if (upheld / closed >= OFTEN_RIGHT) return 1.5;
  return upheld / closed <= OFTEN_WRONG ? 0.5 : 1;
};

/** From this weight on, by this many readers, reports take a comment out of sight. */
export const QUARANTINE_WEIGHT = 3;
export const QUARANTINE_REPORTERS = 3;

/** True where open reports, each by another reader, take a comment out of sight until somebody has looked. */
export const quarantines = (review: Review, weights: readonly number[]): boolean =>
  review !== 'human' &&
  weights.length >= QUARANTINE_REPORTERS &&
  weights.reduce((sum, weight) => sum + weight, 0) >= QUARANTINE_WEIGHT;
