/** The pages beside the queues: how one gets there and back. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { DeskPage, waitingCards } from './desk-page.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

it('[DK21] a page beside the queues is reached from the rail, starts at its heading and leads back', async () => {
  const at = await DeskPage.atDesk(browser, waitingCards(2));
  await at.page.getByRole('link', { name: 'Akun saya' }).click();
  await at.page.locator('h1:focus', { hasText: 'Akun saya' }).waitFor();
  expect(await at.page.title()).toContain('Akun saya');
  await at.page.getByRole('link', { name: 'Antrean' }).click();
  await at.isAt('c001');
  expect(at.complaints).toEqual([]);
  await at.close();
});
