/** Queues as data: what is in each, their orders, risk, and what a decision does to all of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  QUEUES,
  QUEUE_SORTS,
  REVIEWS,
  SIGNAL_CODES,
  STATUSES,
  compareSpots,
  decidedFacts,
  decisionTo,
  orderOf,
  placeIn,
  queuesOf,
  quarantines,
  reportWeight,
  riskOf,
  type QueueFacts,
  type Signal,
} from '#domain/index.js';

const MINUTE = 60_000;

const facts = (over: Partial<QueueFacts> = {}): QueueFacts => ({
  ...{ status: 'published', review: 'human', openReports: 0, reportedAt: null },
  ...{ waitingSince: 0, decidedAt: null, askedAt: null, risk: 0 },
  ...over,
});

const anyFacts = fc.record({
  status: fc.constantFrom(...STATUSES),
  review: fc.constantFrom(...REVIEWS),
  openReports: fc.nat(3),
  reportedAt: fc.option(fc.nat(9)),
  waitingSince: fc.nat(9),
  decidedAt: fc.option(fc.nat(9)),
  askedAt: fc.option(fc.nat(9)),
  risk: fc.nat(100),
});

describe('queues', () => {
  it('[QU8] each queue holds what it is for', () => {
    expect(queuesOf(facts())).toEqual([]);
    expect(queuesOf(facts({ review: 'none' }))).toEqual(['unreviewed']);
    expect(queuesOf(facts({ review: 'none', openReports: 1 }))).toEqual(['reports', 'unreviewed']);
    expect(queuesOf(facts({ openReports: 1, decidedAt: 1 }))).toEqual(['reports', 'log']);
    expect(queuesOf(facts({ status: 'quarantined' }))).toEqual(['reports']);
    expect(queuesOf(facts({ status: 'rejected', openReports: 2 }))).toEqual([]);
    for (const status of ['pending', 'returned', 'spam'] as const)
      expect(queuesOf(facts({ status, openReports: 2 }))).toEqual([status]);
  });

  it('[QU7] an order puts any spots into one row, whatever they are', () => {
    const spot = fc.record({ at: fc.nat(5 * 60 * MINUTE), rank: fc.nat(100), id: fc.string() });
    fc.assert(
      fc.property(
        fc.constantFrom(...QUEUES),
        fc.constantFrom(...QUEUE_SORTS),
        fc.tuple(spot, spot, spot),
        (queue, sort, [a, b, c]) => {
          const compare = compareSpots(orderOf(queue, sort), 4 * 60 * MINUTE);
          expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0 || 0);
          if (compare(a, b) <= 0 && compare(b, c) <= 0)
            expect(compare(a, c)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });

  it('[QU7] of equal risks the older comes first where people wait, the newer where they do not', () => {
    const older = { ...placeIn('pending', facts({ waitingSince: 1, risk: 7 })), id: 'a' };
    const newer = { ...placeIn('pending', facts({ waitingSince: 2, risk: 7 })), id: 'b' };
    expect(compareSpots(orderOf('pending'), 3)(older, newer)).toBeLessThan(0);
    const seen = (since: number) => placeIn('unreviewed', facts({ waitingSince: since, risk: 7 }));
    const compare = compareSpots(orderOf('unreviewed'), 3);
    expect(compare({ ...seen(2), id: 'b' }, { ...seen(1), id: 'a' })).toBeLessThan(0);
  });
});

describe('decisions and reviews', () => {
  it('[RP2] approving what is published is legal only where it says something', () => {
    expect(decisionTo(facts(), 'approve')).toBeUndefined();
    for (const over of [{ review: 'none' }, { review: 'auto' }, { openReports: 1 }] as const)
      expect(decisionTo(facts(over), 'approve')).toBe('published');
    expect(decisionTo(facts(), 'reject')).toBe('rejected');
    expect(decisionTo(facts({ status: 'withdrawn', review: 'none' }), 'approve')).toBeUndefined();
  });

  it('[RP5] [SO3] a decision leaves no report open, no question unanswered, a review by a person and a place in the log', () => {
    fc.assert(
      fc.property(anyFacts, (before) => {
        const after = decidedFacts(before, 'reject', 99);
        expect(after).toMatchObject({ review: 'human', openReports: 0, decidedAt: 99 });
        expect(queuesOf(after)).toContain('log');
        expect(queuesOf(after)).not.toContain('unreviewed');
        expect(queuesOf(after)).not.toContain('opinions');
      }),
    );
  });
});

describe('reports', () => {
  it('[RP4] take at least three readers and a weight of three, and nothing a moderator has seen', () => {
    expect(quarantines('none', [1, 1, 1])).toBe(true);
    expect(quarantines('auto', [1.5, 1, 0.5])).toBe(true);
    expect(quarantines('none', [1.5, 1.5])).toBe(false);
    expect(quarantines('none', [1, 1, 0.5])).toBe(false);
    expect(quarantines('human', [1, 1, 1, 1])).toBe(false);
  });

  it('[RP4] weigh more from who is mostly right, less from who is mostly wrong, once there are five', () => {
    expect(reportWeight({ upheld: 4, dismissed: 0 })).toBe(1);
    expect(reportWeight({ upheld: 4, dismissed: 1 })).toBe(1.5);
    expect(reportWeight({ upheld: 3, dismissed: 3 })).toBe(1);
    expect(reportWeight({ upheld: 1, dismissed: 4 })).toBe(0.5);
  });
});

describe('risk', () => {
  const signal = (code: Signal['code'], advice: Signal['advice'] = 'hold'): Signal => ({
    ...{ check: 'x', code, advice, matches: [], spans: [] },
  });

  it('[RP10] is 0 without a finding, 100 at most, and never less for one finding more', () => {
    const any = fc.array(fc.constantFrom(...SIGNAL_CODES), { maxLength: 12 });
    expect(riskOf([])).toBe(0);
    fc.assert(
      fc.property(any, fc.constantFrom(...SIGNAL_CODES), (codes, more) => {
        const signals = codes.map((code) => signal(code));
        const risk = riskOf(signals);
        expect(riskOf([...signals, signal(more)])).toBeGreaterThanOrEqual(risk);
        expect(Number.isInteger(risk) && risk >= 0 && risk <= 100).toBe(true);
      }),
    );
  });

  it('[RP10] a listed word is worse than a newcomer, and how a site moderates says nothing', () => {
    expect(riskOf([signal('mode-pre'), signal('thread-premod')])).toBe(0);
    expect(riskOf([signal('listed-word')])).toBeGreaterThan(riskOf([signal('newcomer')]));
    expect(riskOf([signal('newcomer', 'spam')])).toBeGreaterThanOrEqual(70);
  });
});
