/** How often is too often: per address, per caller, per account, and who is believed about his address. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { COMMANDS } from '@komentar/protocol';
import { BoundedLimiter } from '#server/transport/bounded-limiter.js';
import { GROUP_OF, LIMIT_GROUPS, LOGIN_ATTEMPTS } from '#server/transport/command-limits.js';
import { createLimits } from '#server/transport/rate-limit.js';
import type { Anyone, Guest } from '#server/use-case.js';
import { addModerator, addSite, openGuest, startServer } from './support/test-server.js';

const anyone: Anyone = { kind: 'anyone', addressHash: 'alamat', now: 0 };
const guest = (authorId: string, addressHash = 'alamat'): Guest => ({
  ...anyone,
  kind: 'guest',
  site: 'koran',
  name: 'Sari',
  authorId,
  addressHash,
});
const login = (email: string, addressHash = 'alamat') =>
  ({
    name: 'moderator:login',
    input: { email, password: 'x' },
    caller: { ...anyone, addressHash },
  }) as const;

describe('limits', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));
  afterEach(() => vi.useRealTimers());

  test('[SEC25] every command belongs to a group', () => {
    expect(Object.keys(GROUP_OF).sort()).toEqual(Object.keys(COMMANDS).sort());
  });

  test('[SEC25] a guest posts five at once and then one every three seconds on average', async () => {
    const limits = createLimits();
    const post = (id: string) =>
      limits.take({ name: 'comment:post', input: {}, caller: guest(id) });
    for (let n = 0; n < 5; n += 1) expect(await post('a')).toBeUndefined();
    expect(await post('a')).toBe(15_000);
    expect(await post('b')).toBeUndefined();
    vi.advanceTimersByTime(15_001);
    expect(await post('a')).toBeUndefined();
  });

  test('[SEC25] many guests behind one address share its larger allowance', async () => {
    const limits = createLimits();
    const { points } = LIMIT_GROUPS.posting.address;
    const post = (n: number, address?: string) =>
      limits.take({ name: 'comment:post', input: {}, caller: guest(`g${String(n)}`, address) });
    for (let n = 0; n < points; n += 1) expect(await post(n)).toBeUndefined();
    expect(await post(points)).toBeGreaterThan(0);
    expect(await post(points, 'lain')).toBeUndefined();
  });

  test('[SEC25] whoever is over his own limit does not use up his neighbours’', async () => {
    const limits = createLimits();
    const post = (id: string) =>
      limits.take({ name: 'comment:post', input: {}, caller: guest(id) });
    for (let n = 0; n < 500; n += 1) await post('satu');
    expect(await post('dua')).toBeUndefined();
  });

  test.each([
    ['comment:like', 60, 60],
    ['comment:preview', 60, 60],
    ['comment:report', 10, 3600],
    ['comment:edit', 30, 600],
    ['challenge:read', 30, 60],
  ] as const)(
    '[SEC33] of %s a reader has %i in %i seconds, guest or member, and an address several times as many',
    async (name, points, seconds) => {
      const limits = createLimits();
      const take = (id: string, kind: Guest['kind'] = 'guest') =>
        limits.take({ name, input: {}, caller: { ...guest(id), kind } });
      for (let n = 0; n < points; n += 1) expect(await take('a')).toBeUndefined();
      expect(await take('a')).toBeGreaterThan(0);
      for (let n = 0; n < points; n += 1) expect(await take('m', 'member')).toBeUndefined();
      expect(await take('m', 'member')).toBeGreaterThan(0);
      expect(await take('b')).toBeUndefined();
      vi.advanceTimersByTime(seconds * 1000 + 1);
      expect(await take('a')).toBeUndefined();
      expect(LIMIT_GROUPS[GROUP_OF[name]].address.points).toBeGreaterThanOrEqual(points * 4);
    },
  );

  test('[SEC33] one command’s limit is not used up by another’s', async () => {
    const limits = createLimits();
    const take = (name: 'comment:report' | 'comment:like') =>
      limits.take({ name, input: {}, caller: guest('a') });
    for (let n = 0; n < 11; n += 1) await take('comment:report');
    expect(await take('comment:report')).toBeGreaterThan(0);
    expect(await take('comment:like')).toBeUndefined();
  });

  test('[SEC26] wrong passwords make the next attempts wait, each time twice as long, up to an hour', async () => {
    const limits = createLimits();
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      for (let n = 0; n < LOGIN_ATTEMPTS.points; n += 1) {
        expect(await limits.take(login('ani@koran.example'))).toBeUndefined();
      }
      const wait = (await limits.take(login('ani@koran.example'))) ?? 0;
      expect(await limits.take(login('ANI@koran.example '))).toBeLessThanOrEqual(wait);
      waits.push(wait / 60_000);
      // Past the wait and past the address's own window.
      vi.advanceTimersByTime(Math.max(wait, 900_000) + 1);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test('[SEC26] a right password starts the count anew; another address or account is not held up', async () => {
    const limits = createLimits();
    for (let n = 0; n < 4; n += 1) await limits.take(login('ani@koran.example'));
    await limits.succeeded(login('ani@koran.example'));
    for (let n = 0; n < 5; n += 1)
      expect(await limits.take(login('ani@koran.example'))).toBeUndefined();
    expect(await limits.take(login('ani@koran.example'))).toBe(60_000);
    expect(await limits.take(login('ani@koran.example', 'kantor'))).toBeUndefined();
    expect(await limits.take(login('budi@koran.example'))).toBeUndefined();
  });

  test('[SEC26] one account cannot be tried from thousands of addresses', async () => {
    const limits = createLimits();
    const answers: unknown[] = [];
    for (let n = 0; n < 150; n += 1)
      answers.push(await limits.take(login('ani@koran.example', `a${String(n)}`)));
    expect(answers.filter((wait) => wait === undefined)).toHaveLength(100);
  });

  test('[SEC27] however many addresses come, the memory of them is bounded', async () => {
    const limiter = new BoundedLimiter({ points: 1, seconds: 60 }, { maxKeys: 1000 });
    for (let n = 0; n < 20_000; n += 1) await limiter.take(`k${String(n)}`);
    expect(limiter.size).toBe(1000);
    expect(vi.getTimerCount()).toBe(1000);
    expect(await limiter.take('k19999')).toMatchObject({ first: true });
    expect(await limiter.take('k0')).toBeUndefined();
  });
});

describe('in the running server', () => {
  const ON = { KOMENTAR_RATE_LIMITS: 'on' };

  test('[SEC25] a refusal says how long to wait, in the answer and in the header', async () => {
    const server = await startServer({ env: ON });
    const site = await addSite(server);
    const token = await openGuest(server, site);
    const post = (n: number) =>
      server.post(
        'comment:post',
        { site, thread: 'a', body: `Nomor ${String(n)} lagi.`, clientId: randomUUID() },
        { authorization: `Bearer ${token}` },
      );
    for (let n = 0; n < 5; n += 1) expect((await post(n)).status).toBe(200);
    const { status, headers, answer } = await post(5);
    expect(status).toBe(429);
    expect(answer).toMatchObject({ ok: false, error: { code: 'rate-limited' } });
    const wait = answer.ok ? 0 : (answer.error.retryAfterMs ?? 0);
    expect(wait).toBeGreaterThan(1000);
    expect(headers.get('retry-after')).toBe(String(Math.ceil(wait / 1000)));
    await server.remove();
  });

  const setUps = async (
    env: Record<string, string>,
    headersOf: (n: number) => Record<string, string>,
  ) => {
    const server = await startServer({ env: { ...ON, ...env } });
    await addModerator(server);
    const input = { code: 'x', name: 'n', email: 'a@b.example', password: '12345678' };
    const { points } = LIMIT_GROUPS['setting-up'].address;
    const codes: string[] = [];
    for (let n = 0; n <= points; n += 1) {
      const { answer } = await server.post('setup:complete', input, headersOf(n));
      codes.push(answer.ok ? 'ok' : answer.error.code);
    }
    await server.remove();
    return codes.at(-1);
  };
  const forwarded = (n: number) => ({ 'x-forwarded-for': `198.51.100.${String(n)}` });

  test('[SEC28] without a trusted proxy X-Forwarded-For changes nothing', async () => {
    expect(await setUps({}, forwarded)).toBe('rate-limited');
  });

  test('[SEC28] behind a trusted proxy each reader counts for himself, and what he adds himself is not believed', async () => {
    const env = { KOMENTAR_TRUST_PROXY: 'loopback' };
    expect(await setUps(env, forwarded)).toBe('setup-closed');
    const spoofed = (n: number) => ({ 'x-forwarded-for': `203.0.113.${String(n)}, 198.51.100.7` });
    expect(await setUps(env, spoofed)).toBe('rate-limited');
  });

  test('[SEC28] the whole /64 of an IPv6 subscriber counts as one', async () => {
    const env = { KOMENTAR_TRUST_PROXY: 'loopback' };
    const rotating = (n: number) => ({ 'x-forwarded-for': `2001:db8:1:2:${n.toString(16)}::1` });
    expect(await setUps(env, rotating)).toBe('rate-limited');
    const subscribers = (n: number) => ({ 'x-forwarded-for': `2001:db8:1:${n.toString(16)}::1` });
    expect(await setUps(env, subscribers)).toBe('setup-closed');
  });
});
