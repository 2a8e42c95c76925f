/** The page of a site's rules, by hand in a browser on the real server. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { signedIn } from './signed-in.js';
import { violations } from './violations.js';

const desk = signedIn();
let page: Page;

const open = async (opening?: Parameters<typeof desk.open>[1]): Promise<void> => {
  page = await desk.open(`#page=rules&site=${desk.own.site}`, opening);
  await page.locator('h1', { hasText: 'Aturan' }).waitFor();
};

const save = async (outcome = 'Tersimpan sebagai versi'): Promise<void> => {
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.getByText(outcome).waitFor();
};

const newRule = async (kind: string): Promise<void> => {
  await page.getByRole('link', { name: 'Aturan baru' }).click();
  await page.getByRole('heading', { name: 'Aturan baru' }).waitFor();
  await page.getByLabel('Yang dicari').selectOption({ label: kind });
};

/** Types a sentence into the box and answers what is marked in it, once the verdict is this. */
const tried = async (sentence: string, verdict: string): Promise<readonly string[]> => {
  await page.getByLabel('Kalimat percobaan').fill(sentence);
  await page.locator('.verdict', { hasText: verdict }).waitFor();
  return page.locator('meja-rule-test mark').allInnerTexts();
};

describe('making rules', () => {
  it('[DK54] [DK55] a word: the draft is tried as if it were active, saved, found in the list, and put back', async () => {
    await open();
    await newRule('Kata');
    await page.getByLabel('Pola').fill('kodok');
    expect(await tried('Dasar kodok, pergi!', 'Ditahan')).toEqual(['kodok']);
    await save();
    await page.getByRole('heading', { name: 'kodok' }).waitFor();
    await page.getByLabel('Pola').fill('kecebong');
    await save('Tersimpan sebagai versi 2');
    await page.getByRole('button', { name: 'Kembalikan ke versi 1' }).click();
    await page.getByText('Tersimpan sebagai versi 3').waitFor();
    expect(await page.getByLabel('Pola').inputValue()).toBe('kodok');
    await page.getByRole('button', { name: 'Urungkan' }).click();
    await page.getByText('Perubahan terakhir diurungkan.').waitFor();
    expect(await page.getByLabel('Pola').inputValue()).toBe('kecebong');
    await page.getByRole('link', { name: 'Semua aturan' }).click();
    await page.getByLabel('Cari aturan').fill('kecebong');
    await page.getByText('1 aturan', { exact: true }).waitFor();
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['kecebong']);
  });

  it('[DK55] a phrase, in its disguises, with the places marked', async () => {
    await open();
    await newRule('Frasa');
    await page.getByLabel('Pola').fill('uang kaget');
    expect(await tried('Klik untuk u4ng k4get sekarang', 'Ditahan')).toEqual(['u4ng k4get']);
    expect(await tried('Uangnya kaget', 'Langsung terbit')).toEqual([]);
  });

  it('[DK54] [DK55] an if-then rule of two conditions, whose operators and values follow their field', async () => {
    await open();
    await newRule('Jika–maka');
    await page.getByLabel('Nilai').fill('promo');
    await page.getByRole('button', { name: 'Tambah syarat' }).click();
    const second = page.getByRole('group', { name: 'Syarat 2' });
    await second.getByLabel('Yang ditanyakan').selectOption({ label: 'Panjang teks (huruf)' });
    await second.getByLabel('Perbandingan').selectOption({ label: 'lebih dari' });
    await second.getByLabel('Nilai').fill('20');
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    await page.locator('#note:focus').waitFor();
    await page.getByText('Beri nama, supaya aturan ini dikenali').waitFor();
    await page.getByLabel('Nama dan catatan').fill('Promosi panjang');
    await save();
    await page.getByRole('heading', { name: 'Promosi panjang' }).waitFor();
    await tried('Promo!', 'Langsung terbit');
    await tried('Promo besar-besaran hari ini saja', 'Ditahan');
    await page.getByRole('button', { name: 'Buang syarat 2' }).click();
    await tried('Promo!', 'Ditahan');
  });

  it('[DK56] what is wrong is named at its field', async () => {
    await open();
    await newRule('Kata');
    await page.getByLabel('Pola').fill('dua kata');
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    await page.locator('#pattern:focus[aria-invalid=true]').waitFor();
    await page.getByText('Satu kata saja.').waitFor();
    await page.getByLabel('Pola').fill('satu');
    await page.getByText('Satu kata saja.').waitFor({ state: 'detached' });
  });

  it('[DK56] a moderator drafts, and is not offered to activate', async () => {
    await open({ who: 'budi' });
    await newRule('Kata');
    const modes = page.getByLabel('Keadaan');
    expect((await modes.locator('option:disabled').allInnerTexts()).map((it) => it.trim())).toEqual(
      ['Aktif'],
    );
    await page.getByLabel('Pola').fill('jangkrik');
    await save();
  });
});

describe('many rules', () => {
  it('[DK54] a pasted list is looked at first, then saved, and listed', async () => {
    await open();
    await page.getByRole('link', { name: 'Impor daftar' }).click();
    await page
      .getByLabel('Daftar', { exact: true })
      .fill('# lama\nbuaya*\nkuda nil\nbuaya*\nkedai.example');
    await page.getByRole('button', { name: 'Periksa daftar' }).click();
    await page.getByText('3 aturan baru; 1 baris dilewati.').waitFor();
    expect(await page.locator('tbody td:last-child').allInnerTexts()).toEqual([
      'Kata dasar',
      'Frasa',
      'sudah ada di baris sebelumnya',
      'Tautan',
    ]);
    await page.getByRole('button', { name: 'Simpan 3 aturan' }).click();
    await page.getByText('3 aturan disimpan.').waitFor();
    await page.getByRole('link', { name: 'Lihat aturannya' }).click();
    await page.getByRole('link', { name: 'kuda nil' }).waitFor();
  });

  it('[DK54] all rules are kept as a file', async () => {
    await open();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Ekspor CSV' }).click();
    expect((await download).suggestedFilename()).toBe(`aturan-${desk.own.site}.csv`);
  });
});

describe('from a card', () => {
  it('[DK57] what was found leads to the rule that found it', async () => {
    const { server, site, desk: token } = desk.own;
    const rule = {
      looksFor: { kind: 'word' as const, pattern: 'tokek', exceptions: [] },
      ...{ action: 'hold' as const, reason: 'off_topic' as const, note: '' },
      ...{ mode: 'active' as const, expiresAt: null },
    };
    await server.must('rule:save', { site, rule }, token);
    const reader = (await server.must('session:open', { site, name: 'Rina' })).token;
    const draft = { site, thread: 'artikel-1', body: 'Dasar tokek!', clientId: randomUUID() };
    await server.must('comment:post', draft, reader);
    page = await desk.open('#queue=pending');
    await page.locator('meja-card').getByRole('link', { name: 'Aturan: tokek' }).click();
    await page.getByRole('heading', { name: 'tokek' }).waitFor();
    expect(await page.getByLabel('Pola').inputValue()).toBe('tokek');
  });
});

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  it('[DK19] axe finds nothing on the list and on what was found in a sentence', async () => {
    await open({ scheme });
    await page.getByLabel('Cari aturan').fill('slot');
    await tried('Dasar goblok', 'Ditahan');
    expect(await violations(page)).toEqual([]);
  });

  it('[DK19] axe finds nothing on a rule of conditions that is complained of', async () => {
    await open({ scheme });
    await newRule('Jika–maka');
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    await page.locator('[aria-invalid=true]:focus').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('[DK19] axe finds nothing on an import that was looked at', async () => {
    await open({ scheme });
    await page.getByRole('link', { name: 'Impor daftar' }).click();
    await page.getByLabel('Daftar', { exact: true }).fill('badak\nbadak');
    await page.getByRole('button', { name: 'Periksa daftar' }).click();
    await page.getByText('baris dilewati').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
