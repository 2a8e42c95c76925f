/** The table of sanctions: what each kind bars, when it stands, what ends it may have and whose business it is. */
import { describe, expect, it } from 'vitest';
import { can, type DeskRole } from '#domain/permissions.js';
import {
  SANCTION_KINDS,
  bearingOn,
  demandOf,
  endOf,
  isStanding,
  waitUnder,
  type ReaderDeed,
  type SanctionFacts,
  type SanctionKind,
} from '#domain/sanction.js';

const NOW = 1_000_000;
const HERE = 'utas-1';

const sanction = (
  kind: SanctionKind,
  change: Partial<SanctionFacts> = {},
): SanctionFacts & { readonly kind: SanctionKind } => ({
  ...{ kind, at: NOW - 10, until: null, endedAt: null },
  threadId: kind === 'mute' ? HERE : null,
  everyMs: kind === 'slow' ? 60_000 : null,
  ...change,
});

const on = (
  deed: ReaderDeed,
  sanctions: readonly SanctionFacts[],
  threadId: string | null = HERE,
) => bearingOn(deed, sanctions, { threadId, now: NOW });

/** What each kind bars, by hand. */
const BARRED: Record<SanctionKind, readonly ReaderDeed[]> = {
  warn: ['post', 'edit'],
  slow: [],
  premod: [],
  mute: ['post', 'edit'],
  suspend: ['post', 'edit', 'like'],
  ban: ['post', 'edit', 'like', 'report'],
};
const DEEDS = ['post', 'edit', 'like', 'report'] as const;

describe('sanctions', () => {
  for (const kind of SANCTION_KINDS)
    for (const deed of DEEDS)
      it(`[AU1] ${kind} ${BARRED[kind].includes(deed) ? 'bars' : 'allows'} to ${deed}`, () => {
        const it = sanction(kind);
        expect(on(deed, [it]).barredBy).toBe(BARRED[kind].includes(deed) ? it : undefined);
        expect(on(deed, [it]).held).toBe(kind === 'premod');
      });

  it('[AU2] one expires by the clock, and ends when it is lifted, undone or acknowledged', () => {
    const until = NOW + 1;
    expect(isStanding(sanction('suspend', { until }), NOW)).toBe(true);
    expect(isStanding(sanction('suspend', { until }), until)).toBe(false);
    expect(isStanding(sanction('ban'), Number.MAX_SAFE_INTEGER)).toBe(true);
    expect(isStanding(sanction('warn', { endedAt: NOW }), NOW)).toBe(false);
    expect(
      on('post', [sanction('suspend', { until: NOW }), sanction('ban', { endedAt: 1 })]),
    ).toEqual({ held: false });
  });

  it('[AU3] of several the gravest is named, and of equals the one that lasts longest', () => {
    const short = sanction('suspend', { until: NOW + 10 });
    const long = sanction('suspend', { until: NOW + 20 });
    const ban = sanction('ban');
    expect(on('post', [long, short, sanction('warn')]).barredBy).toBe(long);
    expect(on('post', [short, long]).barredBy).toBe(long);
    expect(on('post', [ban, long]).barredBy).toBe(ban);
    const endless = sanction('mute');
    expect(on('post', [sanction('mute', { until: NOW + 5 }), endless]).barredBy).toBe(endless);
  });

  it('[AU4] a mute holds in its thread only', () => {
    const mute = sanction('mute');
    expect(on('post', [mute], HERE).barredBy).toBe(mute);
    expect(on('post', [mute], 'utas-2').barredBy).toBeUndefined();
    expect(on('post', [mute], null).barredBy).toBeUndefined();
  });

  it('[AU5] the longest wait counts, from the last comment on, and only for posting', () => {
    const slower = sanction('slow', { everyMs: 90_000 });
    const both = [sanction('slow'), slower];
    expect(on('post', both).slowedBy).toBe(slower);
    expect(on('edit', both).slowedBy).toBeUndefined();
    expect(waitUnder(slower, undefined, NOW)).toBe(0);
    expect(waitUnder(slower, NOW - 30_000, NOW)).toBe(60_000);
    expect(waitUnder(slower, NOW - 90_000, NOW)).toBe(0);
  });

  it('[AU6] a warning has no end, a suspension must have one, all others may', () => {
    for (const kind of SANCTION_KINDS) {
      const endless = endOf(kind, {}, NOW);
      expect(endless).toEqual(kind === 'suspend' ? { no: 'until' } : { until: null });
      const ending = endOf(kind, { durationMs: 5_000 }, NOW);
      expect(ending).toEqual(kind === 'warn' ? { no: 'durationMs' } : { until: NOW + 5_000 });
    }
  });

  it('[AU6] an end is in the future, in sight, and said once', () => {
    expect(endOf('ban', { until: NOW + 1 }, NOW)).toEqual({ until: NOW + 1 });
    expect(endOf('ban', { until: NOW }, NOW)).toEqual({ no: 'until' });
    expect(endOf('ban', { durationMs: 20 * 366 * 86_400_000 }, NOW)).toEqual({ no: 'durationMs' });
    expect(endOf('ban', { until: NOW + 1, durationMs: 1 }, NOW)).toEqual({ no: 'durationMs' });
  });

  it('[AU7] a moderator suspends for seven days at most; more, and a ban, is a lead’s to set', () => {
    const who = (role: DeskRole, kind: SanctionKind, lengthMs: number | null) => {
      const until = lengthMs === null ? null : NOW + lengthMs;
      const { action, forMs } = demandOf({ kind, at: NOW, until });
      return can({ role }, action, { site: 'koran', forMs });
    };
    const week = 7 * 86_400_000;
    expect(who('moderator', 'suspend', week)).toBe(true);
    expect(who('moderator', 'suspend', week + 1)).toBe(false);
    expect(who('moderator', 'ban', 1)).toBe(false);
    for (const kind of ['warn', 'slow', 'premod', 'mute'] as const)
      expect(who('moderator', kind, null)).toBe(true);
    for (const role of ['lead', 'admin'] as const) {
      expect(who(role, 'suspend', 52 * week)).toBe(true);
      expect(who(role, 'ban', null)).toBe(true);
    }
  });
});
