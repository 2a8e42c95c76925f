/** Rules TH: what holds of a thread at a moment, from what was set, its age and the time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  SETTABLE_STATES,
  SLOW_MS,
  UNSET,
  closesAt,
  nextTurn,
  slowWaitMs,
  standingOf,
  withSetting,
  type ThreadFacts,
  type ThreadSetting,
} from '#domain/index.js';

const BORN = 1_000_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const AGE = 14;
const END = BORN + AGE * DAY_MS;

const by = { id: 'ani', name: 'Ani' };
const setting = (change: Partial<ThreadSetting> = {}): ThreadSetting => ({
  ...{ state: 'premod', slowMs: null, until: null, reason: null, at: BORN + 10, by },
  ...change,
});
const facts = (change: Partial<ThreadFacts> = {}): ThreadFacts => ({
  ...UNSET,
  createdAt: BORN,
  ...change,
});

describe('a thread that nobody has set', () => {
  it('[TH1] is open until its last day is over, and closed since then', () => {
    expect(standingOf(facts(), AGE, END - 1)).toMatchObject({ state: 'open', since: null });
    expect(standingOf(facts(), AGE, END)).toMatchObject({ state: 'closed', since: END });
    expect(nextTurn(facts(), AGE, END - 1)).toBe(END);
    expect(nextTurn(facts(), AGE, END)).toBeNull();
  });

  it('[TH1] stays open where the site closes nothing by age', () => {
    expect(closesAt(BORN, 0)).toBeNull();
    expect(standingOf(facts(), 0, END * 1000).state).toBe('open');
    expect(nextTurn(facts(), 0, BORN)).toBeNull();
  });
});

describe('a thread that was set', () => {
  it('[TH2] does not close by its age, whatever it was set to', () => {
    for (const state of SETTABLE_STATES) {
      const it = standingOf(facts({ lasting: setting({ state }) }), AGE, END + 1);
      expect(it).toMatchObject({ state, since: BORN + 10, setting: { by } });
    }
    expect(nextTurn(facts({ lasting: setting() }), AGE, BORN)).toBeNull();
  });

  it('[TH3] ends to the millisecond, and what was set to last holds again', () => {
    const passing = setting({ state: 'closed', until: BORN + 500, reason: 'malam', at: BORN + 20 });
    const over = facts({ lasting: setting(), passing });
    expect(standingOf(over, AGE, BORN + 499)).toEqual({
      ...{ state: 'closed', until: BORN + 500, reason: 'malam', since: BORN + 20, slowMs: null },
      setting: passing,
    });
    expect(standingOf(over, AGE, BORN + 500)).toMatchObject({
      ...{ state: 'premod', until: null, reason: null, since: BORN + 500 },
    });
    expect(nextTurn(over, AGE, BORN + 499)).toBe(BORN + 500);
  });

  it('[TH3] falls back to the age of the thread where nothing was set to last', () => {
    const passing = setting({ until: END + 500 });
    const after = standingOf(facts({ passing }), AGE, END + 500);
    expect(after).toMatchObject({ state: 'closed', since: END + 500, setting: null });
    expect(standingOf(facts({ passing }), 0, END + 500)).toMatchObject({
      state: 'open',
      since: null,
    });
  });

  it('[TH3] what is set for a while leaves the lasting setting, what lasts ends the passing one', () => {
    const lasting = setting();
    const passing = setting({ state: 'slow', until: BORN + 500 });
    const both = withSetting(withSetting(UNSET, lasting), passing);
    expect(both).toEqual({ lasting, passing });
    const closed = setting({ state: 'closed' });
    expect(withSetting(both, closed)).toEqual({ lasting: closed, passing: null });
  });

  it("[TH5] nothing set gives it back to the site's rules", () => {
    expect(withSetting({ lasting: setting(), passing: null }, null)).toEqual(UNSET);
  });

  it('[TH4] between two turns nothing changes by itself, and at a turn something does', () => {
    const time = fc.integer({ min: 0, max: 40 }).map((n) => BORN + n * DAY_MS);
    const any = fc.record({
      state: fc.constantFrom(...SETTABLE_STATES),
      until: time,
      lasts: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.option(any), fc.option(any), time, (one, other, now) => {
        const lasting = one && setting({ state: one.state });
        const passing = other && setting({ state: other.state, until: other.until });
        const thread = facts({ lasting, passing });
        const turn = nextTurn(thread, AGE, now);
        const until = turn === null ? now + 1000 * DAY_MS : turn - 1;
        expect(standingOf(thread, AGE, until)).toEqual(standingOf(thread, AGE, now));
        if (turn === null) return;
        expect(turn).toBeGreaterThan(now);
        expect(standingOf(thread, AGE, turn)).not.toEqual(standingOf(thread, AGE, now));
      }),
    );
  });
});

describe('a slow thread', () => {
  const slow = { state: 'slow', slowMs: 60_000 } as const;
  it('[TH11] lets an author write again after its time, to the millisecond', () => {
    expect(slowWaitMs(slow, BORN, BORN + 1)).toBe(59_999);
    expect(slowWaitMs(slow, BORN, BORN + 60_000)).toBe(0);
    expect(slowWaitMs({ ...slow, slowMs: null }, BORN, BORN)).toBe(SLOW_MS.usual);
  });

  it('[TH11] no other state makes an author wait, nor does a first comment', () => {
    expect(slowWaitMs(slow, undefined, BORN)).toBe(0);
    expect(slowWaitMs({ state: 'open', slowMs: null }, BORN, BORN)).toBe(0);
  });
});
