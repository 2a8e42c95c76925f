/** The desk's whole day: two readers and two moderators in browsers of their own, on the demo, with the real server. */
import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { runCli, startKomentar, type Komentar } from '../support/komentar.js';
import {
  cardWith,
  demoArticle,
  hasTotal,
  newPerson,
  readArticle,
  setUpDesk,
  signIn,
  write,
} from './pages.js';

/** Long enough to take an approval back by hand before readers see it. */
const DELAY_MS = 4_000;
const COPIES = 1_284;
const COPY = 'Bonus harian tanpa syarat, daftar sekarang juga.';
const BUDI = { email: 'budi@koran.example', password: 'kata sandi panjang' };

let browser: Browser;
let server: Komentar;

beforeAll(async () => {
  const env = { KOMENTAR_APPROVAL_DELAY_MS: String(DELAY_MS) };
  [browser, server] = await Promise.all([launchChromium(), startKomentar({ env })]);
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

const RUDE = 'Pengelola pasar ini goblok, selalu terlambat.';
const POLITE = 'Pengelola pasar ini selalu terlambat.';

/** The desk of a further moderator. */
const budisDesk = async (page: Page): Promise<void> => {
  const post = ['--role', 'moderator', '--site', 'demo', '--password-stdin'];
  await runCli(server.dataDir, ['moderator', 'add', BUDI.email, ...post], `${BUDI.password}\n`);
  await page.goto(`${server.url}/dashboard`);
  await signIn(page, BUDI);
  await page.locator('meja-queue').waitFor();
};

const turnTo = (desk: Page, queue: string) =>
  desk.locator(`meja-rail a[data-queue="${queue}"]`).click();

/** Puts the desk's focus on the card with this text. */
const goTo = async (desk: Page, text: string): Promise<Locator> => {
  const card = await cardWith(desk, text);
  await card.click({ position: { x: 5, y: 5 } });
  await expect.poll(() => card.evaluate((element) => element.matches('[current]'))).toBe(true);
  return card;
};

const articleWith = (section: Locator, text: string) =>
  section.getByRole('article').filter({ hasText: text });

/** The copies come from as many readers as a flood has: forty. */
const flood = async (): Promise<void> => {
  const authors = await Promise.all(
    Array.from({ length: 40 }, async (_, n) => {
      const session = { site: 'demo', name: `Tamu ${String(n)}` };
      return (await server.must('session:open', session)).token;
    }),
  );
  const posts = Array.from({ length: COPIES }, (_, n) => n);
  const poster = async (author: string): Promise<void> => {
    for (let n = posts.pop(); n !== undefined; n = posts.pop()) {
      const post = { site: 'demo', thread: demoArticle.thread, clientId: randomUUID() };
      await server.must('comment:post', { ...post, body: COPY }, author);
    }
  };
  await Promise.all(authors.map(poster));
};

const countOf = async (desk: Page, queue: string): Promise<number> =>
  Number(await desk.locator(`meja-rail a[data-queue="${queue}"] .count`).innerText());

test('[ES9] [AC10] [AC14] hold, nudge, return, sent again, undone in time, reported, decided by two, 1,284 copies, gone from every page', async () => {
  const url = `${server.url}/demo/${demoArticle.slug}`;
  const [rina, tono, ani, budi] = await Promise.all([
    newPerson(browser),
    newPerson(browser, { viewport: { width: 390, height: 844 } }),
    newPerson(browser),
    newPerson(browser),
  ]);
  await setUpDesk(ani.page, server);
  await budisDesk(budi.page);
  const hers = await readArticle(rina.page, url);
  const his = await readArticle(tono.page, url);
  const { totals } = await server.must('totals:read', {
    site: 'demo',
    threads: [demoArticle.thread],
  });
  const before = totals[demoArticle.thread] ?? 0;

  // Nudged for its words, sent as it is, and held.
  await write(hers, { body: RUDE, name: 'Rina' });
  await hers.getByText('mungkin melanggar pedoman').first().waitFor();
  await hers.getByRole('button', { name: 'Kirim apa adanya' }).click();
  await articleWith(hers, RUDE).getByText('hanya Anda yang melihat').waitFor();

  // Returned for the word that the checks found: three keys.
  await goTo(ani.page, RUDE);
  for (const key of ['e', 'w', '1']) await ani.page.keyboard.press(key);
  const id = await articleWith(hers, 'Pengelola pasar ini').getAttribute('id');
  const own = hers.locator(`[id="${id ?? ''}"]`);
  await own.getByText(/Dikembalikan redaksi/u).waitFor();
  expect(await own.locator('mark').innerText()).toBe('goblok');

  // Changed and sent again: the desk shows what changed.
  await own.getByRole('button', { name: 'Ubah & kirim ulang' }).click();
  await own.locator('textarea').fill(POLITE);
  await own.locator('textarea').press('Control+Enter');
  await own.getByText('hanya Anda yang melihat').waitFor();
  const again = await goTo(ani.page, 'Pengelola pasar ini');
  expect(await again.locator('del').allInnerTexts()).toEqual([expect.stringContaining('goblok')]);

  // Approved and taken back in time: nobody saw it. Approved for good: everybody does.
  await ani.page.keyboard.press('a');
  await ani.page.keyboard.press('u');
  await ani.page.locator('meja-toast').getByText(/Rina/u).waitFor();
  await goTo(ani.page, 'Pengelola pasar ini');
  expect(await his.getByText(POLITE).count()).toBe(0);
  await ani.page.keyboard.press('a');
  await hasTotal(his, before + 1);
  await his.getByRole('button', { name: '1 komentar baru' }).click();
  await articleWith(his, POLITE).waitFor();

  // Reported although it was approved: it is in the queue of reports of both desks.
  await articleWith(his, POLITE)
    .getByRole('button', { name: /^Tindakan lain/u })
    .click();
  await his.locator('.menu').getByRole('button', { name: 'Laporkan' }).click();
  const dialog = his.getByRole('dialog');
  await dialog.getByLabel('Hoaks atau informasi keliru').check();
  await dialog.getByRole('button', { name: 'Kirim laporan' }).click();
  await dialog.getByText('Terima kasih').waitFor();
  await Promise.all([ani, budi].map(({ page }) => turnTo(page, 'reports')));
  await goTo(ani.page, POLITE);
  await goTo(budi.page, POLITE);

  // Two decide at once. Budi's is on its way until Ani's is made, so hers stands and he is told.
  let release!: () => void;
  const held = new Promise<void>((resolve) => (release = resolve));
  await budi.page.route('**/v1/comment:spam', async (route) => {
    await held;
    await route.continue();
  });
  await budi.page.keyboard.press('s');
  const gone = Date.now();
  await ani.page.keyboard.press('r');
  await ani.page.keyboard.press('6');

  // Removed from both readers' pages; its author reads why.
  await articleWith(his, POLITE).waitFor({ state: 'detached' });
  expect(Date.now() - gone).toBeLessThan(10_000);
  await hasTotal(his, before);
  await hasTotal(hers, before);
  await hers
    .getByText(/Tidak diterbitkan/u)
    .first()
    .waitFor();
  release();
  const conflict = budi.page.locator('meja-card').filter({ hasText: 'Sudah ada yang memutuskan' });
  await conflict.waitFor();
  await conflict.getByRole('group').getByText(/Ani/u).waitFor();
  await conflict.getByRole('button', { name: 'Terima' }).click();

  // 1,284 copies: fixed, rejected with one reason, and all taken back.
  const waiting = await countOf(ani.page, 'pending');
  await flood();
  await expect.poll(() => countOf(ani.page, 'pending'), { timeout: 15_000 }).toBe(waiting + COPIES);
  await ani.page.goto(`${server.url}/dashboard#page=many&queue=pending&text=bonus+harian`);
  const many = ani.page.locator('meja-many');
  await many.getByRole('button', { name: 'Pilih semua hasil' }).click();
  await many.getByRole('button', { name: 'Tolak', exact: true }).click();
  await many.getByText('1.284 komentar, 1 artikel, 40 penulis.').waitFor();
  await many.getByRole('combobox', { name: 'Alasan untuk penulis' }).selectOption('ad');
  await many.getByRole('button', { name: 'Tolak 1.284 komentar' }).click();
  await many.getByText('1.284 dari 1.284').waitFor({ timeout: 60_000 });
  await turnTo(budi.page, 'pending');
  await expect.poll(() => countOf(budi.page, 'pending'), { timeout: 15_000 }).toBe(waiting);
  await many.getByRole('button', { name: 'Urungkan semuanya' }).click();
  await many.getByText('Sudah diurungkan.').waitFor({ timeout: 60_000 });
  await expect
    .poll(() => countOf(budi.page, 'pending'), { timeout: 15_000 })
    .toBe(waiting + COPIES);

  expect([rina, tono, ani, budi].flatMap(({ faults }) => faults)).toEqual([]);
}, 240_000);
