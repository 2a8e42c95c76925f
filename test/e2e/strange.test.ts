/** The strangest honest comments and the whole attack file, through the real server into a real browser. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { normaliseBody } from '@komentar/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { payloads } from '../attacks/payloads.js';
import { isShown, strangeComments } from '../attacks/strange-comments.js';
import { sectionPage, startEmbedded, type Embedded } from '../support/embedded.js';
import { ADMIN, newPerson, signIn } from './pages.js';

let { browser, server, host, site, desk, close } = {} as Embedded;

beforeAll(async () => {
  const pages = {
    '/aneh': sectionPage('aneh', 'page-size="50"'),
    '/serangan': sectionPage('serangan', 'page-size="50"'),
  };
  ({ browser, server, host, site, desk, close } = await startEmbedded(pages, { mode: 'open' }));
});

afterAll(() => close());

const guest = async (name: string): Promise<string> =>
  (await server.must('session:open', { site, name })).token;

/** Posts, and approves what the checks hold: the way a comment of this kind really goes. */
const publish = async (thread: string, body: string, token: string): Promise<string> => {
  const { comment } = await server.must(
    'comment:post',
    { site, thread, body, clientId: randomUUID() },
    token,
  );
  if (comment.status === 'pending') {
    await server.call('comment:approve', { commentId: comment.id, version: comment.version }, desk);
  }
  return comment.id;
};

const loadAll = async (page: Page, total: number): Promise<void> => {
  const more = page.locator('[part~="more"]');
  const rows = page.locator('komentar-section article');
  await rows.first().waitFor();
  for (let shown = await rows.count(); shown < total; shown = await rows.count()) {
    await more.click();
    await expect.poll(() => rows.count()).toBeGreaterThan(shown);
  }
};

const textOf = (page: Page, id: string): Promise<string> =>
  page.locator(`#komentar-${id} [part~="body"]`).evaluate((body) => body.textContent);

test('[ES3] the longest and strangest comments are shown as they were meant', async () => {
  const token = await guest('Pembaca Aneh');
  const posted = [];
  for (const strange of strangeComments) {
    posted.push({ strange, id: await publish('aneh', strange.body, token) });
  }
  const { page, faults } = await newPerson(browser);
  await page.goto(`${host.url}/aneh`);
  await loadAll(page, posted.length);
  for (const { strange, id } of posted) {
    const seen = await textOf(page, id);
    expect(isShown(strange, seen), `${strange.id}: ${seen.slice(0, 200)}`).toBe(true);
  }
  const { items } = await server.must('thread:read', { site, thread: 'aneh', limit: 50 });
  expect(items).toHaveLength(strangeComments.length);
  expect(faults).toEqual([]);
});

/** Sent as names, titles and bodies; every hundredth as a whole, the bodies in bulk, many to a comment. */
const bundles = (): string[] => {
  const bodies = payloads.map(({ body }) => normaliseBody(body)).filter((body) => body.length > 1);
  return bodies.filter((body) => body.length < 8_000);
};

const trap = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    Object.assign(window, { hits: [] });
    Object.assign(window, {
      __pwned: (code: unknown) => (window as never as { hits: unknown[] }).hits.push(code),
    });
  });
};

const hits = (page: Page): Promise<unknown[]> =>
  page.evaluate(() => (window as never as { hits: unknown[] }).hits);

const ATTACKS = 150;

test('[ES4] attacks in body, name and title execute neither on the article nor at the desk', async () => {
  const all = bundles();
  const step = Math.max(1, Math.floor(all.length / ATTACKS));
  const chosen = all.filter((_, index) => index % step === 0).slice(0, ATTACKS);
  let accepted = 0;
  for (const [index, body] of chosen.entries()) {
    const name = body.replace(/\s+/gu, ' ').slice(0, 55) || 'Penyerang';
    const opened = await server.call('session:open', { site, name });
    const token = opened.ok ? opened.value.token : await guest('Penyerang');
    const answer = await server.call(
      'comment:post',
      {
        site,
        thread: index % 2 ? 'serangan' : `serangan-${String(index)}`,
        title: body.slice(0, 300),
        body,
        clientId: randomUUID(),
      },
      token,
    );
    if (!answer.ok) {
      expect(['too-complex', 'too-short', 'invalid'], body).toContain(answer.error.code);
      continue;
    }
    accepted += 1;
    const { id, status, version } = answer.value.comment;
    if (index % 2 && status === 'pending') {
      await server.must('comment:approve', { commentId: id, version }, desk);
    }
  }
  expect(accepted).toBeGreaterThan(chosen.length / 2);

  const reader = await newPerson(browser);
  await trap(reader.page);
  await reader.page.goto(`${host.url}/serangan`);
  const { thread } = await server.must('thread:read', { site, thread: 'serangan' });
  await loadAll(reader.page, thread.total);
  expect(thread.total).toBeGreaterThan(20);
  expect(await hits(reader.page)).toEqual([]);

  const moderator = await newPerson(browser);
  await trap(moderator.page);
  await moderator.page.goto(`${server.url}/dashboard`);
  await signIn(moderator.page, { email: ADMIN.email, password: 'kata-sandi-panjang' });
  await moderator.page.locator('meja-card').first().waitFor();
  expect(await hits(moderator.page)).toEqual([]);
  expect([...reader.faults, ...moderator.faults]).toEqual([]);
}, 180_000);
