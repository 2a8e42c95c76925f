/** Turns whatever was thrown into the failure a caller may see, and nothing more than that. */
import { ERRORS, type ErrorCode, type Failure } from '@komentar/protocol';
import { Refusal } from '../use-case.js';

/** How long a caller is asked to wait where the store is away, in milliseconds. */
const UNAVAILABLE_MS = 5_000;

/** A failure with the list's own sentence for its code, and the hint after it. */
export const failureOf = (
  code: ErrorCode,
  { hint, ...details }: Omit<Failure, 'code' | 'message'> & { readonly hint?: string } = {},
): Failure => ({
  code,
  message: hint === undefined ? ERRORS[code].meaning : `${ERRORS[code].meaning} ${hint}`,
  ...details,
});

/** What it takes to tell an outage and a defect from an expected no. */
export interface Judging {
  /** True where the store said that it is away or full and nothing was written. */
  readonly isUnavailable: (error: unknown) => boolean;
  /** A new number under which a defect is logged and reported. */
  readonly newIncident: () => string;
}

export interface Judged {
  readonly failure: Failure;
  /** For the log only; absent where the no was expected. */
  readonly cause?: unknown;
  /** What an expected no said beyond its code. */
  readonly hint?: string;
}

/** The failure for a thrown value; a defect becomes `internal` with nothing but an incident number. */
export const judge = (error: unknown, { isUnavailable, newIncident }: Judging): Judged => {
  if (error instanceof Refusal) {
    const { code, details } = error;
    return {
      failure: failureOf(code, details),
      ...(details.hint !== undefined && { hint: details.hint }),
    };
  }
  if (isUnavailable(error)) {
    return { failure: failureOf('unavailable', { retryAfterMs: UNAVAILABLE_MS }), cause: error };
  }
  return { failure: failureOf('internal', { incident: newIncident() }), cause: error };
};
