/** The server's sanitiser: caps first, then a worker under a deadline, so that no text can hold up the server. */
import type { Rendered, Sanitizer } from '../ports/sanitizer.js';
import { capOver } from './caps.js';
import type { JobAnswer } from './job-queue.js';
import { createRenderPool, type RenderPoolOptions } from './render-pool.js';
import { SANITIZER_VERSION } from './sanitizer-version.js';

/** What the server may choose; the defaults suit one node on two cores. */
export interface SanitizerOptions {
  /**
   * Worker threads at most, each around 70 MB; 2 unless told otherwise, so that one overrun leaves
   * one at work. The second is started when a text first has to wait.
   */
  readonly size?: number;
  /**
   * Longest rendering of one text, from its beginning, by the clock on the wall: 1 s, twenty times
   * what the slowest text within the caps needs, so that a busy machine refuses no honest text.
   */
  readonly deadlineMs?: number;
  /** Told when a worker was lost, for the log. */
  readonly onWorkerLost?: NonNullable<RenderPoolOptions['onWorkerLost']>;
}

/** Texts that may wait: some seconds' work for two workers, and at most 20 MB. */
const LONGEST_QUEUE = 1_000;

const ANSWERS: Readonly<Record<Exclude<JobAnswer['kind'], 'html'>, Rendered>> = {
  'too-complex': { ok: false, why: 'too-complex' },
  full: { ok: false, why: 'cap', cap: 'queue-full' },
  closed: { ok: false, why: 'cap', cap: 'closed' },
};

const toRendered = (answer: JobAnswer): Rendered =>
  answer.kind === 'html'
    ? { ok: true, html: answer.html, version: SANITIZER_VERSION }
    : ANSWERS[answer.kind];

/**
 * A sanitiser whose worker has passed its self-test.
 * @throws {SanitizerUnsafe} when it has not: the server must not start
 */
export async function createSanitizer(options: SanitizerOptions = {}): Promise<Sanitizer> {
  const { size = 2, deadlineMs = 1_000, ...rest } = options;
  const workerFile = new URL('./worker.js', import.meta.url);
  const pool = await createRenderPool({
    workerFile,
    size,
    deadlineMs,
    longestQueue: LONGEST_QUEUE,
    ...rest,
  });
  return {
    render: async (body) => {
      const cap = capOver(body);
      return cap === undefined
        ? toRendered(await pool.render(body))
        : { ok: false, why: 'cap', cap };
    },
    close: () => pool.close(),
  };
}
