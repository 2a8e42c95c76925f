/** What a decision means where a colleague has decided: overruling, concurring, or neither. */
import { describe, expect, it } from 'vitest';
import { barOfOverruling, concurs, overruledBy, type Met } from '#domain/overruling.js';

const met = (change: Partial<Met> = {}): Met => ({
  ...{ status: 'rejected', review: 'human', openReports: 0, reviewedBy: { id: 'budi' } },
  ...change,
});

describe('overruling', () => {
  it('[OV1] another decision on a text a colleague has decided on overrules that colleague', () => {
    expect(overruledBy(met(), 'restore', 'ani')).toBe('budi');
    expect(overruledBy(met({ status: 'published' }), 'spam', 'ani')).toBe('budi');
  });

  it.each([
    ['one’s own decision', met({ reviewedBy: { id: 'ani' } })],
    ['what a rule decided', met({ review: 'auto', reviewedBy: null })],
    [
      'what nobody has decided on since the text changed',
      met({ review: 'none', reviewedBy: null }),
    ],
    ['what readers have reported since', met({ status: 'published', openReports: 1 })],
  ])('[OV2] %s is nobody’s to overrule', (_, one) => {
    expect(
      overruledBy(one, one.status === 'published' ? 'reject' : 'restore', 'ani'),
    ).toBeUndefined();
  });

  it('[OV2] what leads nowhere overrules nobody', () => {
    expect(overruledBy(met(), 'reject', 'ani')).toBeUndefined();
  });
});

describe('who overrules whom', () => {
  it.each([
    ['moderator', { of: 'moderator', reason: true }, undefined],
    ['moderator', { of: 'moderator', reason: false }, 'reason-required'],
    ['moderator', { reason: false }, 'reason-required'],
    ['moderator', { of: 'lead', reason: true }, 'not-allowed'],
    ['moderator', { of: 'admin', reason: false }, 'not-allowed'],
    ['lead', { of: 'admin', reason: false }, undefined],
    ['reader', { of: 'moderator', reason: true }, 'not-allowed'],
  ] as const)('[OV1] %s, %j: %s', (role, overruling, bar) => {
    expect(barOfOverruling({ role }, overruling)).toBe(bar);
  });
});

describe('concurring', () => {
  const made = { move: 'reject', by: 'budi', version: 2, undone: false };
  const asked = { move: 'reject', by: 'ani', version: 1 } as const;

  it('[OV3] the same decision concurs, on the comment as it was before the other or after it', () => {
    expect(concurs(made, asked, 2)).toBe(true);
    expect(concurs(made, { ...asked, version: 2 }, 2)).toBe(true);
  });

  it.each([
    { what: 'another move', one: { ...made, move: 'spam' } },
    { what: 'one’s own', one: { ...made, by: 'ani' } },
    { what: 'one that was taken back', one: { ...made, undone: true } },
    { what: 'one with something after it', one: made, present: 3 },
    { what: 'one with something after it that was looked at', one: made, present: 3, seen: 3 },
    { what: 'one after something nobody looked at', one: { ...made, version: 3 }, present: 3 },
  ])('[OV3] with $what it does not', ({ one, present = 2, seen = 1 }) => {
    expect(concurs(one, { ...asked, version: seen }, present)).toBe(false);
  });
});
