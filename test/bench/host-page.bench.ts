/**
 * Measures, in real Chromium, what the newspaper's own page pays for having comments far below: first
 * and largest paint, and the time in which a tap is not answered until the page rests: what each task
 * of the main thread takes beyond 50 ms, its processor time counted four times as a slow telephone's.
 *
 * Floor: the same page with the loader blocked, visited in turns. A ratio of 1 is nothing. Figures are
 * medians of as many first visits each; where no tap waits at all there is no ratio.
 */
import type { Browser } from 'playwright-core';
import { articles } from '#server/demo/articles.js';
import { launchChromium } from '../support/chromium.js';
import { startKomentar } from '../support/komentar.js';
import type { Figure } from './run.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { aimed, beside, median } from './support/figures.js';
import { tasksOf } from './support/main-thread.js';
import { temporaryFolder } from './support/own-server.js';

const VISITS = 20;
const SLOWER = 4;
/** A tap that waits no longer is answered at once. */
const AT_ONCE_MS = 50;
/** No difference that anybody could see: this many times the page without comments. */
const NOTHING = 1.01;
const MOST_BLOCKED_MS = 10;

export const name = "The newspaper's own page, Chromium, first visit";

interface Visit {
  readonly first: number;
  readonly largest: number;
  readonly blocked: number;
}

const blockedBy = (tasks: readonly number[]): number =>
  tasks.reduce((sum, ms) => sum + Math.max(0, ms * SLOWER - AT_ONCE_MS), 0);

/** Runs in the page before anything else. */
const WATCH = `{
  const seen = { first: 0, largest: 0 };
  globalThis.seen = seen;
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') seen.first = startTime; });
  watch('largest-contentful-paint', ({ startTime }) => { seen.largest = startTime; });
}`;

const visit = async (browser: Browser, url: string, hasLoader: boolean): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 400 } });
  try {
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    if (!hasLoader) await client.send('Network.setBlockedURLs', { urls: ['*/k.js'] });
    await page.addInitScript({ content: WATCH });
    const tasks = await tasksOf(browser, page, () => page.goto(url, { waitUntil: 'networkidle' }));
    const seen = await page.evaluate<Omit<Visit, 'blocked'>>('seen');
    return { ...seen, blocked: blockedBy(tasks) };
  } finally {
    await context.close();
  }
};

const measure = async (later: Later): Promise<readonly Figure[]> => {
  const browser = await launchChromium();
  later(() => browser.close());
  const server = await startKomentar({ dataDir: await temporaryFolder(later) });
  later(server.stop);
  const url = `${server.url}/demo/${articles[0]?.slug ?? ''}`;
  const pairs: { value: Visit; floor: Visit }[] = [];
  for (let n = 0; n <= VISITS; n += 1) {
    const value = await visit(browser, url, true);
    pairs.push({ value, floor: await visit(browser, url, false) });
  }
  pairs.shift(); // The first one warms up browser and server.
  const figure = (what: string, of: keyof Visit): Figure => {
    const value = median(pairs.map((pair) => pair.value[of]));
    return beside(what, 'ms', { value, floor: median(pairs.map((pair) => pair.floor[of])) });
  };
  const painted = (what: string, of: keyof Visit): Figure => {
    const it = figure(what, of);
    return aimed('T-4', (it.floor ?? NaN) * NOTHING, it);
  };
  return [
    painted('first paint', 'first'),
    painted('largest paint', 'largest'),
    aimed('T-4', MOST_BLOCKED_MS, figure('taps not answered', 'blocked')),
  ];
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
