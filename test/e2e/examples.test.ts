/** Every page of the examples, served by the examples' own command against a real server, read in a real browser. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { newFolder, ownSite, startKomentar, type Komentar } from '../support/komentar.js';

const SERVE = fileURLToPath(new URL('../../examples/serve.mjs', import.meta.url));

let browser: Browser;
let komentar: Komentar;
let examples: ChildProcess;
let url = '';

/** A port that nobody has: the pages must know the server's address before it runs, and it theirs. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const startExamples = async (upstream: string): Promise<string> => {
  examples = spawn(process.execPath, [SERVE], {
    env: { PATH: process.env['PATH'], KOMENTAR_URL: upstream, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: examples.stdout! })) {
    const said = /http:\S+/u.exec(line)?.[0];
    if (said !== undefined) return said;
  }
  throw new Error('the examples ended early');
};

beforeAll(async () => {
  const port = await freePort();
  url = await startExamples(`http://localhost:${String(port)}`);
  const dataDir = await newFolder();
  await ownSite(dataDir, { origin: url, mode: 'open' });
  [browser, komentar] = await Promise.all([
    launchChromium(),
    startKomentar({ dataDir, port, env: { KOMENTAR_TRUST_PROXY: 'loopback' } }),
  ]);
});
afterAll(async () => {
  await browser.close();
  examples.kill();
  await komentar.remove();
});

const comment = async (thread: string, body: string): Promise<void> => {
  const { token } = await komentar.must('session:open', { site: 'koran', name: 'Sari' });
  const clientId = crypto.randomUUID();
  await komentar.must('comment:post', { site: 'koran', thread, body, clientId }, token);
};

/** Everything the browser says in red, a missing icon aside. */
const openPage = async (path: string): Promise<{ page: Page; complaints: string[] }> => {
  const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    const isIcon = message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && !isIcon) complaints.push(message.text());
  });
  await page.goto(`${url}${path}`);
  return { page, complaints };
};

describe('examples', () => {
  test.each([
    ['plain', 'artikel-1'],
    ['react', 'react-1'],
    ['proxy', 'artikel-proksi'],
    ['strict-csp', 'artikel-csp'],
    ['hostile-css', 'artikel-gaya'],
    ['newspaper', 'artikel-warta'],
  ])(
    '[EX1] %s shows its comments, live, and the browser complains of nothing',
    async (name, thread) => {
      await comment(thread, `Komentar pada ${name}.`);
      const { page, complaints } = await openPage(`/${name}/`);
      const section = page.locator('komentar-section');
      await section.scrollIntoViewIfNeeded();
      await section.getByText(`Komentar pada ${name}.`).waitFor();
      await section.locator('[part~="live-dot"]').waitFor();
      expect(complaints).toEqual([]);
      expect(await page.context().cookies()).toEqual([]);
      await page.close();
    },
  );

  test('[EX2] in React a change of `thread` leads the living element to the other thread', async () => {
    await comment('react-2', 'Di artikel kedua.');
    const { page, complaints } = await openPage('/react/');
    const section = page.locator('komentar-section');
    await section.getByText('Komentar pada react.').waitFor();
    await page.getByRole('button', { name: 'Kereta Malam' }).click();
    await section.getByText('Di artikel kedua.').waitFor();
    expect(await section.getByText('Komentar pada react.').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('[EX3] comments follow the newspaper’s size of text and its night mode', async () => {
    const { page } = await openPage('/newspaper/');
    const section = page.locator('komentar-section');
    await section.scrollIntoViewIfNeeded();
    await section.getByText('Komentar pada newspaper.').waitFor();
    const size = () => section.evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize));
    const before = await size();
    await page.getByRole('button', { name: 'A besar' }).click();
    await expect.poll(size).toBeGreaterThan(before);
    const ink = () =>
      section
        .locator('article .body')
        .first()
        .evaluate((it) => getComputedStyle(it).color);
    const byDay = await ink();
    await page.getByRole('button', { name: 'Mode malam' }).click();
    await expect.poll(ink).not.toBe(byDay);
    await page.close();
  });

  test('[EX4] the link for readers without scripts leads to a page with the same comments', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${url}/proxy/`);
    await page.getByRole('link', { name: /halaman terpisah/u }).click();
    await page.getByText('Komentar pada proxy.').waitFor();
    await page.getByLabel(/^(?:Komentar|Comment)$/u).fill('Tanpa skrip, lewat proksi.');
    await page.getByLabel(/^(?:Nama|Name)$/u).fill('Tono');
    await page.getByRole('button', { name: /^(?:Kirim|Post)$/u }).click();
    await page.getByText('Tanpa skrip, lewat proksi.').waitFor();
    expect(page.url()).toContain('/komentar/t/koran/artikel-proksi?');
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ path: '/komentar/t/koran', httpOnly: true, sameSite: 'Strict' });
    await context.close();
  });
});
