/** Processor time of a page's main thread: what the page costs, however busy the machine is. */
import type { Browser, CDPSession, Page } from 'playwright-core';

/** Runs in the page: resolves when everything that is under way has been painted. */
const PAINTED = `new Promise((resolve) => {
  const frame = (left) => requestAnimationFrame(() => (left > 0 ? frame(left - 1) : setTimeout(resolve)));
  frame(1);
})`;

export const painted = (page: Page): Promise<unknown> => page.evaluate(PAINTED);

/** Reads the main thread's clock of one page. */
export class MainThread {
  readonly #client: CDPSession;
  readonly #page: Page;

  private constructor(client: CDPSession, page: Page) {
    this.#client = client;
    this.#page = page;
  }

  static async of(page: Page): Promise<MainThread> {
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new MainThread(client, page);
  }

  /** Milliseconds of processor time until now. */
  async now(): Promise<number> {
    const { metrics } = await this.#client.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  }

  /** What something costs until it is painted, the asking whether it is painted included. */
  async cost(act: () => Promise<unknown>): Promise<number> {
    await painted(this.#page);
    const before = await this.now();
    await act();
    await painted(this.#page);
    return (await this.now()) - before;
  }
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The tasks of every page's main thread while something happens, in milliseconds of processor time. */
export const tasksOf = async (
  browser: Browser,
  page: Page,
  act: () => Promise<unknown>,
): Promise<readonly number[]> => {
  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline', '__metadata'],
  });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const mains = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${String(pid)}:${String(tid)}`),
  );
  return trace.traceEvents
    .filter(
      ({ name, pid, tid }) => name === 'RunTask' && mains.has(`${String(pid)}:${String(tid)}`),
    )
    .map(({ tdur = 0 }) => tdur / 1000);
};
