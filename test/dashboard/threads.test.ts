/** A thread's panel and the page of threads, by hand in a browser on the real server; and the panel's form. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { ThreadSettingsView } from '@komentar/protocol';
import { formOf, settingOf } from '#dashboard/threads/thread-form.js';
import { signedIn } from './signed-in.js';
import { violations } from './violations.js';

const desk = signedIn();
const THREADS = ['banjir-kota', 'pasar-pagi', 'taman-baru', 'layar-sempit', 'tangan-dua'];

/** A reader's comment in a thread of its own; its link holds it. */
const post = async (thread: string, token: string): Promise<void> => {
  const { server, site } = desk.own;
  const body = `Lihat https://contoh.example/${thread}`;
  const clientId = crypto.randomUUID();
  const title = `Artikel ${thread}`;
  await server.must('comment:post', { site, thread, title, body, clientId }, token);
};

const settings = async (thread: string): Promise<ThreadSettingsView> => {
  const { own } = desk;
  const { thread: view } = await own.server.must(
    'thread:settings',
    { site: own.site, thread },
    own.desk,
  );
  return view;
};

beforeAll(async () => {
  const { server, site } = desk.own;
  const { token } = await server.must('session:open', { site, name: 'Rina' });
  for (const thread of THREADS) await post(thread, token);
});

const openPanel = async (thread: string, width?: number): Promise<Page> => {
  const page = await desk.open('#page=threads', width === undefined ? {} : { width });
  await page.getByRole('button', { name: `Atur utas Artikel ${thread}` }).click();
  await page.getByRole('dialog', { name: `Utas: Artikel ${thread}` }).waitFor();
  await page.getByRole('group', { name: 'Atur utas' }).waitFor();
  return page;
};

const save = (page: Page) => page.getByRole('button', { name: 'Simpan', exact: true }).click();
const now = (page: Page) => page.getByRole('region', { name: 'Sekarang' });

describe('the panel of a thread', () => {
  it('[DK58] slows a thread down for three hours with a reason, and takes that back', async () => {
    const page = await openPanel('banjir-kota');
    await page.getByRole('radio', { name: /^Diperlambat/u }).check();
    await page.getByLabel('Jeda antara dua komentar').selectOption({ label: '5 menit' });
    await page.getByLabel('Berlaku').selectOption({ label: '3 jam' });
    await page.getByLabel('Penjelasan bagi pembaca').fill('Mari berkepala dingin');
    const before = Date.now();
    await save(page);
    await now(page).getByText('Diperlambat · 5 menit').waitFor();
    const set = await settings('banjir-kota');
    expect(set).toMatchObject({ state: 'slow', slowMs: 300_000, reason: 'Mari berkepala dingin' });
    expect((set.until ?? 0) - before).toBeGreaterThanOrEqual(3 * 3_600_000);
    await now(page).getByRole('button', { name: 'Urungkan' }).click();
    await now(page).getByText('Terbuka').waitFor();
    expect(await settings('banjir-kota')).toMatchObject({ state: 'open', cause: 'nobody' });
    expect(await page.getByRole('radio', { name: /^Ikuti aturan situs/u }).isChecked()).toBe(true);
  });

  it.each([
    ['Periksa dulu', 'premod'],
    ['Ditutup', 'closed'],
    ['Disembunyikan', 'hidden'],
    ['Terbuka', 'open'],
  ] as const)('[DK58] sets a thread to: %s', async (name, state) => {
    const page = await openPanel('pasar-pagi');
    await page.getByRole('radio', { name: new RegExp(`^${name}`, 'u') }).check();
    await save(page);
    await now(page).getByText('oleh').first().waitFor();
    await expect.poll(async () => (await settings('pasar-pagi')).state).toBe(state);
  });

  it('[DK58] says when a thread closes by its age, and pins a note above its comments and takes it away', async () => {
    const page = await openPanel('taman-baru');
    await now(page).getByText('karena usia artikel').waitFor();
    const button = page.getByRole('button', { name: 'Simpan catatan' });
    expect(await button.isDisabled()).toBe(true);
    await page.getByLabel('Catatan redaksi').fill('Tetap **sopan**.');
    await button.click();
    await page.getByText('Ditulis ').waitFor();
    expect((await settings('taman-baru')).note?.html).toContain('<strong>sopan</strong>');
    await page.getByLabel('Catatan redaksi').fill('');
    await button.click();
    await page.getByText('Ditulis ').waitFor({ state: 'detached' });
    expect((await settings('taman-baru')).note).toBeUndefined();
  });

  it('[DK58] an end that is over is said at its field', async () => {
    const page = await openPanel('taman-baru');
    await page.getByRole('radio', { name: /^Ditutup/u }).check();
    await page.getByLabel('Berlaku').selectOption({ label: 'sampai waktu tertentu' });
    await page.getByLabel('Sampai').fill('2020-01-01T08:00');
    await save(page);
    await page.locator('#end:focus[aria-invalid=true]').waitFor();
    await page.getByText('Pilih waktu yang belum lewat.').waitFor();
    expect((await settings('taman-baru')).state).toBe('open');
  });

  it('[DK59] whoever comes second sees who was first, keeps the choice and can save again', async () => {
    const page = await openPanel('tangan-dua');
    const { own } = desk;
    await own.server.must(
      'thread:change',
      { site: own.site, thread: 'tangan-dua', state: 'premod' },
      own.desk,
    );
    await page.getByRole('radio', { name: /^Ditutup/u }).check();
    await save(page);
    await page.getByText('Orang lain mengubah utas ini lebih dulu').waitFor();
    await now(page).getByText('Diperiksa dulu').waitFor();
    expect(await page.getByRole('radio', { name: /^Ditutup/u }).isChecked()).toBe(true);
    await save(page);
    await now(page).getByText('Ditutup', { exact: true }).waitFor();
    expect((await settings('tangan-dua')).state).toBe('closed');
  });

  it('[DK58] opens from a card by key, with the thread of that card', async () => {
    const page = await desk.open('#queue=pending');
    await page.locator('meja-card[current]:focus').waitFor();
    const article = page.locator('meja-card[current] .article');
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: /^Utas: Artikel / });
    const title = (await dialog.locator('h2').innerText()).replace('Utas: ', '');
    expect(await article.innerText()).toContain(title);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('meja-card[current]:focus').waitFor();
  });
});

describe('the page of threads', () => {
  it('[DK60] finds threads by title, with how they stand and what waits in them', async () => {
    const page = await desk.open('#page=threads');
    await page.getByRole('list', { name: 'Utas' }).waitFor();
    await page.getByRole('searchbox').fill('layar');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('.title').allInnerTexts())
      .toEqual(['Artikel layar-sempit']);
    expect(page.url()).toContain('search=layar');
    await page.getByRole('link', { name: '1 menunggu' }).click();
    await page.locator('h1', { hasText: 'Sekaligus banyak' }).waitFor();
    await page.getByText('https://contoh.example/layar-sempit').waitFor();
  });

  it('[DK60] shows how a thread stands after it was set', async () => {
    const page = await openPanel('layar-sempit', 390);
    await page.getByRole('radio', { name: /^Ditutup/u }).check();
    await save(page);
    await now(page).getByText('Ditutup', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.list li', { hasText: 'layar-sempit' }).getByText('Ditutup').waitFor();
  });

  it('[DK60] finds those that stand in one way, from the address too', async () => {
    const { own } = desk;
    const { version } = await settings('tangan-dua');
    const change = { site: own.site, thread: 'tangan-dua', state: 'hidden', version } as const;
    await own.server.must('thread:change', change, own.desk);
    const page = await desk.open('#page=threads');
    await page.getByLabel('Keadaan').selectOption({ label: 'Disembunyikan' });
    await page.getByRole('button', { name: 'Cari' }).click();
    const titles = () => page.locator('.title').allInnerTexts();
    await expect.poll(titles).toEqual(['Artikel tangan-dua']);
    await page.reload();
    await expect.poll(titles).toEqual(['Artikel tangan-dua']);
    expect(await page.getByLabel('Keadaan').inputValue()).toBe('hidden');
  });

  it.each(['light', 'dark'] as const)(
    '[DK19] axe finds nothing on it with its panel open (%s)',
    async (scheme) => {
      const page = await desk.open('#page=threads', { scheme });
      await page.getByRole('button', { name: 'Atur utas Artikel taman-baru' }).click();
      await page.getByRole('radio', { name: /^Diperlambat/u }).check();
      await page.getByLabel('Berlaku').selectOption({ label: 'sampai waktu tertentu' });
      await save(page);
      await page.locator('#end[aria-invalid=true]').waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );
});

describe('the form of a thread', () => {
  const thread: ThreadSettingsView = {
    ...{ site: 's', key: 'k', title: null, url: null, total: 0, pending: 0 },
    ...{ state: 'slow', slowMs: 45_000, until: 7_200_000, reason: 'r', version: 3 },
    ...{ cause: 'desk', by: { id: 'a', name: 'Ani' }, since: 1 },
  };

  it('[DK58] is what stands, and sends the same again', () => {
    const { until, ...sent } = settingOf(formOf(thread), 0) ?? {};
    expect(sent).toEqual({ state: 'slow', slowMs: 45_000, reason: 'r' });
    expect(until).toBe(7_200_000);
  });

  it('[DK58] gives a thread back to the rules of the site with nothing beside it', () => {
    expect(settingOf({ ...formOf(thread), state: 'site' }, 0)).toEqual({ state: null });
    expect(formOf({ ...thread, cause: 'age', state: 'closed' }).state).toBe('site');
  });

  it('[DK58] counts hours from now, knows no end that is over, and sends no pace but with slow', () => {
    const form = formOf(thread);
    expect(settingOf({ ...form, state: 'closed', lasts: '3', reason: ' ' }, 5)).toEqual({
      ...{ state: 'closed', until: 5 + 3 * 3_600_000, reason: null },
    });
    expect(settingOf(form, 7_200_000)).toBeUndefined();
    expect(settingOf({ ...form, end: '' }, 0)).toBeUndefined();
  });
});
