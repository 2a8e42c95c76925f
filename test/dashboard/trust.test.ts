/** How far a record lets an author be trusted. */
import { describe, expect, it } from 'vitest';
import { trustOf } from '#dashboard/render/trust.js';

describe('trust', () => {
  it('[AC25] says nothing of an author with fewer than five decided comments', () => {
    expect(trustOf({ approved: 0, rejected: 4 })).toBe('new');
    expect(trustOf({ approved: 4, rejected: 0 })).toBe('new');
    expect(trustOf({ approved: 0, rejected: 5 })).toBe('risky');
  });

  it('[AC25] is by the share of rejections then, and takes twenty approvals to be called trusted', () => {
    expect(trustOf({ approved: 7, rejected: 3 })).toBe('risky');
    expect(trustOf({ approved: 8, rejected: 3 })).toBe('known');
    expect(trustOf({ approved: 19, rejected: 0 })).toBe('known');
    expect(trustOf({ approved: 20, rejected: 1 })).toBe('trusted');
  });
});
