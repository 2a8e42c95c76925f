/** `komentar serve --workers n`: several nodes on one machine that share a port, kept running by a parent process. */
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import type { Settings } from '../config/settings.js';
import { Complaint } from './console.js';

/** Most processes of one machine. */
export const MOST_WORKERS = 64;

/** True in the parent; each worker is a server like any other. */
export const isParent = (workers: number): boolean => workers > 1 && cluster.isPrimary;

/** True in a worker: the parent passes on what it is told, and one of them speaks for all. */
export const { isWorker } = cluster;

/** True where this process tells the operator how the server is reached. */
export const speaks = (): boolean => !isWorker || cluster.worker?.id === 1;

/** The line to the parent would keep a worker that has ended alive. */
export const letGo = (): void => void cluster.worker?.disconnect();

const refuse = ({ redisUrl, port }: Settings): void => {
  if (redisUrl === undefined)
    throw new Complaint(
      'Workers are nodes: set KOMENTAR_DATABASE_URL to one PostgreSQL and KOMENTAR_REDIS_URL to one Redis.',
    );
  if (port === 0) throw new Complaint('Workers share a port: choose one with KOMENTAR_PORT.');
};

const workersNow = (): readonly Worker[] =>
  Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);

const end = async (worker: Worker): Promise<void> => {
  if (worker.isDead()) return;
  const ended = once(worker, 'exit');
  worker.process.kill('SIGTERM');
  await ended;
};

/** One after the other: a new one first, then an old one goes. */
const replaceAll = async (): Promise<void> => {
  for (const old of workersNow()) {
    const fresh = cluster.fork();
    const outcome = await Promise.race([
      once(fresh, 'listening').then(() => 'listening' as const),
      once(fresh, 'exit').then(() => 'ended' as const),
    ]);
    if (outcome === 'ended') return;
    await end(old);
  }
};

/**
 * Runs so many workers until told to stop (`SIGTERM`, `SIGINT`); `SIGHUP` replaces them one by one.
 * One that dies is replaced; where one cannot even start, all end.
 * @returns the exit code when all have ended
 */
export const runWorkers = (count: number, settings: Settings): Promise<number> => {
  refuse(settings);
  return new Promise((resolve) => {
    const listened = new WeakSet<Worker>();
    let [isStopping, code] = [false, 0];
    let turn = Promise.resolve();
    const stop = (): void => {
      isStopping = true;
      for (const worker of workersNow()) void end(worker);
    };
    cluster.on('listening', (worker) => void listened.add(worker));
    cluster.on('exit', (worker, status) => {
      if (isStopping && workersNow().every((other) => other.isDead())) return resolve(code);
      if (isStopping || status === 0) return;
      if (listened.has(worker)) return void cluster.fork();
      code = 1;
      stop();
      if (workersNow().length === 0) resolve(code);
    });
    process.on('SIGTERM', stop).on('SIGINT', stop);
    process.on('SIGHUP', () => {
      turn = turn.then(() => (isStopping ? undefined : replaceAll()));
    });
    for (let n = 0; n < count; n += 1) cluster.fork();
  });
};
