/** What nodes share in a real Redis, and what each of them does while it is away. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EMPTY_SHIFT, deal, look, type Shift } from '#domain/index.js';
import { openRedis, type RedisDoor } from '#server/cluster/redis.js';
import { sharedShift } from '#server/cluster/shared-shift.js';
import { usedUp } from '#server/cluster/used-up.js';
import { useUpHere } from '#server/identity/proof-of-work.js';
import { LOGIN_ATTEMPTS, LIMIT_GROUPS } from '#server/transport/command-limits.js';
import { createLimits, type Counted } from '#server/transport/rate-limit.js';
import { startRedis, type TestRedis } from '../support/redis.js';

let redis: TestRedis;
let nodes: RedisDoor[];

beforeEach(async () => {
  redis = await startRedis();
  nodes = [0, 1].map(() => openRedis(redis.url, () => undefined));
  await Promise.all(nodes.map(there));
});
afterEach(async () => {
  nodes.forEach((node) => node.close());
  await redis.stop();
});

const there = (node: RedisDoor): Promise<unknown> =>
  vi.waitFor(() => node.hash('tiada'), { timeout: 10_000, interval: 5 });

const anyone = { kind: 'anyone', addressHash: 'alamat', now: 0 } as const;
const reading: Counted = { name: 'comment:preview', input: {}, caller: anyone };

test('[ND5] nodes count together, and each for itself while Redis is away', async () => {
  const limits = nodes.map((node) => createLimits(node));
  const { points } = LIMIT_GROUPS.previewing.address;
  for (let n = 0; n < points; n += 1) expect(await limits[n % 2]?.take(reading)).toBeUndefined();
  expect(await limits[0]?.take(reading)).toBeGreaterThan(0);
  expect(await limits[1]?.take(reading)).toBeGreaterThan(0);
  await redis.kill();
  for (let n = 0; n < points; n += 1) expect(await limits[0]?.take(reading)).toBeUndefined();
  expect(await limits[0]?.take(reading)).toBeGreaterThan(0);
});

test('[ND5] waits after failed attempts to sign in hold on every node, and a right password ends them on all', async () => {
  const limits = nodes.map((node) => createLimits(node));
  const signing: Counted = {
    name: 'moderator:login',
    input: { email: 'ani@koran.example', password: 'x' },
    caller: anyone,
  };
  for (let n = 0; n < LOGIN_ATTEMPTS.points; n += 1)
    expect(await limits[n % 2]?.take(signing)).toBeUndefined();
  expect(await limits[1]?.take(signing)).toBe(60_000);
  expect(await limits[0]?.take(signing)).toBeGreaterThan(50_000);
  await limits[0]?.succeeded(signing);
  expect(await limits[1]?.take(signing)).toBeUndefined();
});

test('[ND6] a proof is used up on all nodes, and while Redis is away on its own', async () => {
  const use = nodes.map((node) => usedUp(node, useUpHere()));
  const times = { now: 0, until: 60_000 };
  expect(await use[0]?.('bukti', 'satu', times)).toBe(true);
  expect(await use[1]?.('bukti', 'satu', times)).toBe(true);
  expect(await use[1]?.('bukti', 'dua', times)).toBe(false);
  await redis.kill();
  expect(await use[0]?.('lain', 'satu', times)).toBe(true);
  expect(await use[0]?.('lain', 'dua', times)).toBe(false);
});

const seat = (session: string, at = 0) => ({
  ...({ session, by: { id: session, name: session }, queue: 'pending', at } as const),
});
const order = Array.from({ length: 100 }, (_, n) => ({ commentId: `k${String(n)}`, site: 's' }));

test('[ND3] of many who are dealt cards on several nodes at once none has another’s', async () => {
  const shifts = nodes.map((node) => sharedShift(node, () => true));
  const people = Array.from({ length: 8 }, (_, n) => `orang-${String(n)}`);
  const change = (n: number) => shifts[n % 2] ?? shifts[0]!;
  await Promise.all(
    people.map((session, n) =>
      change(n)((shift) => ({ shift: look(shift, seat(session)), value: undefined })),
    ),
  );
  const hands = await Promise.all(
    people.map((session, n) =>
      change(n)((before) => {
        const { shift, hand } = deal(before, session, { order, now: 0 });
        return { shift, value: hand ?? [] };
      }),
    ),
  );
  const dealt = hands.flat().map(({ commentId }) => commentId);
  expect([dealt.length, new Set(dealt).size]).toEqual([80, 80]);
});

test('[ND3] while Redis is away a node goes on with the shift it knew, and with the common one afterwards', async () => {
  let isThere = true;
  const change = sharedShift(nodes[0]!, () => isThere);
  const sit = (session: string) =>
    change((before) => {
      const shift = look(before, seat(session));
      return { shift, value: [...shift.seats.keys()] };
    });
  expect(await sit('a')).toEqual(['a']);
  await redis.kill();
  expect(await sit('b')).toEqual(['a', 'b']);
  isThere = false;
  expect(await sit('c')).toEqual(['a', 'b', 'c']);
  await redis.start();
  await there(nodes[0]!);
  isThere = true;
  expect(await change((shift: Shift) => ({ shift, value: shift }))).toEqual(EMPTY_SHIFT);
});

test('[ND10] what is said is heard again after Redis was away', async () => {
  const heard: string[] = [];
  nodes[1]?.onText((text) => heard.push(text));
  const hears = (text: string) =>
    vi.waitFor(
      () => {
        nodes[0]?.publish(text);
        expect(heard).toContain(text);
      },
      { timeout: 10_000, interval: 20 },
    );
  await hears('sebelum');
  await redis.kill();
  await redis.start();
  await hears('sesudah');
});
