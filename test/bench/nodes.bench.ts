/** From an approval on one node to a reader of the other, beside a reader of its own. */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { SITE, install, type Installation } from '../cluster/support/installation.js';
import { openGuest } from '../cluster/support/load.js';
import type { Figure } from './run.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { beside, median, percentile } from './support/figures.js';
import { sizeFrom } from './support/setting.js';
import { textOf } from './support/texts.js';

const ROUNDS = sizeFrom('KOMENTAR_BENCH_ROUNDS', 300);
const WARM_UP_ROUNDS = 30;
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
  for (let n = 0; n < ROUNDS + WARM_UP_ROUNDS; n += 1) {
    const input = { site: SITE, thread: THREAD, clientId: randomUUID(), body: textOf(n) };
    ids.push((await one.must('comment:post', input, token)).comment.id);
  }
  return ids;
};

const heard = (socket: Socket): Promise<number> =>
  new Promise((resolve) => socket.once('comment:published', () => resolve(performance.now())));

const measure = async (later: Later): Promise<readonly Figure[]> => {
  const it = await install({ mode: 'pre', durable: true });
  later(it.remove);
  const [one, other] = it.nodes;
  if (one === undefined || other === undefined) throw new Error('two nodes are needed');
  const { token } = await it.member('Ani');
  const ids = await waiting(it);
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
  const p99 = (samples: readonly number[]): number => percentile(samples, 0.99);
  return [
    beside('reader of the other node, p50', 'ms', { value: median(others), floor: median(mine) }),
    beside('reader of the other node, p99', 'ms', { value: p99(others), floor: p99(mine) }),
  ];
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
