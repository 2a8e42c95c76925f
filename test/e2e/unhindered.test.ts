/** The newspaper's own page, which does not wait for its comments (T-4). What it costs in time is in `npm run bench`. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shiftsOf, watchShifts } from '../support/layout-shift.js';
import { openDemo } from './demo.js';
import { demoArticle, newPerson } from './pages.js';

const demo = openDemo();

interface Candidate {
  readonly element: Element | null;
}

/** What has no element in the page: it stands in a shadow tree, as everything of the section does. */
const NOT_THE_PAGES = 'not the page’s own';

/** Runs in the page before anything else: notes what is the largest thing painted. */
const watchLargest = (notThePages: string): void => {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { element } = entry as unknown as Candidate;
      Object.assign(globalThis, { largest: element?.outerHTML ?? notThePages });
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
};

/** The page's largest part, once it is painted. */
const largest = async (page: Page): Promise<string> => {
  const painted = await page.waitForFunction(
    () => (globalThis as unknown as { largest?: string }).largest,
  );
  return String(await painted.jsonValue());
};

test.each([390, 1280])(
  '[T-4] the article is painted and whole before the loader has come, %d px',
  async (width) => {
    const { page } = await newPerson(demo.browser, { viewport: { width, height: 800 } });
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route('**/k.js', async (route) => {
      await arrived;
      await route.continue();
    });
    await page.addInitScript(watchLargest, NOT_THE_PAGES);
    await page.addInitScript(watchShifts);
    await page.goto(`${demo.server.url}/demo/${demoArticle.slug}`, {
      waitUntil: 'domcontentloaded',
    });
    expect(await largest(page)).not.toBe(NOT_THE_PAGES);
    arrive();
    await page.waitForLoadState('networkidle');
    expect(await largest(page)).not.toBe(NOT_THE_PAGES);
    expect(await shiftsOf(page)).toEqual([]);
  },
);

test('[T-4] far from the comments nothing of them is fetched and nothing runs', async () => {
  const { page } = await newPerson(demo.browser, { viewport: { width: 390, height: 400 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${demo.server.url}/demo/${demoArticle.slug}`, { waitUntil: 'networkidle' });
  expect(asked).toContain('/k.js');
  expect(asked.filter((path) => /^\/(?:k\/komentar|v1\/thread)/u.test(path))).toEqual([]);
  expect(await page.locator('komentar-section').evaluate((it) => it.shadowRoot)).toBeNull();
  expect(await page.evaluate(() => customElements.get('komentar-section'))).toBeUndefined();
});
