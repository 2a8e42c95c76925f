/** What the states of a thread let readers do, and the policy a new site starts with. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, MODES } from '#domain/policy.js';
import { MAX_DEPTH, THREAD_STATES, mayComment } from '#domain/thread.js';

describe('threads', () => {
  const WRITABLE = {
    open: true,
    slow: true,
    premod: true,
    closed: false,
    hidden: false,
    archived: false,
  };

  it.each(THREAD_STATES)('[LC22] whether readers may write in a thread that is %s', (state) => {
    expect(mayComment(state)).toBe(WRITABLE[state]);
  });

  it('[LC23] replies nest to a depth of 20', () => {
    expect(MAX_DEPTH).toBe(20);
  });
});

describe('the policy of a new site', () => {
  it('[CK18] is balanced, holds three first comments, and takes 2 to 4,000 graphemes', () => {
    expect(MODES).toContain(DEFAULT_POLICY.mode);
    expect(DEFAULT_POLICY).toEqual({
      mode: 'balanced',
      newcomerComments: 3,
      editMs: 900_000,
      guests: true,
      challenge: false,
      closeAfterDays: 14,
      minGraphemes: 2,
      maxGraphemes: 4000,
      maxLinks: 3,
      trustedDomains: [],
    });
  });
});
