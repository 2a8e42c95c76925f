/** Pages of the dashboard signed in at a real server: one server for a file of tests, pages of its own for each of them. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { signIn, startRealDesk, type RealDesk } from './real-desk.js';

interface Opening {
  /** `ani` is the administrator, `budi` a moderator. */
  readonly who?: 'ani' | 'budi';
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
}

/** To be called where the tests are described. */
export const signedIn = () => {
  let own: RealDesk;
  let browser: Browser;
  const pages: Page[] = [];
  beforeAll(async () => {
    own = await startRealDesk('balanced');
    await own.add('budi@koran.example', 'moderator');
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await own.server.remove();
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
  });
  return {
    /** The running server, its site and an administrator's token. */
    get own(): RealDesk {
      return own;
    },
    /** Signed in at an address of the desk. */
    open: async (
      hash: string,
      { who = 'ani', scheme = 'light', width = 1280 }: Opening = {},
    ): Promise<Page> => {
      const viewport = { width, height: 900 };
      const context = await browser.newContext({ viewport, colorScheme: scheme });
      const page = await context.newPage();
      pages.push(page);
      page.setDefaultTimeout(10_000);
      await page.goto(own.dashboard + hash);
      await signIn(page, `${who}@koran.example`);
      await page.locator('meja-rail, h1').first().waitFor();
      return page;
    },
  };
};
