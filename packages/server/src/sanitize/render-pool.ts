/** Keeps a few workers alive and busy; every text put in is answered, whatever becomes of a worker. */
import { setTimeout as pause } from 'node:timers/promises';

import { type Job, type JobAnswer, JobQueue } from './job-queue.js';
import { RenderWorker } from './render-worker.js';

/** How a pool is made. */
export interface RenderPoolOptions {
  /** The compiled worker. */
  readonly workerFile: URL;
  /** How many workers run at once, at most: one from the start, one more whenever a text has to wait. */
  readonly size: number;
  /** Longest a job may run, from its beginning. */
  readonly deadlineMs: number;
  /** How many jobs may wait for a worker. */
  readonly longestQueue: number;
  /** Told each time a worker was lost: over the deadline or broken (`job`), ended by itself (`idle`), or not started. */
  readonly onWorkerLost?: (when: 'job' | 'idle' | 'start', cause?: unknown) => void;
}

/** Texts in, HTML out, in other threads; no caps and no judgement of its own. */
export interface RenderPool {
  /** Never rejects; `full` when too many wait, `closed` after `close`. */
  render(body: string): Promise<JobAnswer>;
  /** Ends every worker and answers everything that waits. */
  close(): Promise<void>;
}

/** Between failed starts: 1, 2, 4 … seconds, at most 30. */
const restartDelayMs = (failures: number): number => Math.min(1_000 * 2 ** (failures - 1), 30_000);

class Pool implements RenderPool {
  readonly #options: RenderPoolOptions;
  readonly #queue: JobQueue;
  readonly #workers = new Set<RenderWorker>();
  readonly #closing = new AbortController();
  readonly #slots: Promise<void>[] = [];

  constructor(options: RenderPoolOptions) {
    this.#options = options;
    this.#queue = new JobQueue(options.longestQueue);
  }

  /** Starts the first worker; if it is not safe, rejects with `SanitizerUnsafe`. */
  async open(): Promise<void> {
    const worker = this.#spawn();
    try {
      await worker.ready;
    } catch (error) {
      await this.close();
      throw error;
    }
    this.#slots.push(this.#keepSlot(worker));
  }

  render(body: string): Promise<JobAnswer> {
    return new Promise((settle) => {
      this.#queue.put({ body, settle, wasReturned: false });
      if (this.#queue.isBacklogged() && this.#slots.length < this.#options.size)
        this.#slots.push(this.#openSlot());
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#queue.close();
    await Promise.all([...this.#workers].map((worker) => worker.end()));
    await Promise.all(this.#slots);
  }

  #spawn(): RenderWorker {
    const worker = new RenderWorker(this.#options.workerFile, this.#options.deadlineMs);
    this.#workers.add(worker);
    return worker;
  }

  async #openSlot(): Promise<void> {
    const worker = await this.#start();
    if (worker !== undefined) await this.#keepSlot(worker);
  }

  /** A slot works its worker until it is gone, then starts the next. */
  async #keepSlot(first: RenderWorker): Promise<void> {
    let worker: RenderWorker | undefined = first;
    while (worker !== undefined) {
      await this.#workUntilGone(worker);
      this.#workers.delete(worker);
      worker = await this.#start();
    }
  }

  async #workUntilGone(worker: RenderWorker): Promise<void> {
    for (;;) {
      const job = await this.#queue.take();
      if (job === undefined) return;
      if (worker.isGone()) {
        this.#queue.giveBack(job);
        this.#options.onWorkerLost?.('idle');
        return;
      }
      await this.#workOn(worker, job);
      if (worker.isGone()) {
        if (!this.#closing.signal.aborted) this.#options.onWorkerLost?.('job');
        return;
      }
    }
  }

  async #workOn(worker: RenderWorker, job: Job): Promise<void> {
    const outcome = await worker.run(job.body);
    if (outcome.kind === 'html') job.settle(outcome);
    else if (this.#closing.signal.aborted) job.settle({ kind: 'closed' });
    else if (outcome.kind === 'lost' || job.wasReturned) job.settle({ kind: 'too-complex' });
    else {
      job.wasReturned = true;
      this.#queue.giveBack(job);
    }
  }

  /** A slot's worker, however many starts it takes; `undefined` once the pool is closing. */
  async #start(): Promise<RenderWorker | undefined> {
    for (let failures = 1; !this.#closing.signal.aborted; failures += 1) {
      const worker = this.#spawn();
      const trouble: unknown = await worker.ready.then(
        () => undefined,
        (cause: unknown) => cause ?? 'unknown',
      );
      if (trouble === undefined) return worker;
      await this.#giveUpOn(worker, trouble);
      await pause(restartDelayMs(failures), undefined, { signal: this.#closing.signal }).catch(
        () => undefined,
      );
    }
    return undefined;
  }

  async #giveUpOn(worker: RenderWorker, cause: unknown): Promise<void> {
    await worker.end();
    this.#workers.delete(worker);
    if (this.#closing.signal.aborted) return;
    this.#options.onWorkerLost?.('start', cause);
    // Nobody is left to serve them, and the next start may be half a minute away.
    if (this.#workers.size === 0) this.#queue.answerAll('too-complex');
  }
}

/**
 * A pool whose first worker has passed its self-test; no other takes a text before it has passed its own.
 * @throws {SanitizerUnsafe} when the first has not; none is left running then
 */
export async function createRenderPool(options: RenderPoolOptions): Promise<RenderPool> {
  const pool = new Pool(options);
  await pool.open();
  return pool;
}
