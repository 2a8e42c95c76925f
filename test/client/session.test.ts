/** What a browser remembers of a guest, also where it may not remember anything. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dismiss, forgetToken, newClientId, readSession, writeSession } from '@komentar/client';

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

describe('client id', () => {
  it('[CL12] is a random UUID, on pages without TLS too', () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(newClientId()).toMatch(uuid);
    const { crypto } = globalThis;
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    const ids = new Set(Array.from({ length: 1000 }, newClientId));
    vi.unstubAllGlobals();
    expect(ids.size).toBe(1000);
    for (const id of ids) expect(id).toMatch(uuid);
  });
});
