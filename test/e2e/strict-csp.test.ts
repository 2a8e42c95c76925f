/** The example page under the strictest policy, behind the newspaper's own server, in a real browser. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { startHostPage, type HostPage } from '../support/host-page.js';
import { ownSite, startKomentar, type Komentar } from '../support/komentar.js';
import { hasTotal, newPerson, readArticle, write } from './pages.js';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";

let browser: Browser;
let server: Komentar;
let host: HostPage;
let site: string;
let desk: string;

beforeAll(async () => {
  const example = fileURLToPath(new URL('../../examples/strict-csp/index.html', import.meta.url));
  const html = await readFile(example, 'utf8');
  const first = await startKomentar();
  await first.stop();
  host = await startHostPage(() => server.url, {
    '/': { html, headers: { 'content-security-policy': POLICY } },
  });
  ({ site, token: desk } = await ownSite(first.dataDir, { origin: host.url, mode: 'pre' }));
  [browser, server] = await Promise.all([
    launchChromium(),
    startKomentar({ dataDir: first.dataDir, env: { KOMENTAR_TRUST_PROXY: 'loopback' } }),
  ]);
});

afterAll(async () => {
  await browser.close();
  await host.close();
  await server.remove();
});

test.each([
  ['with setHTML', false],
  ['with DOMPurify', true],
])('[ES6] posting, waiting, approval and reply work without a violation, %s', async (_, isOld) => {
  const { page, faults } = await newPerson(browser);
  await page.addInitScript((old) => {
    if (old) delete (Element.prototype as { setHTML?: unknown }).setHTML;
    Object.assign(window, { violations: [] });
    addEventListener('securitypolicyviolation', (event) => {
      (window as never as { violations: string[] }).violations.push(event.violatedDirective);
    });
  }, isOld);
  const section = await readArticle(page, host.url);
  const { thread: before } = await server.must('thread:read', { site, thread: 'artikel-csp' });
  const body = `Tulisan *miring* dengan [tautan](https://koran.example/) ${String(isOld)}`;
  await write(section, { body, name: 'Sari' });
  await section.getByText('hanya Anda yang melihat').first().waitFor();
  const { items } = await server.must('queue:read', { queue: 'pending' }, desk);
  const waiting = items.at(-1);
  if (!waiting) throw new Error('nothing waits');
  await server.must('comment:approve', { commentId: waiting.id, version: 1 }, desk);
  await hasTotal(section, before.total + 1);
  const row = section.locator(`#komentar-${waiting.id}`);
  await row.locator('em').waitFor();
  expect(await row.locator('a[href="https://koran.example/"]').getAttribute('rel')).toContain(
    'ugc',
  );
  const violations = await page.evaluate(
    () => (window as never as { violations: string[] }).violations,
  );
  expect(violations).toEqual([]);
  expect(faults).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});
