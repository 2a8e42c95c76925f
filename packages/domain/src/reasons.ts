/** The one taxonomy of reasons, used for rejections now and for reports, appeals and statistics later. */

interface Row {
  /** 1 (mild) to 4 (grave). */
  readonly severity: 1 | 2 | 3 | 4;
  /** The key after `r` that picks the reason at the desk, for the nine most used. */
  readonly digit?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
}

/** Every reason by its code. Texts for authors are in `reasons-id.ts` and its like, those of the desk in its catalogue. */
export const REASONS = {
  abuse: { severity: 2, digit: 1 },
  hate_sara: { severity: 4, digit: 2 },
  off_topic: { severity: 1, digit: 3 },
  ad: { severity: 1, digit: 4 },
  gambling: { severity: 3, digit: 5 },
  false_info: { severity: 2, digit: 6 },
  privacy: { severity: 3, digit: 7 },
  sexual: { severity: 3, digit: 8 },
  other: { severity: 1, digit: 9 },
  threat: { severity: 4 },
  defamation: { severity: 3 },
  spam: { severity: 1 },
  child_safety: { severity: 4 },
  copyright: { severity: 2 },
  impersonation: { severity: 2 },
  illegal_other: { severity: 4 },
  not_resubmitted: { severity: 1 },
} as const satisfies Record<string, Row>;

export type Reason = keyof typeof REASONS;

/** All reason codes, in the order they are offered. */
export const REASON_CODES = Object.keys(REASONS) as [Reason, ...Reason[]];

/** What a reader can report a comment for, in the order it is offered. */
export const REPORT_REASONS = [
  'hate_sara',
  'abuse',
  'spam',
  'false_info',
  'illegal_other',
  'privacy',
  'other',
] as const satisfies readonly Reason[];
export type ReportReason = (typeof REPORT_REASONS)[number];

/** The reason a digit stands for, or `undefined` where the digit is not taken. */
export const reasonOfDigit = (digit: number): Reason | undefined =>
  REASON_CODES.find((code) => (REASONS[code] as Row).digit === digit);

/** The digit of a reason, or `undefined` where it has none. */
export const digitOfReason = (reason: Reason): number | undefined => (REASONS[reason] as Row).digit;
