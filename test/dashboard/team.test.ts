/** The team in a real browser at a real server: inviting, accepting, changing, and what each role is offered. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { DeskRole } from '@komentar/domain';
import { launchChromium } from '../support/chromium.js';
import { PASSWORD, signIn, startRealDesk, type RealDesk } from './real-desk.js';

const ADMIN = 'ani@koran.example';

let browser: Browser;
let real: RealDesk;
beforeAll(async () => {
  [browser, real] = await Promise.all([launchChromium(), startRealDesk()]);
});
afterAll(async () => {
  await browser.close();
  await real.server.remove();
});

const open = async (hash = ''): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(real.dashboard + hash);
  return page;
};

const signedIn = async (email: string, hash = ''): Promise<Page> => {
  const page = await open(hash);
  await signIn(page, email);
  return page;
};

let count = 0;
const newEmail = (): string => `orang-${String((count += 1))}@koran.example`;
const add = async (role: DeskRole): Promise<string> => {
  const email = newEmail();
  await real.add(email, role);
  return email;
};

/** The row of a member. */
const rowOf = (page: Page, email: string) => page.locator('meja-member', { hasText: email });

describe('inviting', () => {
  it('[DK74] an invited person chooses name and password, and works as what the invitation says', async () => {
    const email = newEmail();
    const admin = await signedIn(ADMIN, '#page=team');
    await admin.getByRole('heading', { name: 'Undang anggota' }).waitFor();
    await admin.getByLabel('E-mail').fill(email);
    await admin.getByLabel('Koran Uji').check();
    await admin.getByRole('button', { name: 'Buat tautan undangan' }).click();
    const link = await admin.getByLabel('Tautan undangan').inputValue();
    expect(link).toContain('/dashboard#invite=');
    await admin.getByRole('button', { name: `Cabut undangan ${email}` }).waitFor();

    const guest = await open(link.slice(link.indexOf('#')));
    await guest.getByText('ani mengundang Anda sebagai Moderator').waitFor();
    await guest.getByRole('button', { name: 'Buat akun' }).click();
    await guest.locator('#name:focus').waitFor();
    await guest.keyboard.type('Rina');
    await guest.getByLabel('Kata sandi').fill(PASSWORD);
    await guest.keyboard.press('Enter');
    await guest.locator('h1:focus', { hasText: 'Selamat datang, Rina' }).waitFor();
    await guest.getByRole('button', { name: 'Aktifkan' }).waitFor();
    await guest.getByRole('link', { name: 'Buka antrean' }).click();
    await guest.locator('meja-rail .person', { hasText: 'Rina' }).waitFor({ state: 'attached' });
    expect(await guest.getByRole('link', { name: 'Tim' }).count()).toBe(0);

    await admin.reload();
    await rowOf(admin, email).getByText('Moderator · Koran Uji').waitFor();
    const again = await open(link.slice(link.indexOf('#')));
    await again.getByText('Undangan ini sudah dipakai').waitFor();
    for (const page of [admin, guest, again]) await page.context().close();
  });

  it('[DK74] an invitation taken back is good no more', async () => {
    const email = newEmail();
    const admin = await signedIn(ADMIN, '#page=team');
    await admin.getByRole('heading', { name: 'Undang anggota' }).waitFor();
    await admin.getByLabel('E-mail').fill(email);
    await admin.getByLabel('Semua situs').check();
    await admin.keyboard.press('Enter');
    const link = await admin.getByLabel('Tautan undangan').inputValue();
    await admin.getByRole('button', { name: `Cabut undangan ${email}` }).click();
    await admin.getByText(`Undangan untuk ${email} dicabut.`).waitFor();
    const guest = await open(link.slice(link.indexOf('#')));
    await guest.getByText('Undangan ini sudah dipakai, dicabut').waitFor();
    for (const page of [admin, guest]) await page.context().close();
  });
});

describe('members', () => {
  it('[DK75] an administrator gives another role, deactivates, and takes back in', async () => {
    const email = await add('moderator');
    const member = await real.elsewhere(email).signIn();
    const admin = await signedIn(ADMIN, '#page=team');
    const row = rowOf(admin, email);
    await row.getByRole('button', { name: /^Ubah / }).click();
    await row.getByRole('radio', { name: /^Moderator kepala/ }).check();
    await row.getByRole('button', { name: 'Simpan' }).click();
    await row.getByText('Moderator kepala · Koran Uji').waitFor();
    expect((await member.must('moderator:me', {})).moderator.role).toBe('lead');
    await row.getByRole('button', { name: /^Ubah / }).click();
    await row.getByRole('button', { name: 'Nonaktifkan' }).click();
    await row.getByText('nonaktif', { exact: true }).waitFor();
    await expect(member.must('moderator:me', {})).rejects.toThrow('session-required');
    await row.getByRole('button', { name: /^Ubah / }).click();
    await row.getByRole('button', { name: 'Aktifkan lagi' }).click();
    await row.getByText('sedang tidak masuk').waitFor();
    await member.signIn();
    await admin.context().close();
  });

  it('[DK75] the last administrator is told why nothing comes of being less', async () => {
    const admin = await signedIn(ADMIN, '#page=team');
    const row = rowOf(admin, ADMIN);
    await row.getByRole('button', { name: /^Ubah / }).click();
    expect(await row.getByRole('button', { name: 'Nonaktifkan' }).count()).toBe(0);
    await row.getByRole('radio', { name: /^Moderator Memutuskan/ }).check();
    await row.getByRole('button', { name: 'Simpan' }).click();
    await row.getByText('Harus tetap ada seorang administrator aktif').waitFor();
    await admin.context().close();
  });

  it('[DK76] a lead sees the team and why nothing can be changed; a moderator is not offered it and is told', async () => {
    const lead = await signedIn(await add('lead'), '#page=team');
    await lead.getByText('Hanya administrator yang dapat mengundang').waitFor();
    await rowOf(lead, ADMIN).waitFor();
    expect(await lead.getByRole('button', { name: /^Ubah / }).count()).toBe(0);
    expect(await lead.getByRole('button', { name: 'Buat tautan undangan' }).count()).toBe(0);
    const moderator = await signedIn(await add('moderator'), '#page=team');
    await moderator.getByText('Peran Anda tidak mencakup').waitFor();
    for (const page of [lead, moderator]) await page.context().close();
  });
});
