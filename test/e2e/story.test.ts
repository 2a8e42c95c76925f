/** The whole way once: two readers and a moderator in three browsers, on the demo, with the real server. */
import { expect, test } from 'vitest';
import { openDemo } from './demo.js';
import {
  ADMIN,
  cardWith,
  demoArticle,
  hasTotal,
  newPerson,
  readArticle,
  setUpDesk,
  signIn,
  write,
} from './pages.js';

const demo = openDemo();

const BODY = 'Salam kenal dari **warga Lorong Sembilan**.';
const SHOWN = 'Salam kenal dari warga Lorong Sembilan.';
const WAITING = 'hanya Anda yang melihat';

test('[ES1] a guest’s comment is held, seen by its author only, queued live, approved, and appears everywhere live', async () => {
  const url = `${demo.server.url}/demo/${demoArticle.slug}`;
  const { totals } = await demo.server.must('totals:read', {
    site: 'demo',
    threads: [demoArticle.thread],
  });
  const before = totals[demoArticle.thread] ?? 0;

  const [rina, stranger, desk] = await Promise.all([
    newPerson(demo.browser),
    newPerson(demo.browser, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }),
    newPerson(demo.browser),
  ]);
  await setUpDesk(desk.page, demo.server);
  await desk.page.locator('meja-card').first().waitFor();
  const waiting = Number(/\((\d+)\)/u.exec(await desk.page.title())?.[1] ?? 0);
  const hers = await readArticle(rina.page, url);
  const theirs = await readArticle(stranger.page, url);
  await hasTotal(hers, before);

  await write(hers, { body: BODY, name: 'Rina' });
  const own = hers.getByRole('article').filter({ hasText: SHOWN });
  await own.getByText(WAITING).waitFor();
  expect(await hers.getByLabel('Tulis komentar').inputValue()).toBe('');

  const sentAt = Date.now();
  const card = await cardWith(desk.page, 'Lorong Sembilan');
  expect(Date.now() - sentAt).toBeLessThan(10_000);
  expect(await desk.page.title()).toContain(`(${String(waiting + 1)})`);
  await card.getByText('Pembaca baru').first().waitFor();

  expect(await theirs.getByText(SHOWN).count()).toBe(0);
  await hasTotal(theirs, before);

  await rina.page.reload();
  const again = await readArticle(rina.page, url);
  await again.getByRole('article').filter({ hasText: SHOWN }).getByText(WAITING).waitFor();
  await hasTotal(again, before);

  await card.getByRole('button', { name: 'Setujui' }).click();

  await hasTotal(again, before + 1);
  await hasTotal(theirs, before + 1);
  await theirs.getByRole('button', { name: '1 komentar baru' }).click();
  const arrived = theirs.getByRole('article').filter({ hasText: SHOWN });
  await arrived.waitFor();
  expect(await arrived.locator('strong').innerText()).toBe('warga Lorong Sembilan');
  await again.getByText(WAITING).waitFor({ state: 'detached' });
  expect(await again.getByRole('article').filter({ hasText: SHOWN }).count()).toBe(1);
  expect(await theirs.getByRole('article').filter({ hasText: SHOWN }).count()).toBe(1);

  await desk.page.keyboard.press('u');
  await theirs.getByText(SHOWN).waitFor({ state: 'detached' });
  await hasTotal(theirs, before);
  expect([...rina.faults, ...stranger.faults, ...desk.faults]).toEqual([]);
});

test('[ES1] the count on the front page agrees, and “Komentar ()” is never shown', async () => {
  const { page } = await newPerson(demo.browser);
  await page.goto(demo.server.url);
  const { totals } = await demo.server.must('totals:read', {
    site: 'demo',
    threads: [demoArticle.thread],
  });
  const count = page.locator(`komentar-count[thread="${demoArticle.thread}"]`).first();
  await expect.poll(() => count.innerText()).toContain(String(totals[demoArticle.thread]));
  expect(await page.locator('body').innerText()).not.toMatch(/Komentar \(\s*\)/u);
});

test('[ES1] a rejected comment tells its author the reason, and nobody else anything', async () => {
  const url = `${demo.server.url}/demo/${demoArticle.slug}`;
  const [author, desk] = await Promise.all([newPerson(demo.browser), newPerson(demo.browser)]);
  const section = await readArticle(author.page, url);
  await write(section, { body: 'Kalimat yang nanti ditolak redaksi.', name: 'Tono' });
  await section.getByText(WAITING).waitFor();
  await desk.page.goto(`${demo.server.url}/dashboard`);
  await signIn(desk.page, ADMIN);
  const card = await cardWith(desk.page, 'nanti ditolak redaksi');
  await card.click({ position: { x: 5, y: 5 } });
  await desk.page.keyboard.press('r');
  await desk.page.keyboard.press('3');
  // In the list: the same words are said aloud beside it.
  const fate = section.getByRole('list').getByText(/Tidak diterbitkan/u);
  await fate.waitFor();
  expect(await fate.innerText()).toMatch(/topik/iu);
});
