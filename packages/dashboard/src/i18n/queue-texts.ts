/** The texts of queues and reports as types; each language has them in a file of its own. */
import type { Queue } from '@komentar/domain';

/** What a queue is called and what is said where it is empty. */
export interface QueueNames {
  readonly queue: Readonly<Record<Queue, string>>;
  readonly queueHint: Readonly<Record<Queue, string>>;
  readonly emptyTitle: Readonly<Record<Queue, string>>;
  readonly emptyHint: Readonly<Record<Queue, string>>;
  /** At the present pace the queue is empty then. */
  readonly drained: (minutes: number) => string;
}

/** What a card says of readers' reports and of what a decision would do. */
export interface ReportedTexts {
  readonly count: (reports: number) => string;
  readonly first: (ago: string) => string;
  readonly notes: string;
  readonly approvedBy: (name: string) => string;
  readonly unreviewed: string;
  readonly impact: (replies: number) => string;
  readonly close: string;
}
