/** What travels until a reader sees the first comment. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { startKomentar, type Komentar } from '../support/komentar.js';
import { demoArticle, newPerson } from './pages.js';

const KB = 1024;

let browser: Browser;
let server: Komentar;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startKomentar()]);
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

interface Travelled {
  readonly path: string;
  readonly bytes: number;
  readonly encoding: string | null;
}

test('[ES7] loader, core and one thread answer are all that travels before the first comment', async () => {
  const { page } = await newPerson(browser);
  const travelled: Promise<Travelled>[] = [];
  let isPainted = false;
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (isPainted || !/^\/(?:k\.js|k\/|v1\/)/u.test(pathname)) return;
    travelled.push(
      Promise.all([response.request().sizes(), response.headerValue('content-encoding')]).then(
        ([{ responseBodySize }, encoding]) => ({
          path: pathname,
          bytes: responseBodySize,
          encoding,
        }),
      ),
    );
  });
  await page.goto(`${server.url}/demo/${demoArticle.slug}#komentar`);
  await page.locator('komentar-section article').first().waitFor();
  isPainted = true;
  const all = await Promise.all(travelled);
  const total = (pattern: RegExp) =>
    all.filter(({ path }) => pattern.test(path)).reduce((sum, { bytes }) => sum + bytes, 0);
  const core = all.filter(({ path }) => /^\/k\/komentar-section/u.test(path));
  expect(core).toHaveLength(1);
  expect(all.filter(({ path }) => path === '/v1/thread')).toHaveLength(1);
  expect(all.every(({ encoding }) => encoding === 'br' || encoding === null)).toBe(true);
  expect(total(/^\/k\.js$/u)).toBeLessThanOrEqual(1.5 * KB);
  expect(total(/^\/k\/komentar-section/u)).toBeLessThanOrEqual(20 * KB);
  expect(total(/^\/v1\/thread$/u)).toBeLessThanOrEqual(8 * KB);
});
