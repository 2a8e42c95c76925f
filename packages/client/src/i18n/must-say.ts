/** What every catalogue must have a text for, whatever else is in it. */
import type { Reason, ReportReason } from '@komentar/domain';
import type { ErrorCode } from '@komentar/protocol';

/** A text with a number in it; `one` where the language tells one from many (Indonesian does not). */
export interface Counted {
  readonly one?: string;
  readonly other: string;
}

/** The refusals a reader can meet; all others are shown as `internal`. */
export type ReaderErrorCode = Extract<
  ErrorCode,
  | 'invalid'
  | 'origin-not-allowed'
  | 'session-required'
  | 'session-expired'
  | 'not-allowed'
  | 'thread-closed'
  | 'parent-gone'
  | 'too-deep'
  | 'too-long'
  | 'too-short'
  | 'too-complex'
  | 'too-large'
  | 'nudge'
  | 'edit-closed'
  | 'own-comment'
  | 'too-many'
  | 'identity-wrong'
  | 'identity-required'
  | 'challenge-failed'
  | 'unknown-comment'
  | 'conflict'
  | 'not-legal'
  | 'rate-limited'
  | 'unavailable'
  | 'internal'
>;

/** What a catalogue must say about every reason and every refusal; the compiler misses what is missing. */
export interface Complete {
  readonly reasons: Record<Reason, string>;
  readonly reportReasons: Record<ReportReason, string>;
  readonly errors: Record<ReaderErrorCode, string>;
}
