/** What travels until a reader sees the first comment, told apart by the page's own clock. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sectionPage, startEmbedded, type Embedded } from '../support/embedded.js';
import { newPerson } from './pages.js';

const KB = 1024;
const COMMENTS = 20;

let { browser, server, host, site, close } = {} as Embedded;

beforeAll(async () => {
  ({ browser, server, host, site, close } = await startEmbedded(
    { '/': sectionPage('cat') },
    { mode: 'open' },
  ));
  const { token } = await server.must('session:open', { site, name: 'Rina' });
  for (let n = 0; n < COMMENTS; n += 1) {
    const body = `Pendapat ke-${String(n)} tentang jembatan baru di muara.`;
    await server.must('comment:post', { site, thread: 'cat', body, clientId: randomUUID() }, token);
  }
});

afterAll(() => close());

/** Notes the time of the first frame in which a comment stands, just before it is painted. */
const watchFrames = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const look = (): void => {
      const root = document.querySelector('komentar-section')?.shadowRoot;
      if (root?.querySelector('article')) Object.assign(window, { paintedAt: performance.now() });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
};

interface Travelled {
  readonly path: string;
  readonly bytes: number;
}

/** Everything Komentar's that was asked for before that frame. */
const beforeFirstComment = (page: Page): Promise<Travelled[]> =>
  page.evaluate(() => {
    const { paintedAt } = window as never as { paintedAt: number };
    return performance
      .getEntriesByType('resource')
      .filter((entry) => entry.startTime <= paintedAt && entry.name.includes('/komentar/'))
      .map((entry) => ({
        path: new URL(entry.name).pathname.replace('/komentar', ''),
        bytes: (entry as PerformanceResourceTiming).encodedBodySize,
      }));
  });

test('[ES7] loader, core and one thread answer are all that travels before the first comment', async () => {
  const { page } = await newPerson(browser);
  await watchFrames(page);
  await page.goto(host.url);
  await page.waitForFunction(() => 'paintedAt' in window);
  await page.locator('[part~="live-dot"]').waitFor();
  const travelled = await beforeFirstComment(page);
  const names = travelled.map(({ path }) => path.replace(/\.[^./]+\.js$/u, '.js')).sort();
  expect(names).toEqual(['/k.js', '/k/komentar-section.js', '/v1/thread']);
  const bytes = (start: string): number =>
    travelled.find(({ path }) => path.startsWith(start))?.bytes ?? Number.NaN;
  expect(bytes('/k.js')).toBeLessThanOrEqual(1.5 * KB);
  expect(bytes('/k/komentar-section')).toBeLessThanOrEqual(20 * KB);
  expect(bytes('/v1/thread')).toBeLessThanOrEqual(8 * KB);
});
