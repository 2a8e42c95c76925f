/** The normaliser in a real browser, whose addresses are read by another parser than the server's. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { FOLDED, REFUSED } from './addresses.js';

const DOMAIN = new URL('../../packages/domain/dist/', import.meta.url);
const ORIGIN = 'https://koran.example';
const PAGE = `<script type="module">
  import { normaliseUrl } from '/thread-key.js';
  Object.assign(globalThis, { normaliseUrl });
</script>`;
const LEAST = 40;

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

test('[T-19] a browser files every address as the server does', async () => {
  expect(FOLDED.length).toBeGreaterThanOrEqual(LEAST);
  const page = await browser.newPage();
  await page.route(`${ORIGIN}/*.js`, async (route) => {
    const file = new URL(`.${new URL(route.request().url()).pathname}`, DOMAIN);
    await route.fulfill({ body: await readFile(file, 'utf8'), contentType: 'text/javascript' });
  });
  await page.route(`${ORIGIN}/`, (route) =>
    route.fulfill({ body: PAGE, contentType: 'text/html' }),
  );
  await page.goto(ORIGIN);
  const filed = await page.evaluate(
    (addresses) => {
      const { normaliseUrl } = globalThis as unknown as {
        normaliseUrl: (raw: string) => string | undefined;
      };
      return addresses.map((raw) => normaliseUrl(raw) ?? null);
    },
    [...FOLDED.map(([raw]) => raw), ...REFUSED],
  );
  expect(filed).toEqual([
    ...FOLDED.map(([, normalised]) => normalised),
    ...REFUSED.map(() => null),
  ]);
});
