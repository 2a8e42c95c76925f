/** The pages of account, team, invitation and code checked by axe, in both looks and at three widths. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { signIn, startRealDesk, type RealDesk } from './real-desk.js';
import { violations } from './violations.js';

let browser: Browser;
let real: RealDesk;
beforeAll(async () => {
  [browser, real] = await Promise.all([launchChromium(), startRealDesk()]);
  await real.add('rina@koran.example', 'moderator');
});
afterAll(async () => {
  await browser.close();
  await real.server.remove();
});

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const open = async (hash: string): Promise<Page> => {
    const page = await (await browser.newContext({ colorScheme: scheme })).newPage();
    await page.goto(real.dashboard + hash);
    return page;
  };

  it('[DK19] axe finds nothing on the account page: as it stands, and with a factor being set up', async () => {
    const page = await open('#page=account');
    await signIn(page, 'ani@koran.example');
    await page.getByText('sesi ini').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Aktifkan' }).click();
    await page.getByRole('img', { name: 'Kode QR' }).waitFor();
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await page.getByText('Kode salah').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('[DK19] axe finds nothing on the team, with a member open and an invitation made, nor where its link leads', async () => {
    const page = await open('#page=team');
    await signIn(page, 'ani@koran.example');
    await page.getByRole('heading', { name: 'Undang anggota' }).waitFor();
    await page.getByLabel('E-mail').fill(`tamu-${scheme}@koran.example`);
    await page.getByRole('button', { name: 'Buat tautan undangan' }).click();
    await page.getByText('Pilih sedikitnya satu situs.').waitFor();
    await page.getByLabel('Semua situs').check();
    await page.getByRole('button', { name: 'Buat tautan undangan' }).click();
    const link = await page.getByLabel('Tautan undangan').inputValue();
    await page.getByRole('button', { name: 'Ubah rina' }).click();
    await page.getByRole('button', { name: 'Nonaktifkan' }).waitFor();
    expect(await violations(page)).toEqual([]);
    const guest = await open(link.slice(link.indexOf('#')));
    await guest.getByRole('button', { name: 'Buat akun' }).click();
    await guest.getByText('Bagian ini perlu diisi.').waitFor();
    expect(await violations(guest)).toEqual([]);
    for (const each of [page, guest]) await each.context().close();
  });

  it('[DK19] axe finds nothing where the code is asked for', async () => {
    const email = `kode-${scheme}@koran.example`;
    await real.add(email, 'lead');
    await (await real.elsewhere(email).signIn()).setUpFactor();
    const page = await open('');
    await signIn(page, email);
    await page.locator('#code:focus').waitFor();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await page.getByText('Kode terdiri dari').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});
