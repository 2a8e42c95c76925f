/** The page of one's own account in a real browser at a real server: second factor, password, sessions. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { PASSWORD, digitsOf, signIn, startRealDesk, type RealDesk } from './real-desk.js';

const OTHER_PASSWORD = 'kalimat-yang-lain';

let browser: Browser;
let real: RealDesk;
beforeAll(async () => {
  [browser, real] = await Promise.all([launchChromium(), startRealDesk()]);
});
afterAll(async () => {
  await browser.close();
  await real.server.remove();
});

let count = 0;

/** Somebody signed in in a browser, at the account page. */
const atAccount = async ({ withFactor = false } = {}) => {
  const email = `orang-${String((count += 1))}@koran.example`;
  await real.add(email, 'moderator');
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${real.dashboard}#page=account`);
  const secret = withFactor
    ? (await (await real.elsewhere(email).signIn()).setUpFactor()).secret
    : '';
  await signIn(page, email);
  if (withFactor) {
    await page.locator('#code:focus').waitFor();
    await page.keyboard.type(digitsOf(secret));
    await page.keyboard.press('Enter');
  }
  await page.getByRole('heading', { name: 'Verifikasi dua langkah' }).waitFor();
  return { page, email, secret };
};

/** Makes all sessions as if ten minutes and more had passed since the password was given. */
const forgetProofs = (): void => {
  const database = new Database(join(real.server.dataDir, 'komentar.db'));
  database.prepare('update desk_session set proved_at = 0').run();
  database.close();
};

describe('the second factor', () => {
  it('[DK71] is set up with a code of the secret shown, hands out recovery codes once, and asks from then on', async () => {
    const { page, email } = await atAccount();
    await page.getByRole('button', { name: 'Aktifkan' }).click();
    await page.getByRole('img', { name: 'Kode QR' }).waitFor();
    const secret = (await page.locator('.key code').innerText()).replaceAll(' ', '');
    await page.locator('#code:focus').waitFor();
    await page.keyboard.type(digitsOf(secret, 9));
    await page.keyboard.press('Enter');
    await page.getByText('Kode salah').waitFor();
    await page.keyboard.type(digitsOf(secret, -1));
    await page.keyboard.press('Enter');
    await page.locator('#codes:focus').waitFor();
    const codes = await page.locator('#codes li').allInnerTexts();
    expect(new Set(codes).size).toBe(10);
    await page.getByRole('button', { name: 'Sudah saya simpan' }).click();
    await page.getByText('10 kode pemulihan tersisa').waitFor();
    await page.reload();
    await page.getByText('10 kode pemulihan tersisa').waitFor();
    expect(await page.getByText(codes[0]!).count()).toBe(0);
    await expect(real.elsewhere(email).signIn()).rejects.toThrow('code-required');
    await page.context().close();
  });

  it('[DK71] is turned off after a question, by keyboard alone', async () => {
    const { page, email } = await atAccount({ withFactor: true });
    await page.getByRole('button', { name: 'Nonaktifkan' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.removing:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Verifikasi dua langkah tidak aktif lagi.').waitFor();
    await page.locator('h2:focus', { hasText: 'Verifikasi dua langkah' }).waitFor();
    await real.elsewhere(email).signIn();
    await page.context().close();
  });

  it('[DK77] ten minutes after signing in the password is asked for once more, with the code, and the act goes on', async () => {
    const { page, secret } = await atAccount({ withFactor: true });
    forgetProofs();
    const button = page.getByRole('button', { name: 'Buat kode pemulihan baru' });
    await button.click();
    const dialog = page.getByRole('dialog', { name: 'Pastikan ini Anda' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Tindakan ini meminta kata sandi Anda sekali lagi.').waitFor();
    expect(await button.evaluate((it) => it.matches(':focus'))).toBe(true);
    await button.click();
    await dialog.getByLabel('Kata sandi').fill('keliru-sekali');
    await page.keyboard.press('Enter');
    await dialog.getByText('tidak cocok').waitFor();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.locator('#code:focus').waitFor();
    await page.keyboard.type(digitsOf(secret, 1));
    await page.keyboard.press('Enter');
    await page.locator('#codes:focus').waitFor();
    await page.context().close();
  });
});

describe('sessions', () => {
  it('[DK72] lists where one is signed in; ending one signs that browser out', async () => {
    const { page, email } = await atAccount();
    const there = await (await browser.newContext()).newPage();
    const lines: string[] = [];
    there.on('websocket', (line) => lines.push(line.url()));
    await there.goto(real.dashboard);
    await signIn(there, email);
    await there.locator('meja-rail .connection.live').waitFor({ state: 'attached' });
    await page.reload();
    await page.getByText('sesi ini').waitFor();
    await page.getByRole('button', { name: /^Akhiri sesi / }).click();
    await page.getByText('1 sesi diakhiri.').waitFor();
    await there.getByRole('heading', { name: 'Sesi Anda berakhir' }).waitFor();
    // Said by the line that was cut, not by another one that was refused.
    expect(lines).toHaveLength(1);
    expect(await page.getByRole('button', { name: /^Akhiri sesi / }).count()).toBe(0);
    await there.context().close();
    await page.context().close();
  });

  it('[DK72] a new password ends the other browsers, and the old one is good no more', async () => {
    const { page, email } = await atAccount();
    const there = await real.elsewhere(email).signIn();
    await page.getByLabel('Kata sandi sekarang').fill(PASSWORD);
    await page.getByLabel('Kata sandi baru').fill('pendek');
    await page.keyboard.press('Enter');
    await page.locator('#newPassword:focus').waitFor();
    await page.getByLabel('Kata sandi baru').fill(OTHER_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('Kata sandi sudah diganti; 1 sesi lain diakhiri.').waitFor();
    await expect(there.must('moderator:me', {})).rejects.toThrow('session-required');
    await expect(real.elsewhere(email).signIn()).rejects.toThrow('credentials-wrong');
    await page.context().close();
  });
});

it('[DK73] a new name is shown at once', async () => {
  const { page } = await atAccount();
  await page.getByLabel('Nama', { exact: true }).fill('Rina Wati');
  await page.keyboard.press('Enter');
  await page.getByText('Nama tersimpan.').waitFor();
  await page.getByRole('link', { name: 'Antrean' }).click();
  await page.locator('meja-rail .person', { hasText: 'Rina Wati' }).waitFor({ state: 'attached' });
  await page.context().close();
});
