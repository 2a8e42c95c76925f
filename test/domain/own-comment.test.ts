/** What an author may do with a comment of his own. */
import { describe, expect, it } from 'vitest';
import { STATUSES, type Status } from '#domain/comment.js';
import { FEATURES, MAX_FEATURED } from '#domain/feature.js';
import { next } from '#domain/lifecycle.js';
import {
  TAKE_BACK_MS,
  editMove,
  editTo,
  editableUntil,
  mayEdit,
  takeBackTo,
} from '#domain/own-comment.js';
import { DEFAULT_POLICY } from '#domain/policy.js';

const POLICY = { editMs: 900_000 };
const written = (status: Status) => ({ status, createdAt: 1_000 });

describe('changing an own comment', () => {
  it('[OW1] a published one can be changed for fifteen minutes, to the millisecond', () => {
    expect(DEFAULT_POLICY.editMs).toBe(900_000);
    expect(editableUntil(written('published'), POLICY)).toBe(901_000);
    expect(mayEdit(written('published'), POLICY, 901_000)).toBe(true);
    expect(mayEdit(written('published'), POLICY, 901_001)).toBe(false);
  });

  it.each(['pending', 'returned'] as const)('[OW1] a %s one as long as it is that', (status) => {
    expect(editableUntil(written(status), POLICY)).toBeNull();
    expect(mayEdit(written(status), POLICY, Number.MAX_SAFE_INTEGER)).toBe(true);
  });

  it.each(STATUSES)(
    '[OW1] %s: exactly where the life cycle has a move of the author’s',
    (status) => {
      const legal = next(status, 'edit') !== undefined || next(status, 'resubmit') !== undefined;
      expect(editMove(status) !== undefined).toBe(legal);
      expect(editableUntil(written(status), POLICY) !== undefined).toBe(legal);
      expect(mayEdit(written(status), POLICY, 1_000)).toBe(legal);
    },
  );

  it.each([
    ['published', 'published', 'published'],
    ['published', 'pending', 'pending'],
    ['published', 'spam', 'spam'],
    ['published', 'rejected', 'rejected'],
    ['pending', 'published', 'pending'],
    ['pending', 'pending', 'pending'],
    ['returned', 'published', 'pending'],
    ['returned', 'rejected', 'rejected'],
    ['spam', 'published', 'spam'],
    ['spam', 'rejected', 'spam'],
  ] as const)('[OW2] %s, found %s: %s', (from, verdict, to) => {
    expect(editTo(from, verdict)).toBe(to);
  });

  it('[OW2] [LC21] no change makes a comment public that was not', () => {
    for (const from of STATUSES)
      for (const verdict of STATUSES)
        if (editTo(from, verdict) === 'published') expect(from).toBe('published');
  });
});

describe('taking a withdrawal back', () => {
  it.each(['published', 'pending', 'returned'] as const)(
    '[OW3] within a minute a comment is %s again, later it waits for a moderator',
    (from) => {
      expect(takeBackTo({ from, at: 5_000 }, 5_000 + TAKE_BACK_MS)).toBe(from);
      expect(takeBackTo({ from, at: 5_000 }, 5_001 + TAKE_BACK_MS)).toBe('pending');
    },
  );

  it.each(['rejected', 'spam'] as const)('[OW3] what was %s is that again at any time', (from) => {
    expect(takeBackTo({ from, at: 0 }, 1)).toBe(from);
    expect(takeBackTo({ from, at: 0 }, Number.MAX_SAFE_INTEGER)).toBe(from);
  });
});

it('[OW4] a few comments of a thread are set apart: pinned, or picked', () => {
  expect(FEATURES).toEqual(['pin', 'pick']);
  expect(MAX_FEATURED).toBe(3);
});
