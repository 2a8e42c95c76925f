/** What a browser remembers of a guest, also where it may not remember anything. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dismiss, forgetToken, newClientId, readSession, writeSession } from '@komentar/client';
import { watchSession } from '@komentar/client/writing';
import { COMMANDS } from '@komentar/protocol';

const NOW = 1_000_000;
const session = { token: 't', viewerId: 'v', expiresAt: NOW + 1, name: 'Wulan', dismissed: [] };

const storage = (isBlocked = false) => {
  const kept = new Map<string, string>();
  const refuse = () => {
    if (isBlocked) throw new DOMException('blocked', 'SecurityError');
  };
  return {
    kept,
    getItem: (key: string) => {
      refuse();
      return kept.get(key) ?? null;
    },
    setItem: (key: string, value: string) => {
      refuse();
      kept.set(key, value);
    },
  };
};

describe('session', () => {
  let local = storage();
  beforeEach(() => {
    local = storage();
    vi.stubGlobal('localStorage', local);
  });
  afterEach(() => void vi.unstubAllGlobals());

  it('[CL10] is kept per site under one key, and survives the page', () => {
    writeSession('koran', session);
    expect([...local.kept.keys()]).toEqual(['komentar:sesi:koran']);
    expect(readSession('koran', NOW)).toEqual(session);
    expect(readSession('majalah', NOW)).toEqual({ name: '', dismissed: [] });
  });

  it('[CL10] a token whose time is over is not used; the name stays', () => {
    writeSession('koran', session);
    expect(readSession('koran', NOW + 1)).toEqual({ name: 'Wulan', dismissed: [] });
    forgetToken('koran', NOW);
    expect(readSession('koran', NOW)).toEqual({ name: 'Wulan', dismissed: [] });
  });

  it('[CL10] remembers notices put away, the latest fifty', () => {
    for (let i = 0; i < 60; i += 1) dismiss('koran', `k${String(i)}`, NOW);
    const { dismissed } = readSession('koran', NOW);
    expect(dismissed.length).toBe(50);
    expect(dismissed.at(-1)).toBe('k59');
  });

  it('[CL11 T-17] where storage is blocked, the page remembers for itself', () => {
    vi.stubGlobal('localStorage', storage(true));
    writeSession('diblokir', session);
    expect(readSession('diblokir', NOW)).toEqual(session);
  });

  it('[CL11] what somebody else left under the key is nobody', () => {
    local.kept.set('komentar:sesi:koran', '{rusak');
    expect(readSession('koran', NOW)).toEqual({ name: '', dismissed: [] });
  });
});

describe('a member', () => {
  beforeEach(() => void vi.stubGlobal('localStorage', storage()));
  afterEach(() => void vi.unstubAllGlobals());

  it('[CL54 E-61] is asked for anew a minute before the token ends; a guest keeps his to the end', () => {
    const expiresAt = NOW + 60_000;
    writeSession('koran', { ...session, expiresAt, isMember: true });
    expect(readSession('koran', NOW - 1).token).toBe('t');
    expect(readSession('koran', NOW).token).toBeUndefined();
    writeSession('koran', { ...session, expiresAt });
    expect(readSession('koran', NOW + 59_999).token).toBe('t');
  });
});

describe('watching a session', () => {
  const soon = { ...session, expiresAt: Date.now() + 3_600_000 };
  let local = storage();
  let page: EventTarget;
  let heard: boolean[] = [];
  let end: () => void;
  beforeEach(() => {
    local = storage();
    page = new EventTarget();
    heard = [];
    vi.stubGlobal('localStorage', local);
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    end = watchSession(
      () => 'koran',
      (isElsewhere) => heard.push(isElsewhere),
    );
  });
  afterEach(() => {
    end();
    vi.unstubAllGlobals();
  });
  const changed = (key: string | null) =>
    page.dispatchEvent(Object.assign(new Event('storage'), { key }));

  it('[CL55 E-63] hears of another section of the page that signs in or out', () => {
    writeSession('majalah', soon);
    expect(heard).toEqual([]);
    writeSession('koran', soon);
    writeSession('koran', { ...soon, name: 'Lain' });
    expect(heard).toEqual([false]);
    forgetToken('koran', Date.now());
    expect(heard).toEqual([false, false]);
  });

  it('[CL55 E-63] hears of another tab, and of storage that was emptied', () => {
    local.kept.set('komentar:sesi:koran', JSON.stringify(soon));
    changed('komentar:sesi:majalah');
    expect(heard).toEqual([]);
    changed('komentar:sesi:koran');
    expect(heard).toEqual([true]);
    local.kept.clear();
    changed(null);
    expect(heard).toEqual([true, true]);
  });

  it('[CL55 T-15] ended, it hears nothing', () => {
    end();
    writeSession('koran', soon);
    changed('komentar:sesi:koran');
    expect(heard).toEqual([]);
  });
});

describe('client id', () => {
  it('[CL12] is a UUID of version 7 that the protocol takes, on pages without TLS too', async () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    const { crypto } = globalThis;
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    const ids = Array.from({ length: 1000 }, newClientId);
    vi.unstubAllGlobals();
    expect(new Set(ids).size).toBe(1000);
    const { input } = COMMANDS['comment:post'];
    for (const clientId of ids) {
      expect(clientId).toMatch(uuid);
      const sent = { site: 'koran', thread: 'a', body: 'Teks', clientId };
      expect(await input['~standard'].validate(sent)).not.toHaveProperty('issues');
    }
  });

  it('[CL12 W-40] sorts by the time it was made, within a millisecond and after a clock set back', () => {
    vi.useFakeTimers();
    const ids = [5_000_000_000_000, 5_000_000_000_000, 1_000, 6_000_000_000_000].map((time) => {
      vi.setSystemTime(time);
      return newClientId();
    });
    vi.useRealTimers();
    expect(ids.toSorted()).toEqual(ids);
    expect(parseInt((ids[3] ?? '').replaceAll('-', '').slice(0, 12), 16)).toBe(6_000_000_000_000);
  });
});
