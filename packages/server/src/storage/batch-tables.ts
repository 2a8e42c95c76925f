/** The tables of batches as the code sees them. */
import type { BatchMove, BatchState, Reason } from '@komentar/domain';
import type { Selectable } from 'kysely';

export interface BatchTable {
  id: string;
  /** JSON list. */
  sites: string;
  state: BatchState;
  moderator_id: string;
  moderator_name: string;
  at: number;
  total: number;
  threads: number;
  authors: number;
  done: number;
  skipped: number;
  move: BatchMove | null;
  reason: Reason | null;
  note: string | null;
  /** When it was decided on; null before. */
  decided_at: number | null;
  /** The node that works, or worked, on it. */
  node: string | null;
}

export interface BatchItemTable {
  batch_id: string;
  /** Its place in the set. */
  n: number;
  comment_id: string;
  /** The version the comment had when the set was fixed. */
  version: number;
  /** `kept`: decided on again since, so that undoing the batch left it. */
  state: 'open' | 'done' | 'skipped' | 'undone' | 'kept';
  decision_id: string | null;
}

export type BatchRow = Selectable<BatchTable>;
export type BatchItemRow = Selectable<BatchItemTable>;
