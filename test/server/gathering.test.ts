/** Bursts of notices travel together, in order, and a lone one at once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Gathering } from '#server/transport/gathering.js';

const EVERY_MS = 50;
let sent: [string, ...number[]][];
let gathering: Gathering;

const sending = {
  one: (room: string, { body }: { body: { seq: number } }) => void sent.push([room, body.seq]),
  many: (room: string, { notices, seq }: { notices: { body: { seq: number } }[]; seq: number }) => {
    expect(notices.at(-1)?.body.seq).toBe(seq);
    sent.push([room, ...notices.map(({ body }) => body.seq)]);
  },
};

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  gathering = new Gathering(EVERY_MS, sending);
});
afterEach(() => void vi.useRealTimers());

const tell = (seq: number, room = 'a', to = gathering) =>
  to.add(room, {
    name: 'comment:gone',
    body: { site: 'koran', thread: room, seq, total: seq, commentId: String(seq), rootId: room },
  });

test('[PR30] the first goes at once, what follows within a moment together, a lone one by itself', () => {
  for (const seq of [1, 2, 3, 4]) tell(seq);
  expect(sent).toEqual([['a', 1]]);
  vi.advanceTimersByTime(EVERY_MS);
  expect(sent.splice(0)).toEqual([
    ['a', 1],
    ['a', 2, 3, 4],
  ]);
  tell(5);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(EVERY_MS);
  expect(sent.splice(0)).toEqual([['a', 5]]);
  vi.advanceTimersByTime(EVERY_MS);
  tell(6);
  expect(sent).toEqual([['a', 6]]);
});

test('[PR30] threads do not wait for each other, and nothing is remembered of one that is quiet', () => {
  tell(1, 'a');
  tell(7, 'b');
  expect(sent).toEqual([
    ['a', 1],
    ['b', 7],
  ]);
  vi.advanceTimersByTime(EVERY_MS);
  expect(vi.getTimerCount()).toBe(0);
});

test('[PR30] what waits can be sent at once, so that something else comes after it; the moment goes on', () => {
  for (const seq of [1, 2, 3]) tell(seq);
  gathering.flush('a');
  expect(sent.splice(0)).toEqual([
    ['a', 1],
    ['a', 2, 3],
  ]);
  gathering.flush('a');
  tell(4);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(EVERY_MS);
  expect(sent).toEqual([['a', 4]]);
});

test('[PR30] with 0 nothing is gathered', () => {
  const none = new Gathering(0, sending);
  for (const seq of [1, 2, 3]) tell(seq, 'a', none);
  expect(sent).toEqual([
    ['a', 1],
    ['a', 2],
    ['a', 3],
  ]);
  expect(vi.getTimerCount()).toBe(0);
});
