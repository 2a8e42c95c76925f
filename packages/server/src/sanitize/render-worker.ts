/** One worker thread's life: starting, one job at a time under its deadline, and its end. */
import { Worker } from 'node:worker_threads';

import { SanitizerUnsafe } from './sanitizer-unsafe.js';
import type { WorkerReport } from './worker-messages.js';

/** How a job ended: with HTML, by breaking or overrunning (`lost`), or because the worker went before beginning it. */
export type JobOutcome =
  { readonly kind: 'html'; readonly html: string } | { readonly kind: 'lost' | 'not-begun' };

interface Running {
  readonly id: number;
  readonly end: (outcome: JobOutcome) => void;
  timer: NodeJS.Timeout;
  hasBegun: boolean;
}

/** A worker that does not even begin within this is taken for dead: 5 s, a hundred times what a busy machine needs. */
const BEGIN_WITHIN_MS = 5_000;

/**
 * Old-space limit: a worker idles at around 40 MB; the thread, not the process, dies of a text that eats memory.
 * Each text's tree is rubbish once it is rendered, so a small young generation holds it; the default grows to 48 MB.
 */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 };

/** A thread running the worker file. After any outcome but HTML it is gone, and its owner starts another. */
export class RenderWorker {
  /** Fulfilled when the worker has passed its self-test; rejected with `SanitizerUnsafe` when it has not. */
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #deadlineMs: number;
  #running: Running | undefined;
  #isGone = false;
  #lastId = 0;

  /**
   * @param file the worker's compiled file
   * @param deadlineMs longest a job may run, from its beginning
   */
  constructor(file: URL, deadlineMs: number) {
    this.#deadlineMs = deadlineMs;
    // No environment: the thread that reads hostile text has no use for the server's secrets.
    this.#worker = new Worker(file, { env: {}, resourceLimits: LIMITS });
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (news: WorkerReport) => {
        if (news.kind === 'ready') resolve();
        else if (news.kind === 'unsafe') reject(new SanitizerUnsafe(news.why));
        else this.#hear(news);
      });
      this.#worker.on('error', (error: Error) =>
        this.#lose(() => reject(new SanitizerUnsafe(error.message))),
      );
      this.#worker.on('exit', () =>
        this.#lose(() => reject(new SanitizerUnsafe('the worker ended at its start'))),
      );
    });
  }

  /** True once the thread has ended or is being ended. */
  isGone(): boolean {
    return this.#isGone;
  }

  /** Renders one text; to be called only when the previous one has ended. Never rejects. */
  run(body: string): Promise<JobOutcome> {
    if (this.#isGone) return Promise.resolve({ kind: 'not-begun' });
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((end) => {
      this.#running = { id, end, hasBegun: false, timer: this.#alarm(BEGIN_WITHIN_MS) };
      this.#worker.postMessage({ id, body });
    });
  }

  /** Ends the thread, whatever it is doing; a running job ends as `lost` or `not-begun`. */
  async end(): Promise<void> {
    this.#lose();
    await this.#worker.terminate();
  }

  /**
   * The deadline's alarm. When this thread itself was held up, the answer may already lie in the mailbox, which is
   * emptied between the alarm and `setImmediate`: so the verdict falls only then.
   */
  #alarm(ms: number): NodeJS.Timeout {
    const judge = (): void => {
      if (this.#running?.timer === timer) void this.end();
    };
    const timer = setTimeout(() => setImmediate(judge), ms);
    return timer;
  }

  #hear(news: Exclude<WorkerReport, { kind: 'ready' | 'unsafe' }>): void {
    const running = this.#running;
    if (running === undefined || news.id !== running.id) return;
    switch (news.kind) {
      case 'began':
        clearTimeout(running.timer);
        running.hasBegun = true;
        running.timer = this.#alarm(this.#deadlineMs);
        return;
      case 'rendered':
        return this.#finish({ kind: 'html', html: news.html });
      case 'failed':
        // Whatever threw may have left the purifier in a state nobody has tested.
        return void this.end();
    }
  }

  #finish(outcome: JobOutcome): void {
    const running = this.#running;
    if (running === undefined) return;
    clearTimeout(running.timer);
    this.#running = undefined;
    running.end(outcome);
  }

  #lose(also?: () => void): void {
    this.#isGone = true;
    this.#finish({ kind: this.#running?.hasBegun === true ? 'lost' : 'not-begun' });
    also?.();
  }
}
