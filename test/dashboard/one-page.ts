/** One desk page for each test of a file: the test opens it, and it is closed afterwards without a complaint. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { CardView } from '@komentar/protocol';
import { launchChromium } from '../support/chromium.js';
import { DeskPage } from './desk-page.js';

type Opening = Parameters<typeof DeskPage.open>[2];

/** To be called where the tests are described; starts one browser for all of them. */
export const onePage = () => {
  let browser: Browser;
  let page: DeskPage | undefined;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    const complaints = page?.complaints ?? [];
    await page?.close();
    page = undefined;
    expect(complaints).toEqual([]);
  });
  return {
    /** Signed in, with the queue read and the live connection up. */
    atDesk: async (cards: readonly CardView[], opening?: Opening): Promise<DeskPage> =>
      (page = await DeskPage.atDesk(browser, cards, opening)),
    /** Nobody is signed in. */
    open: async (cards: readonly CardView[], opening?: Opening): Promise<DeskPage> =>
      (page = await DeskPage.open(browser, cards, opening)),
  };
};
