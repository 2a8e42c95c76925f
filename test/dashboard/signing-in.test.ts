/** Signing in with a second factor, in a real browser at a real server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { digitsOf, signIn, startRealDesk, type RealDesk } from './real-desk.js';

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

/** Somebody with a second factor, who has given e-mail and password and is asked for the code. */
const atTheCode = async () => {
  const email = `orang-${String((count += 1))}@koran.example`;
  await real.add(email, 'moderator');
  const factor = await (await real.elsewhere(email).signIn()).setUpFactor();
  const page = await (await browser.newContext()).newPage();
  await page.goto(real.dashboard);
  await signIn(page, email);
  await page.locator('#code:focus').waitFor();
  return { page, email, ...factor };
};

const give = async (page: Page, code: string) => {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
};

const isIn = (page: Page) => page.locator('meja-rail').waitFor({ state: 'attached' });

describe('the code', () => {
  it('[DK70] is asked for alone, wrong ones are named, and the right one lets in', async () => {
    const { page, email, secret } = await atTheCode();
    expect(await page.getByLabel('Kata sandi', { exact: true }).count()).toBe(0);
    await page.getByText(email).waitFor();
    await give(page, '12');
    await page.getByText('Kode terdiri dari enam angka').waitFor();
    await page.locator('#code').fill('');
    await give(page, digitsOf(secret, 9));
    await page.getByText('Kode salah').waitFor();
    // What is wrong stands selected, so that typing replaces it.
    await give(page, digitsOf(secret));
    await isIn(page);
    await page.context().close();
  });

  it('[DK70] a code for a lost device does as well', async () => {
    const { page, recoveryCodes } = await atTheCode();
    await give(page, recoveryCodes[3]!.toLowerCase().replaceAll('-', ' '));
    await isIn(page);
    await page.context().close();
  });

  it('[DK70] another account can be chosen instead', async () => {
    const { page } = await atTheCode();
    await page.getByRole('button', { name: 'Masuk dengan akun lain' }).click();
    await page.locator('#email:focus').waitFor();
    await signIn(page, 'ani@koran.example');
    await isIn(page);
    await page.context().close();
  });
});

describe('where the server asks everybody for a second factor', () => {
  let strict: RealDesk;
  beforeAll(async () => {
    strict = await startRealDesk('pre', { KOMENTAR_DESK_SECOND_FACTOR: 'required' });
  });
  afterAll(() => strict.server.remove());

  it('[DK78] the account page opens and nothing else, until there is one', async () => {
    await strict.add('orang@koran.example', 'moderator');
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${strict.dashboard}#queue=pending`);
    await signIn(page, 'orang@koran.example');
    const isAsked = () => page.getByText('Server ini mewajibkannya').waitFor();
    await isAsked();
    await page.goto(`${strict.dashboard}#page=log`);
    await page.reload();
    await isAsked();
    expect(await page.locator('meja-queue, meja-log').count()).toBe(0);
    await page.getByRole('button', { name: 'Aktifkan' }).click();
    const secret = (await page.locator('.key code').innerText()).replaceAll(' ', '');
    await page.locator('#code:focus').waitFor();
    await give(page, digitsOf(secret, -1));
    await page.getByRole('button', { name: 'Sudah saya simpan' }).click();
    await page.goto(`${strict.dashboard}#queue=pending`);
    await isIn(page);
    await page.context().close();
  });
});
