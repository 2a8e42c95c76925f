/** What travels for a reader: before the comments are near, until the first one is seen, and in all. */
import { randomUUID } from 'node:crypto';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sectionPage, startEmbedded, type Embedded } from '../support/embedded.js';
import { newPerson } from './pages.js';

const KB = 1024;
const COMMENTS = 20;
const FAR = '<div style="block-size:6000px"></div>';
const eager = sectionPage('cat');
const far = { html: eager.html.replace('loading="eager"', '').replace('<h1>Uji</h1>', FAR) };

let { browser, server, host, site, close } = {} as Embedded;

beforeAll(async () => {
  ({ browser, server, host, site, close } = await startEmbedded(
    { '/': eager, '/jauh': far },
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

/** Everything Komentar's that was asked for until a moment, content hashes left out of the names. */
const travelled = (page: Page, until = Infinity): Promise<Travelled[]> =>
  page.evaluate(
    (latest) =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry.startTime <= latest && entry.name.includes('/komentar/'))
        .map((entry) => ({
          path: new URL(entry.name).pathname
            .replace('/komentar', '')
            .replace(/\.[^./]+\.js$/u, '.js'),
          bytes: (entry as PerformanceResourceTiming).encodedBodySize,
        })),
    until,
  );

const paintedAt = (page: Page): Promise<number> =>
  page.evaluate(() => (window as never as { paintedAt: number }).paintedAt);

test('[T-7] far from the comments one small script is all that travels', async () => {
  const { page } = await newPerson(browser);
  await page.goto(`${host.url}/jauh`, { waitUntil: 'networkidle' });
  const [loader, ...others] = await travelled(page);
  expect(others).toEqual([]);
  expect(loader?.path).toBe('/k.js');
  expect(loader?.bytes).toBeLessThanOrEqual(1.5 * KB);
});

test('[T-8] [ES7] loader, core and one thread answer are all that travels before the first comment', async () => {
  const { page } = await newPerson(browser);
  await watchFrames(page);
  await page.goto(host.url);
  await page.waitForFunction(() => 'paintedAt' in window);
  await page.locator('[part~="live-dot"]').waitFor();
  const before = await travelled(page, await paintedAt(page));
  expect(before.map(({ path }) => path).sort()).toEqual([
    '/k.js',
    '/k/komentar-section.js',
    '/v1/thread',
  ]);
  const bytes = (name: string): number =>
    before.find(({ path }) => path === name)?.bytes ?? Number.NaN;
  expect(bytes('/k/komentar-section.js')).toBeLessThanOrEqual(20 * KB);
  expect(bytes('/v1/thread')).toBeLessThanOrEqual(8 * KB);
});

test('[T-8] [T-10] code and comments are asked for side by side: neither waits for the other', async () => {
  const { page } = await newPerson(browser);
  const waiting = new Map<string, Route>();
  await page.route(/\/k\/komentar-section|\/v1\/thread\b/u, async (route) => {
    waiting.set(new URL(route.request().url()).pathname, route);
    // Nobody is answered before both have asked.
    if (waiting.size === 2) for (const each of waiting.values()) await each.continue();
  });
  await page.goto(`${host.url}/jauh`);
  await page.locator('komentar-section').scrollIntoViewIfNeeded();
  await page.locator('komentar-section article').first().waitFor();
});

test('[T-9] everything a reader of one language can load weighs little', async () => {
  const { page } = await newPerson(browser);
  const section = page.locator('komentar-section');
  await page.goto(host.url);
  await page.locator('[part~="live-dot"]').waitFor();
  await section.getByLabel('Tulis komentar').fill('Panjang *sekali*');
  await section
    .getByRole('button', { name: /^Balas/u })
    .first()
    .click();
  await section
    .getByRole('button', { name: /^Tindakan lain/u })
    .first()
    .click();
  await page.waitForLoadState('networkidle');
  const code = (await travelled(page)).filter(({ path }) => path.startsWith('/k'));
  const names = code.map(({ path }) => path);
  for (const part of ['komentar-section', 'writing', 'live'])
    expect(names).toContain(`/k/${part}.js`);
  expect(code.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(55 * KB);
});
