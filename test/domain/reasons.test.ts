/** The taxonomy of reasons and its digits. */
import { describe, expect, it } from 'vitest';
import { REASONS, REASON_CODES, digitOfReason, reasonOfDigit } from '#domain/reasons.js';

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('reasons', () => {
  it('[RS1] each digit from 1 to 9 stands for one reason, and there and back is the same', () => {
    const reasons = DIGITS.map(reasonOfDigit);
    expect(new Set(reasons).size).toBe(9);
    expect(reasons).not.toContain(undefined);
    expect(reasons.map((reason) => reason && digitOfReason(reason))).toEqual(DIGITS);
  });

  it('[RS1] no other digit stands for a reason', () => {
    for (const digit of [0, 10, -1, 1.5, Number.NaN]) expect(reasonOfDigit(digit)).toBeUndefined();
    const withDigit = REASON_CODES.filter((code) => digitOfReason(code) !== undefined);
    expect(withDigit.length).toBe(9);
  });

  it('[RS2] the taxonomy is complete, its codes are snake case, its severities from 1 to 4', () => {
    expect([...REASON_CODES].sort()).toEqual(
      [
        'abuse hate_sara threat sexual defamation privacy false_info spam ad gambling off_topic',
        'child_safety copyright illegal_other impersonation not_resubmitted other',
      ]
        .join(' ')
        .split(' ')
        .sort(),
    );
    for (const code of REASON_CODES) {
      expect(code).toMatch(/^[a-z]+(?:_[a-z]+)*$/u);
      expect([1, 2, 3, 4]).toContain(REASONS[code].severity);
    }
  });
});
