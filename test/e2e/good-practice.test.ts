/** What Lighthouse asks of a page beside axe, asked of Chromium itself (T-6). */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openDemo } from './demo.js';
import { demoArticle, newPerson, readArticle, write } from './pages.js';

const demo = openDemo();

/** Everything Chromium complains of: deprecations, cookies, policies, quirks, failed requests, exceptions. */
const listen = async (page: Page): Promise<string[]> => {
  const complaints: string[] = [];
  const client = await page.context().newCDPSession(page);
  client.on('Audits.issueAdded', ({ issue }) => complaints.push(JSON.stringify(issue)));
  client.on('Log.entryAdded', ({ entry }) => complaints.push(`${entry.level}: ${entry.text}`));
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  await client.send('Audits.enable');
  await client.send('Log.enable');
  return complaints;
};

/** Runs in the page before anything else: notes what is asked of the reader, who has asked for nothing. */
const watchQuestions = (): void => {
  const asked: string[] = [];
  Notification.requestPermission = () => {
    asked.push('to notify');
    return Promise.resolve('denied');
  };
  Geolocation.prototype.getCurrentPosition = () => void asked.push('where he is');
  Object.assign(globalThis, { asked });
};

/** Images that are drawn out of shape, by their addresses. */
const distorted = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.images]
      .filter(({ complete, naturalWidth }) => complete && naturalWidth > 0)
      .filter((image) => getComputedStyle(image).objectFit === 'fill')
      .filter(
        ({ width, height, naturalWidth, naturalHeight }) =>
          Math.abs(width - (height * naturalWidth) / naturalHeight) > 2,
      )
      .map(({ src }) => src),
  );

test.each([390, 1280])(
  '[T-6] Chromium complains of nothing while a reader reads and writes, %d px',
  async (width) => {
    const { page } = await newPerson(demo.browser, { viewport: { width, height: 844 } });
    const complaints = await listen(page);
    await page.addInitScript(watchQuestions);
    const section = await readArticle(page, `${demo.server.url}/demo/${demoArticle.slug}`);
    await write(section, { body: `Terbaca dari layar ${String(width)}.`, name: 'Sari' });
    await section.getByText('hanya Anda yang melihat').first().waitFor();
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => (globalThis as unknown as { asked: unknown }).asked)).toEqual(
      [],
    );
    expect(await distorted(page)).toEqual([]);
  },
);

test('[T-6] the article says what it is, can be enlarged, and its fields take what is pasted', async () => {
  const { page } = await newPerson(demo.browser);
  const section = await readArticle(page, `${demo.server.url}/demo/${demoArticle.slug}`);
  expect(await page.evaluate(() => [document.compatMode, document.characterSet])).toEqual([
    'CSS1Compat',
    'UTF-8',
  ]);
  const viewport = await page.locator('meta[name=viewport]').getAttribute('content');
  expect(viewport).toContain('width=device-width');
  expect(viewport).not.toMatch(/user-scalable|maximum-scale/u);
  const takesPaste = (field: Element): boolean =>
    field.dispatchEvent(
      new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true }),
    );
  await section.getByLabel('Tulis komentar').fill('Setuju.');
  for (const label of ['Tulis komentar', 'Nama'])
    expect(await section.getByLabel(label, { exact: true }).evaluate(takesPaste)).toBe(true);
});
