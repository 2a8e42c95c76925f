/** A browser and the real server with its demo, for all tests of a file. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { startKomentar, type Komentar } from '../support/komentar.js';

export interface Demo {
  readonly browser: Browser;
  readonly server: Komentar;
}

/** Both are there from the first hook or test after this call on. */
export const openDemo = (): Demo => {
  const demo = {} as { browser: Browser; server: Komentar };
  beforeAll(async () => {
    [demo.browser, demo.server] = await Promise.all([launchChromium(), startKomentar()]);
  });
  afterAll(async () => {
    await demo.browser.close();
    await demo.server.remove();
  });
  return demo;
};
