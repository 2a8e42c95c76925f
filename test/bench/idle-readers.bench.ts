/**
 * Holds many readers on one node for minutes, with a comment a second, and measures what they cost.
 *
 * A connection that is lost, by a missed heartbeat for one, ends the benchmark with an error. Floor
 * of the memory: the server before its readers came. It needs as many open files twice, so
 * `ulimit -n` must allow them. `KOMENTAR_BENCH_READERS` sets the number of readers (20,000),
 * `KOMENTAR_BENCH_SECONDS` how long they stay (300).
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from './run.js';
import { startBare } from './support/bare-process.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { usageOf } from './support/cpu-seconds.js';
import { beside, percentile } from './support/figures.js';
import { openReader, startOwn } from './support/own-server.js';
import { sizeFrom } from './support/setting.js';
import { textOf } from './support/texts.js';

const READERS = sizeFrom('KOMENTAR_BENCH_READERS', 20_000);
const SECONDS = sizeFrom('KOMENTAR_BENCH_SECONDS', 300);
const THREAD = 'artikel-48213';

export const name = `${READERS} readers of one thread for ${SECONDS} s, a comment a second`;

/** Milliseconds on a clock that all processes of the machine share, as in `programs/readers.mjs`. */
const now = (): number => Number(process.hrtime.bigint()) / 1e6;

const measure = async (later: Later): Promise<readonly Figure[]> => {
  const most = String(READERS + 10);
  const own = await startOwn('open', later, {
    KOMENTAR_MAX_CONNECTIONS: most,
    KOMENTAR_MAX_CONNECTIONS_PER_ADDRESS: most,
  });
  const token = await openReader(own, 'Pembaca');
  const post = (n: number) => {
    const input = { site: own.site, thread: THREAD, clientId: randomUUID(), body: textOf(n) };
    return own.server.must('comment:post', input, token);
  };
  await post(0);
  const before = await usageOf(own.server.url);
  const readers = startBare('readers', later);
  const port = Number(new URL(own.server.url).port);
  await readers.ask({ port, count: READERS, input: { site: own.site, thread: THREAD } });
  const held = await usageOf(own.server.url);
  const times: number[] = [];
  for (let n = 1; n <= SECONDS; n += 1) {
    const [beat, all, sentAt] = [pause(1_000), readers.next(), now()];
    const [heard] = (await Promise.all([all, post(n)])) as [{ lastAt: number }, unknown];
    times.push(heard.lastAt - sentAt);
    await beat;
  }
  const after = await usageOf(own.server.url);
  return [
    beside('memory with all of them', 'MB', {
      value: held.bytes / 1e6,
      floor: before.bytes / 1e6,
    }),
    beside('memory at the end', 'MB', { value: after.bytes / 1e6, floor: before.bytes / 1e6 }),
    { name: 'memory per reader', unit: 'bytes', value: (held.bytes - before.bytes) / READERS },
    { name: 'from a post to the last reader, p50', unit: 'ms', value: percentile(times, 0.5) },
    { name: 'from a post to the last reader, p99', unit: 'ms', value: percentile(times, 0.99) },
    {
      name: 'share of one core',
      unit: '',
      value: (after.cpuSeconds - held.cpuSeconds) / SECONDS,
    },
  ];
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
