/**
 * From an approval on one node to a reader of the other, beside a reader of its own; and how long
 * the readers of a node that is killed are without what is said meanwhile.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { SITE, install, type Installation } from '../cluster/support/installation.js';
import { openGuest } from '../cluster/support/load.js';
import { openReader } from '../cluster/support/reader.js';
import type { Figure } from './run.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { beside, median, percentile } from './support/figures.js';
import { sizeFrom } from './support/setting.js';
import { textOf } from './support/texts.js';

const ROUNDS = sizeFrom('KOMENTAR_BENCH_ROUNDS', 300);
const WARM_UP_ROUNDS = 30;
/** On both nodes together. */
const READERS = 40;
/** How finely it is seen when a reader is back. */
const LOOK_MS = 5;
const THREAD = 'artikel-48213';

export const name = 'One approved comment, from one node to the readers of both';

/** A reader without a page, who knows when he heard of which comment. */
const follow = async (url: string, later: Later): Promise<Socket> => {
  const socket = io(url, { path: '/v1/live', forceNew: true, transports: ['websocket'] });
  later(() => void socket.disconnect());
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  await socket.emitWithAck('thread:join', { site: SITE, thread: THREAD, since: 0 });
  return socket;
};

const waiting = async ({ nodes }: Installation): Promise<string[]> => {
  const [one] = nodes;
  if (one === undefined) throw new Error('no node');
  const token = await openGuest(one.url, 'Pembaca');
  const ids: string[] = [];
  // One more, for the end.
  for (let n = 0; n <= ROUNDS + WARM_UP_ROUNDS; n += 1) {
    const input = { site: SITE, thread: THREAD, clientId: randomUUID(), body: textOf(n) };
    ids.push((await one.must('comment:post', input, token)).comment.id);
  }
  return ids;
};

const heard = (socket: Socket): Promise<number> =>
  new Promise((resolve) => socket.once('comment:published', () => resolve(performance.now())));

/** Milliseconds from the end of a node to each of its readers having what was said since, by the other one. */
const backAgain = async (
  it: Installation,
  sayMore: (node: Installation['nodes'][number]) => Promise<number>,
): Promise<readonly number[]> => {
  const readers = await Promise.all(
    Array.from({ length: READERS }, () => openReader(it.front.url, THREAD)),
  );
  while (!readers.every((reader) => reader.isLive())) await pause(LOOK_MS);
  const [killed, left] = it.nodes;
  if (killed === undefined || left === undefined) throw new Error('two nodes are needed');
  it.nodes.splice(0, 1);
  await killed.kill();
  const killedAt = performance.now();
  const seq = await sayMore(left);
  const back = new Map<(typeof readers)[number], number>();
  while (back.size < READERS) {
    for (const reader of readers)
      if (!back.has(reader) && reader.isLive() && reader.seen().seq >= seq)
        back.set(reader, performance.now() - killedAt);
    await pause(LOOK_MS);
  }
  readers.forEach((reader) => reader.leave());
  return readers.filter((reader) => reader.timesLive() > 1).map((it) => back.get(it) ?? 0);
};

const measure = async (later: Later): Promise<readonly Figure[]> => {
  const it = await install({ mode: 'pre', durable: true });
  later(it.remove);
  const [one, other] = it.nodes;
  if (one === undefined || other === undefined) throw new Error('two nodes are needed');
  const { token } = await it.member('Ani');
  const ids = await waiting(it);
  const last = ids.pop() ?? '';
  const readers = [await follow(one.url, later), await follow(other.url, later)] as const;
  const [mine, others]: [number[], number[]] = [[], []];
  for (const [n, commentId] of ids.entries()) {
    const all = Promise.all(readers.map(heard));
    const sentAt = performance.now();
    await one.must('comment:approve', { commentId, version: 1, delayMs: 0 }, token);
    const [here = 0, there = 0] = await all;
    if (n < WARM_UP_ROUNDS) continue;
    mine.push(here - sentAt);
    others.push(there - sentAt);
  }
  const moved = await backAgain(it, async (node) => {
    await node.must('comment:approve', { commentId: last, version: 1, delayMs: 0 }, token);
    const { thread } = await node.must('thread:read', { site: SITE, thread: THREAD });
    return thread.seq;
  });
  const p99 = (samples: readonly number[]): number => percentile(samples, 0.99);
  return [
    beside('reader of the other node, p50', 'ms', { value: median(others), floor: median(mine) }),
    beside('reader of the other node, p99', 'ms', { value: p99(others), floor: p99(mine) }),
    ...[0.5, 1].map((of) => ({
      name: `a killed node's ${moved.length} readers back, ${of === 1 ? 'the last' : 'p50'}`,
      unit: 'ms',
      value: percentile(moved, of),
    })),
  ];
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
