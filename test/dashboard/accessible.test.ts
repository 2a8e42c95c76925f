/** The dashboard checked by axe, page by page, in both looks and at three widths. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import type { BatchView } from '@komentar/protocol';
import { launchChromium } from '../support/chromium.js';
import { authorOf, sanctionOf } from './author-samples.js';
import { BUDI, SITE, cardOf, signalOf } from './cards.js';
import { DeskPage, waitingCards } from './desk-page.js';
import { ME, SETUP_CODE } from './fixture-desk.js';
import { HISTORY, LOG } from './log-samples.js';
import { violations } from './violations.js';

const SCHEMES = ['light', 'dark'] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

const FROZEN: BatchView = {
  ...{ id: 'b1', sites: [SITE], state: 'frozen', by: BUDI, at: 1 },
  ...{ total: 8, threads: 1, authors: 8, done: 0, skipped: 0 },
};

const text = 'Dasar goblok semua, hubungi 0812-3456-7890 sekarang juga!';
const cards = [
  cardOf('c000', {
    text,
    createdAt: Date.now() - 7_200_000,
    author: {
      id: 'a',
      name: 'Hendra Gunawan Prasetyo Adiningrat',
      approved: 0,
      rejected: 2,
      since: 1,
    },
    parent: { id: 'p', authorName: 'Ratna', text: 'Komentar yang dibalas.' },
    signals: [
      signalOf({ matches: ['goblok'], spans: [{ start: 6, end: 12 }], rule: 'kata-kasar' }),
      signalOf({ code: 'contact', matches: ['0812-3456-7890'], spans: [{ start: 28, end: 42 }] }),
    ],
  }),
  cardOf('c0001', { createdAt: Date.now() - 2_000_000 }),
  ...waitingCards(4),
];

describe.each(SCHEMES)('%s', (scheme) => {
  it('[DK19] axe finds nothing on the sign-in page', async () => {
    const at = await DeskPage.open(browser, [], { scheme });
    await at.page.getByLabel('E-mail').waitFor();
    await at.signIn('keliru');
    await at.page.getByText('tidak cocok').waitFor();
    expect(await violations(at.page)).toEqual([]);
    await at.close();
  });

  it('[DK19] axe finds nothing on the set-up page with its complaints shown', async () => {
    const at = await DeskPage.open(browser, [], { scheme, hash: `#setup=${SETUP_CODE}` });
    await at.page.getByLabel('Daftarkan situs saya').check();
    await at.page.getByRole('button', { name: 'Buat akun' }).click();
    await at.page.getByText('Bagian ini perlu diisi.').first().waitFor();
    expect(await violations(at.page)).toEqual([]);
    await at.close();
  });

  it('[DK19] axe finds nothing on the queue in use: decided, greyed, in conflict, with the reasons listed', async () => {
    const at = await DeskPage.atDesk(browser, cards, { scheme });
    expect(await violations(at.page)).toEqual([]);
    await at.press('a');
    at.desk.decide('c002', 'approve');
    at.desk.decide('c0001', 'spam', { quiet: true });
    at.desk.post(cardOf('z1', { createdAt: Date.now() }));
    await at.isSettled('c002', 'Disetujui oleh Budi');
    await at.isAt('c001');
    await at.press('j', 'j', 'a');
    await at.page.getByText('1 komentar baru').waitFor();
    await at.press('k', 'r');
    await at.page.locator('meja-reasons').waitFor();
    await at.page.locator('meja-rail summary').click();
    expect(await violations(at.page)).toEqual([]);
    await at.close();
  });

  it('[DK19] axe finds nothing on a return being made and on a text that changed', async () => {
    const at = await DeskPage.atDesk(browser, cards, { scheme });
    at.desk.edit('c0001', 'Isi yang sudah diubah penulisnya.');
    await at.card('c0001').locator('ins').first().waitFor();
    await at.press('e', 'w', 'Enter', 'w');
    expect(await violations(at.page)).toEqual([]);
    await at.close();
  });

  it('[DK19] axe finds nothing on the drawer of an author, with a selection and what would be rejected', async () => {
    const at = await DeskPage.open(browser, waitingCards(2), { scheme });
    at.desk.me = { ...ME, role: 'admin' };
    at.desk.answers
      .set('author:read', { author: authorOf({ sanctions: [sanctionOf(60_000)] }) })
      .set('author:comments', { items: waitingCards(2) });
    await at.signIn();
    await at.isLive();
    await at.isAt('c001');
    await at.press('b');
    await at.page.locator('#last').fill('2');
    await at.page.locator('#last').press('Tab');
    await at.page.getByText('akan ditolak').waitFor();
    await at.page.getByRole('button', { name: 'Pilih yang tampak' }).click();
    expect(await violations(at.page)).toEqual([]);
    await at.close();
  });

  it('[DK19] axe finds nothing on the page of the log with its export open, and on a panel', async () => {
    const at = await DeskPage.open(browser, waitingCards(2), { scheme, hash: '#page=log' });
    at.desk.me = { ...ME, role: 'admin' };
    at.desk.answers.set('log:read', LOG).set('comment:history', HISTORY);
    await at.signIn();
    await at.page.getByText('Ekspor', { exact: true }).click();
    expect(await violations(at.page)).toEqual([]);
    await at.page.setViewportSize({ width: 1280, height: 800 });
    await at.page.getByRole('link', { name: 'Antrean' }).click();
    await at.isAt('c001');
    await at.press('l');
    await at.page.locator('meja-history ins').waitFor();
    expect(await violations(at.page)).toEqual([]);
    await at.close();
  });

  it('[DK19] axe finds nothing on the page for many, with nothing selected, and with all of it and a reason missing', async () => {
    const at = await DeskPage.open(browser, waitingCards(8), { scheme, hash: '#page=many' });
    at.desk.answers.set('comments:freeze', { batch: FROZEN });
    await at.signIn();
    await at.page.locator('meja-many .list li').nth(7).waitFor();
    expect(await violations(at.page)).toEqual([]);
    await at.page.getByRole('button', { name: 'Pilih semua hasil' }).click();
    await at.page.getByRole('button', { name: 'Tolak', exact: true }).click();
    await at.page.getByRole('button', { name: /^Tolak 8/u }).click();
    await at.page.locator('select[aria-invalid=true]').waitFor();
    expect(await violations(at.page)).toEqual([]);
    await at.close();
  });

  it('[DK19] axe finds nothing on the account page with a key being changed', async () => {
    const at = await DeskPage.open(browser, [], { scheme, hash: '#page=account' });
    await at.signIn();
    await at.page.locator('h1:focus', { hasText: 'Akun saya' }).waitFor();
    await at.page.getByRole('button', { name: /^Ubah tombol: Setujui/u }).click();
    expect(await violations(at.page)).toEqual([]);
    await at.close();
  });

  it('[DK19] axe finds nothing on the table of keys and on the empty queue', async () => {
    const at = await DeskPage.atDesk(browser, waitingCards(1), { scheme });
    await at.press('a');
    await at.page.locator('#empty:focus').waitFor();
    expect(await violations(at.page)).toEqual([]);
    await at.press('?');
    await at.page.getByRole('dialog').waitFor();
    expect(await violations(at.page)).toEqual([]);
    await at.close();
  });
});
