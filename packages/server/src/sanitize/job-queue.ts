/** Texts waiting for a worker: first come, first served, and only so many. */

/** A text and the way to answer for it; `settle` is called exactly once. */
export interface Job {
  readonly body: string;
  readonly settle: (answer: JobAnswer) => void;
  /** A worker was lost between taking this job and beginning it; it happens to a job once, then the job is answered. */
  wasReturned: boolean;
}

/** `full` and `closed` are the queue's own; the others come from a worker or the loss of one. */
export type JobAnswer =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'too-complex' | 'full' | 'closed' };

type Taker = (job: Job | undefined) => void;

/** A bounded queue that workers wait at. */
export class JobQueue {
  readonly #longest: number;
  readonly #waiting: Job[] = [];
  readonly #takers: Taker[] = [];
  #isClosed = false;

  /** @param longest how many jobs may wait; one more is answered `full` at once */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /** Hands the job to a waiting worker, or lets it wait, or answers it `full` or `closed`. */
  put(job: Job): void {
    if (this.#isClosed) return job.settle({ kind: 'closed' });
    const taker = this.#takers.shift();
    if (taker !== undefined) return taker(job);
    if (this.#waiting.length >= this.#longest) return job.settle({ kind: 'full' });
    this.#waiting.push(job);
  }

  /** Puts a job that was taken but not begun before all others; the bound does not apply, it had its place already. */
  giveBack(job: Job): void {
    if (this.#isClosed) return job.settle({ kind: 'closed' });
    const taker = this.#takers.shift();
    if (taker === undefined) this.#waiting.unshift(job);
    else taker(job);
  }

  /** Whether a job waits for a worker. */
  isBacklogged(): boolean {
    return this.#waiting.length > 0;
  }

  /** The next job, as soon as there is one; `undefined` once the queue is closed. */
  take(): Promise<Job | undefined> {
    if (this.#isClosed) return Promise.resolve(undefined);
    const job = this.#waiting.shift();
    return job === undefined
      ? new Promise((resolve) => this.#takers.push(resolve))
      : Promise.resolve(job);
  }

  /** Answers everything that waits; for when nobody is left to do it. */
  answerAll(kind: 'too-complex' | 'closed'): void {
    for (const job of this.#waiting.splice(0)) job.settle({ kind });
  }

  /** Answers what waits with `closed`, sends waiting workers home, and takes no more. */
  close(): void {
    this.#isClosed = true;
    this.answerAll('closed');
    for (const taker of this.#takers.splice(0)) taker(undefined);
  }
}
