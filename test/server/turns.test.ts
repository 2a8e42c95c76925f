/** A node's turn with the clock's work, by signs of life that are not always taken. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from '#server/observe/log.js';
import type { Standing } from '#server/ports/nodes.js';
import { takeTurns, type Duty } from '#server/node.js';

let standing: Standing | Error;
let duty: Duty;

beforeEach(async () => {
  vi.useFakeTimers();
  standing = 'on-duty';
  const beat = (): Promise<Standing> =>
    standing instanceof Error ? Promise.reject(standing) : Promise.resolve(standing);
  duty = await takeTurns({
    nodes: { beat, leave: () => Promise.resolve() },
    keys: { guest: new Uint8Array(32), address: new Uint8Array(32) },
    ...{ id: 'a', log: createLog('silent') },
  });
});
afterEach(async () => {
  await duty.leave();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('[ND7] a sign that is not taken ends the duty, before another node can have it', async () => {
  expect(duty.isMine()).toBe(true);
  standing = new Error('away');
  await pass(3_000);
  expect(duty.isMine()).toBe(false);
  standing = 'on-duty';
  await pass(1_500);
  expect(duty.isMine()).toBe(true);
});

test('[ND8] nobody is held for gone until all had time to give a sign again', async () => {
  expect(duty.isSteady()).toBe(false);
  await pass(duty.goneAfterMs);
  expect(duty.isSteady()).toBe(true);
  standing = new Error('away');
  await pass(20_000);
  standing = 'on-duty';
  await pass(3_000);
  expect([duty.isMine(), duty.isSteady()]).toEqual([true, false]);
  await pass(duty.goneAfterMs);
  expect(duty.isSteady()).toBe(true);
});
