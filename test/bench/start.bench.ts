/**
 * Measures how long a server takes from its start until it is ready, and the memory it has then and
 * after a minute in which nobody comes, in a store of a million comments.
 *
 * Floor: the same with an empty store. `KOMENTAR_BENCH_COMMENTS` sets the larger size.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from './run.js';
import { startKomentar } from '../support/komentar.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { usageOf } from './support/cpu-seconds.js';
import { beside, median } from './support/figures.js';
import { temporaryFolder } from './support/own-server.js';
import { seededStore } from './support/seeded-store.js';
import { sizeFrom } from './support/setting.js';

const LARGE = sizeFrom('KOMENTAR_BENCH_COMMENTS', 1_000_000);
const STARTS = 5;
/** Until a heap that grew at the start has been tidied. */
const REST_MS = 60_000;

export const name = `Start to ready at ${LARGE} comments, floor with none`;

interface Started {
  readonly ms: number;
  readonly bytes: number;
}

const ready = async (url: string): Promise<void> => {
  const { status } = await fetch(`${url}/readyz`);
  if (status !== 200) throw new Error(`the server is not ready: ${status}`);
};

const start = async (dataDir: string): Promise<Started> => {
  const startedAt = performance.now();
  const server = await startKomentar({ dataDir });
  await ready(server.url);
  const ms = performance.now() - startedAt;
  const { bytes } = await usageOf(server.url);
  await server.stop();
  return { ms, bytes };
};

/** Memory of a server to which nobody came for a minute, run as the files of `deploy/` run it. */
const atRest = async (dataDir: string): Promise<number> => {
  const server = await startKomentar({ dataDir, env: { MALLOC_ARENA_MAX: '1' } });
  await pause(REST_MS);
  const { bytes } = await usageOf(server.url);
  await server.stop();
  return bytes / 1e6;
};

const measure = async (later: Later): Promise<readonly Figure[]> => {
  const [empty, full] = [await temporaryFolder(later), await temporaryFolder(later)];
  const store = await seededStore(`sqlite:${join(full, 'komentar.db')}`, LARGE, later);
  await store.close();
  await start(empty); // The first start plants the demo.
  const rounds: { value: Started; floor: Started }[] = [];
  for (let n = 0; n < STARTS; n += 1)
    rounds.push({ value: await start(full), floor: await start(empty) });
  const figure = (what: string, unit: string, of: (started: Started) => number): Figure =>
    beside(what, unit, {
      value: median(rounds.map(({ value }) => of(value))),
      floor: median(rounds.map(({ floor }) => of(floor))),
    });
  return [
    figure('from the start until it is ready', 'ms', ({ ms }) => ms),
    figure('memory when it is ready', 'MB', ({ bytes }) => bytes / 1e6),
    beside('memory after a minute of rest', 'MB', {
      value: await atRest(full),
      floor: await atRest(empty),
    }),
  ];
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
