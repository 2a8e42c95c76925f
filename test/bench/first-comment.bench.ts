/**
 * Measures, in real Chromium, what the first comment on the demo article costs: bytes on the wire, main thread, time.
 *
 * Floor: the same page with the widget's script blocked, until it is loaded and painted. Bytes are
 * packed with brotli, and 300 bytes for the headers of each answer, as Resource Timing counts; of the three parts of the widget,
 * for which nothing simpler exists, `budgets.json` says how large they may be. The ratio of the
 * main thread says how much more processor time than the bare page is spent until the first comment
 * is painted: it depends on how little the bare page does, so compare it with an earlier ratio of
 * the same demo article only. Every visit is a first one, with an empty cache, to `#komentar`.
 */
import type { Browser, Page } from 'playwright-core';
import { articles } from '#server/demo/articles.js';
import { launchChromium } from '../support/chromium.js';
import { startKomentar } from '../support/komentar.js';
import type { Figure } from './run.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { beside, median } from './support/figures.js';
import { temporaryFolder } from './support/own-server.js';

const VISITS = 9;
const PATIENCE_MS = 30_000;
const LOADER = '*/k.js';

/** Parts of the widget by the beginning of their path. */
const PARTS = { loader: '/k.js', core: '/k/', data: '/v1/' } as const;

export const name = 'First comment on the demo article, Chromium, first visit';

/** What one visit cost until what was waited for was painted. */
interface Visit {
  readonly bytes: ReadonlyMap<string, number>;
  /** Milliseconds of processor time on the main thread. */
  readonly cpu: number;
  /** Milliseconds since the navigation began. */
  readonly elapsed: number;
}

/**
 * Runs in the page: tells when it is loaded and, with `withComments`, the first comments stand
 * there, painted. Text and no function, since the benchmarks' compiler changes functions in a way
 * that works in its own process only.
 */
const tellWhenPainted = (withComments: boolean): string => `{
  const event = (target, type) =>
    new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
  const loaded = event(window, 'load');
  const facts = ${String(withComments)} ? [loaded, event(document, 'komentar-ready')] : [loaded];
  // The frame is painted after the first callback and before the task behind it.
  Promise.all(facts).then(() => requestAnimationFrame((frame) => setTimeout(() => painted(performance.now(), frame))));
}`;

/** When the first comment was painted, and when the frame that painted it began. */
interface Painted {
  readonly elapsed: number;
  readonly frame: number;
}

/**
 * Runs in the page: the bytes, by path, of everything asked for before a frame. What is fetched
 * after the paint has often arrived too when this is asked, and must not count. Text for the same
 * reason as above.
 */
const bytesBefore = (frame: number): string => `
  [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter(({ startTime }) => startTime <= ${String(frame)})
    .map(({ name, transferSize }) => [new URL(name).pathname, transferSize])`;

/** Gives the page a way to tell, and waits until it does. */
const listen = async (page: Page, withComments: boolean): Promise<() => Promise<Painted>> => {
  let tell: (painted: Painted) => void = () => undefined;
  const told = new Promise<Painted>((resolve) => (tell = resolve));
  await page.exposeFunction('painted', (elapsed: number, frame: number) =>
    tell({ elapsed, frame }),
  );
  await page.addInitScript({ content: tellWhenPainted(withComments) });
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('nothing was painted')), PATIENCE_MS).unref();
  });
  late.catch(() => undefined);
  return () => Promise.race([told, late]);
};

const visit = async (browser: Browser, url: string, withComments: boolean): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    if (!withComments) await client.send('Network.setBlockedURLs', { urls: [LOADER] });
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    const painted = await listen(page, withComments);
    await page.goto(url, { waitUntil: 'commit' });
    const { elapsed, frame } = await painted();
    const { metrics } = await client.send('Performance.getMetrics');
    const bytes = new Map(await page.evaluate<[string, number][]>(bytesBefore(frame)));
    const seconds = metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? Number.NaN;
    return { bytes, cpu: seconds * 1000, elapsed };
  } finally {
    await context.close();
  }
};

const bytesOf = ({ bytes }: Visit, beginning: string): number =>
  [...bytes].reduce((sum, [path, size]) => (path.startsWith(beginning) ? sum + size : sum), 0);

interface Visits {
  readonly value: Visit;
  readonly floor: Visit;
}

const figuresOf = (visits: readonly Visits[]): readonly Figure[] => {
  const middle = (of: (visit: Visit) => number) => ({
    value: median(visits.map(({ value }) => of(value))),
    floor: median(visits.map(({ floor }) => of(floor))),
  });
  const parts = Object.entries(PARTS).map(([part, path]) => ({
    name: `bytes of the ${part}`,
    unit: 'bytes',
    value: middle((it) => bytesOf(it, path)).value,
  }));
  return [
    ...parts,
    beside(
      'bytes of the whole page until the first comment',
      'bytes',
      middle((it) => bytesOf(it, '/')),
    ),
    beside(
      'main thread until the first comment',
      'ms',
      middle(({ cpu }) => cpu),
    ),
    beside(
      'first comment painted after',
      'ms',
      middle(({ elapsed }) => elapsed),
    ),
  ];
};

const measure = async (later: Later): Promise<readonly Figure[]> => {
  // The browser's driver ends this process on Ctrl-C once the browser is closed: the server goes first.
  const browser = await launchChromium();
  later(() => browser.close());
  const server = await startKomentar({ dataDir: await temporaryFolder(later) });
  later(server.stop);
  const url = `${server.url}/demo/${articles[0]?.slug ?? ''}#komentar`;
  const visits: Visits[] = [];
  for (let n = 0; n <= VISITS; n += 1) {
    const value = await visit(browser, url, true);
    visits.push({ value, floor: await visit(browser, url, false) });
  }
  return figuresOf(visits.slice(1)); // The first one warms up browser and server.
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
