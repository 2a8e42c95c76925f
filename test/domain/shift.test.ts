/** The desk's shift: leases that end, hands that are disjoint, and what colleagues hear of each other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_SHIFT,
  HAND_SIZE,
  LEASE_MS,
  deal,
  free,
  leave,
  look,
  seenBy,
  sweep,
  take,
  type Placed,
  type Seat,
  type Shift,
} from '@komentar/domain';

const T = 1_000_000;
const seat = (session: string, more: Partial<Seat> = {}): Seat => ({
  session,
  by: { id: session.slice(0, 1), name: session.slice(0, 1).toUpperCase() },
  queue: 'pending',
  at: T,
  ...more,
});
const placed = (commentId: string, site = 'koran'): Placed => ({ commentId, site });
const order = Array.from({ length: 60 }, (_, n) => placed(`c${n}`));
const seated = (...seats: Seat[]): Shift => seats.reduce(look, EMPTY_SHIFT);
const wish = (session: string, commentId: string, { at = T, steal = false } = {}) => ({
  ...placed(commentId),
  session,
  by: seat(session).by,
  steal,
  at,
});
const idsOf = (hand: readonly Placed[] | undefined) => hand?.map(({ commentId }) => commentId);

describe('leases', () => {
  it('[SH1] the first has the card, the second learns who, and whoever steals it has it', () => {
    const first = take(EMPTY_SHIFT, wish('a1', 'c1'));
    const second = take(first.shift, wish('b1', 'c1', { at: T + 1 }));
    expect(second.lease.by.name).toBe('A');
    expect(take(second.shift, wish('b1', 'c1', { at: T + 2, steal: true })).lease.by.name).toBe(
      'B',
    );
  });

  it('[SH2] a lease ends 45 seconds after the last sign of life, to the millisecond', () => {
    const { shift } = take(seated(seat('a1')), wish('a1', 'c1'));
    const alive = look(shift, seat('a1', { card: placed('c1'), at: T + 40_000 }));
    const end = T + 40_000 + LEASE_MS;
    expect(take(alive, wish('b1', 'c1', { at: end - 1 })).lease.by.name).toBe('A');
    expect(take(alive, wish('b1', 'c1', { at: end })).lease.by.name).toBe('B');
    expect(sweep(alive, end).leases.size).toBe(0);
  });

  it('[SH2] it is free when its holder gives it back or is gone, and nobody else can give it back', () => {
    const { shift } = take(seated(seat('a1')), wish('a1', 'c1'));
    expect(free(shift, 'b1', 'c1').leases.size).toBe(1);
    expect(free(shift, 'a1', 'c1').leases.size).toBe(0);
    expect(leave(shift, 'a1').leases.size).toBe(0);
  });

  it('[SH1] a colleague on two devices holds one lease, which the later device has', () => {
    const { shift } = take(EMPTY_SHIFT, wish('a1', 'c1'));
    const both = take(shift, wish('a2', 'c1'));
    expect(both.lease.session).toBe('a2');
    expect(leave(both.shift, 'a1').leases.size).toBe(1);
  });
});

describe('hands', () => {
  it('[SH3] whoever is alone in a queue has no hand', () => {
    expect(deal(seated(seat('a1')), 'a1', { order, now: T }).hand).toBeUndefined();
    const elsewhere = seated(seat('a1'), seat('b1', { queue: 'spam' }), seat('a2'));
    expect(deal(elsewhere, 'a1', { order, now: T }).hand).toBeUndefined();
  });

  it('[SH3] two are dealt ten different cards each, in the order of the queue', () => {
    const one = deal(seated(seat('a1'), seat('b1')), 'a1', { order, now: T });
    const two = deal(one.shift, 'b1', { order, now: T });
    expect(idsOf(one.hand)).toEqual(idsOf(order.slice(0, 10)));
    expect(idsOf(two.hand)).toEqual(idsOf(order.slice(10, 20)));
  });

  it('[SH9] a card that is taken leaves the hand it was in', () => {
    const dealt = deal(seated(seat('a1'), seat('b1')), 'a1', { order, now: T });
    const { shift } = take(dealt.shift, wish('b1', 'c0', { steal: true }));
    expect(idsOf(shift.hands.get('a1'))).toEqual(idsOf(order.slice(1, 10)));
    expect(seenBy(shift, 'b1', T).hands.map(({ commentId }) => commentId)).not.toContain('c0');
  });

  it('[SH3] a hand is filled up at four cards, not before, and leaves out what a colleague holds', () => {
    const { shift } = take(seated(seat('a1'), seat('b1')), wish('b1', 'c10'));
    const full = deal(shift, 'a1', { order, now: T });
    const five = deal(full.shift, 'a1', { order: order.slice(5), now: T });
    expect(idsOf(five.hand)).toEqual(['c5', 'c6', 'c7', 'c8', 'c9']);
    const four = deal(five.shift, 'a1', { order: order.slice(6), now: T });
    expect(idsOf(four.hand)).toEqual([
      'c6',
      'c7',
      'c8',
      'c9',
      'c11',
      'c12',
      'c13',
      'c14',
      'c15',
      'c16',
    ]);
  });

  it('[SH3] who gave no sign for a minute is dealt nothing to, and what they have is free when they are gone', () => {
    const quiet = seated(seat('b1', { at: T - 60_001 }), seat('a1'));
    expect(deal(quiet, 'a1', { order, now: T }).hand).toBeUndefined();
    const shift = deal(seated(seat('a1'), seat('b1')), 'b1', { order, now: T }).shift;
    const later = look(shift, seat('a1', { at: T + 120_001 }));
    expect(sweep(later, T + 120_001).hands.size).toBe(0);
  });

  it('[SH3] hands never share a card, whatever people do', () => {
    const session = fc.constantFrom('a1', 'a2', 'b1', 'c1', 'd1');
    const step = fc.oneof(
      fc.record({ does: fc.constant('look' as const), session }),
      fc.record({ does: fc.constant('leave' as const), session }),
      fc.record({ does: fc.constant('deal' as const), session, gone: fc.nat(40) }),
      fc.record({
        does: fc.constant('take' as const),
        session,
        card: fc.nat(59),
        steal: fc.boolean(),
      }),
    );
    const carryOut = (shift: Shift, act: typeof step extends fc.Arbitrary<infer S> ? S : never) => {
      if (act.does === 'look') return look(shift, seat(act.session));
      if (act.does === 'leave') return leave(shift, act.session);
      if (act.does === 'deal')
        return deal(shift, act.session, { order: order.slice(act.gone), now: T }).shift;
      return take(shift, wish(act.session, `c${act.card}`, { steal: act.steal })).shift;
    };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { hands, seats } = steps.reduce(carryOut, EMPTY_SHIFT);
        const owners = new Map<string, string>();
        for (const [of, hand] of hands) {
          expect(hand.length).toBeLessThanOrEqual(HAND_SIZE);
          for (const { commentId } of hand) {
            const owner = seats.get(of)?.by.id ?? of;
            expect(owners.get(commentId) ?? owner).toBe(owner);
            owners.set(commentId, owner);
          }
        }
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});

describe('what colleagues hear', () => {
  it('[SH4] names, queues and cards of the others, never of oneself', () => {
    const { shift } = take(
      seated(seat('a1'), seat('b1', { card: placed('c1') })),
      wish('b1', 'c1'),
    );
    const seen = seenBy(shift, 'a1', T);
    expect(seen.people).toEqual([
      { id: 'b', name: 'B', queue: 'pending', commentId: 'c1', idle: false },
    ]);
    expect(seen.leases).toEqual([
      { commentId: 'c1', by: { id: 'b', name: 'B' }, until: T + LEASE_MS },
    ]);
    expect(seenBy(shift, 'b1', T).leases).toEqual([]);
  });

  it('[SH4] nothing of sites one does not work for', () => {
    const b = seat('b1', { sites: ['radio', 'koran'], card: placed('r1', 'radio') });
    const all = seated(seat('a1', { sites: ['koran'] }), b, seat('c1', { sites: ['radio'] }));
    const held = take(all, { ...wish('b1', 'r1'), site: 'radio' }).shift;
    const dealt = deal(held, 'c1', { order: [placed('r2', 'radio')], now: T }).shift;
    const seen = seenBy(dealt, 'a1', T);
    expect(seen.people).toEqual([{ id: 'b', name: 'B', queue: 'pending', idle: false }]);
    expect(seen.leases).toEqual([]);
    expect(seen.hands).toEqual([]);
    expect(seenBy(dealt, 'nobody', T)).toEqual({ people: [], leases: [], hands: [] });
  });
});
