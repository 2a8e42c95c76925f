/** The preview: every state by name with the real section, every attribute and hostile page as a choice. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOST_PAGES } from '#server/preview/hosts.js';
import { CONTROLS } from '#server/preview/stage-page.js';
import { previewStates } from '#server/preview/states.js';
import { launchChromium } from '../support/chromium.js';
import { startKomentar, type Komentar } from '../support/komentar.js';

const STATES = previewStates(0);

let browser: Browser;
let komentar: Komentar;

beforeAll(async () => {
  [browser, komentar] = await Promise.all([launchChromium(), startKomentar()]);
});
afterAll(async () => {
  await browser.close();
  await komentar.remove();
});

interface Stage {
  readonly page: Page;
  readonly complaints: string[];
  /** Requests to the server's API: a stage makes none. */
  readonly calls: string[];
}

const openStage = async (query: string): Promise<Stage> => {
  const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  const [complaints, calls]: [string[], string[]] = [[], []];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    // What the section tells an owner is no complaint of the browser's.
    if (message.type() === 'error' && !message.text().startsWith('Komentar:'))
      complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/v1/')) calls.push(request.url());
  });
  await page.goto(`${komentar.url}/preview/stage?${query}`);
  return { page, complaints, calls };
};

const ready = (page: Page): Promise<void> =>
  page.locator('html[data-stage="ready"]').waitFor({ state: 'attached' });

describe('preview', () => {
  test('[PV1] the table has all of S01 to S32, each once, each with a name of its own', () => {
    const expected = Array.from({ length: 32 }, (_, at) => `S${String(at + 1).padStart(2, '0')}`);
    expect(STATES.map(({ id }) => id)).toEqual(expected);
    expect(new Set(STATES.map(({ name }) => name)).size).toBe(STATES.length);
    for (const { name } of STATES) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
  });

  test.each(STATES.map(({ id, name }) => ({ id, name })))(
    '[PV2] $id $name is reached by its name, without the server and without a complaint',
    async ({ id }) => {
      const { page, complaints, calls } = await openStage(`state=${id}`);
      await ready(page);
      expect(complaints).toEqual([]);
      expect(calls).toEqual([]);
      await page.close();
    },
  );

  test.each(HOST_PAGES.map(({ name }) => name))(
    '[PV3] the section stands on the hostile page %s, without a complaint',
    async (host) => {
      const { page, complaints } = await openStage(`state=S16&host=${host}`);
      await ready(page);
      const box = await page.locator('komentar-section article').first().boundingBox();
      expect(box?.width).toBeGreaterThan(150);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test('[PV4] the page has every state, attribute and hostile page as a choice, and a snippet to copy', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${komentar.url}/preview?state=S05`);
    for (const name of [...Object.keys(CONTROLS), 'state', 'host', 'width', 'font-size'])
      expect([name, await page.locator(`form [name="${name}"]`).count()]).toEqual([name, 1]);
    expect(await page.locator('[name="state"] option').count()).toBe(STATES.length);
    expect(await page.locator('[name="host"] option').count()).toBe(HOST_PAGES.length);
    await page.getByLabel('theme').selectOption('dark');
    await page.waitForURL(/theme=dark/u);
    expect(await page.locator('pre').innerText()).toContain('theme="dark"');
    const section = page.frameLocator('iframe').locator('komentar-section');
    await section.getByText('Jadilah yang pertama').waitFor();
    expect(await section.getAttribute('theme')).toBe('dark');
    await page.close();
  });

  test('[PV5] nothing an address says becomes markup', async () => {
    const attack = encodeURIComponent('"><script>alert(1)</script><img src=x onerror=alert(1)>');
    const query = ['state', 'host', 'url', 'theme', 'count', 'width'].map(
      (it) => `${it}=${attack}`,
    );
    for (const path of ['preview', 'preview/stage']) {
      const page = await fetch(`${komentar.url}/${path}?${query.join('&')}`);
      expect(page.status).toBe(200);
      expect(await page.text()).not.toMatch(/<script>alert|<img/u);
    }
  });
});
