/** What a moderator approves stands on every open page: over the live connection, and by asking where that is stopped (T-11). */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KomentarSection } from '@komentar/widget';
import { sectionPage, startEmbedded, type Embedded } from '../support/embedded.js';
import { hasTotal, newPerson, readArticle } from './pages.js';

/** The longest pause between two questions. */
const PAUSE_MS = 18_000;

let { browser, server, host, site, desk, close } = {} as Embedded;

beforeAll(async () => {
  const pages = { '/': sectionPage('siaran'), '/tanya': sectionPage('tanya') };
  ({ browser, server, host, site, desk, close } = await startEmbedded(pages, { mode: 'pre' }));
});

afterAll(() => close());

/** A comment that waits. @returns approves it */
const waiting = async (thread: string, body: string): Promise<() => Promise<unknown>> => {
  const { token } = await server.must('session:open', { site, name: 'Rina' });
  const input = { site, thread, body, clientId: randomUUID() };
  const { comment } = await server.must('comment:post', input, token);
  expect(comment.status).toBe('pending');
  const { id: commentId, version } = comment;
  return () => server.must('comment:approve', { commentId, version }, desk);
};

const openPill = async (page: Page, text: string): Promise<void> => {
  const section = page.locator('komentar-section');
  await section.getByRole('button', { name: '1 komentar baru' }).click();
  await section.getByRole('article').filter({ hasText: text }).waitFor();
};

test('[T-11] an approved comment is on every open page over the live connection, nobody asks for it', async () => {
  const approve = await waiting('siaran', 'Lewat sambungan langsung.');
  const readers = await Promise.all([newPerson(browser), newPerson(browser), newPerson(browser)]);
  const asked: string[] = [];
  for (const { page } of readers) {
    await hasTotal(await readArticle(page, host.url), 0);
    page.on('request', (request) => asked.push(request.url()));
  }
  await host.connected(readers.length);
  await approve();
  for (const { page } of readers) {
    await hasTotal(page.locator('komentar-section'), 1);
    await openPill(page, 'Lewat sambungan langsung.');
  }
  expect(asked.filter((url) => /\/v1\/thread/u.test(url))).toEqual([]);
});

test('[T-11] where WebSockets are stopped it is there with the next question', async () => {
  const approve = await waiting('tanya', 'Lewat pertanyaan.');
  const { page } = await newPerson(browser);
  let attempts = 0;
  await page.routeWebSocket(/\/v1\/live/u, (socket) => {
    attempts += 1;
    void socket.close();
  });
  await page.clock.install();
  const section = await readArticle(page, `${host.url}/tanya`);
  await hasTotal(section, 0);
  await expect
    .poll(() => section.evaluate((it: KomentarSection) => it.liveState), { timeout: 30_000 })
    .toBe('live');
  expect(attempts).toBeGreaterThan(1);
  await approve();
  const answer = page.waitForResponse(/\/v1\/thread:join/u);
  await page.clock.fastForward(PAUSE_MS);
  await answer;
  await hasTotal(section, 1);
  await openPill(page, 'Lewat pertanyaan.');
});
