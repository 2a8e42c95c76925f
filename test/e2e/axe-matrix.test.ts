/** axe on every state of the section: light and dark, three languages, three widths. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { previewStates } from '#server/preview/states.js';
import { launchChromium } from '../support/chromium.js';
import { startKomentar, type Komentar } from '../support/komentar.js';
import { violations } from '../widget/violations.js';

const LANGUAGES = ['id', 'en', 'ar'];
const THEMES = ['light', 'dark'];
const WIDTHS = [768, 390, 280];

let browser: Browser;
let komentar: Komentar;

beforeAll(async () => {
  [browser, komentar] = await Promise.all([launchChromium(), startKomentar()]);
});
afterAll(async () => {
  await browser.close();
  await komentar.remove();
});

/** Dresses page and section otherwise, and waits until the colours have arrived. */
const wear = (page: Page, theme: string): Promise<void> =>
  page.evaluate(async (wanted) => {
    document.documentElement.style.setProperty('color-scheme', wanted);
    // axe takes a page without a colour of its own for white.
    document.body.style.setProperty('background', 'Canvas');
    const section = document.querySelector('komentar-section');
    section?.setAttribute('theme', wanted);
    await new Promise(requestAnimationFrame);
    const going = section?.shadowRoot?.getAnimations() ?? [];
    await Promise.all(going.map((it) => it.finished.catch(() => undefined)));
  }, theme);

/** How far the section reaches beyond its own column, in pixels. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const section = document.querySelector('komentar-section');
    return section ? section.scrollWidth - section.clientWidth : 0;
  });

/** What is found in a state in one language, with the look it was found in. */
const found = async (state: string, lang: string): Promise<string[]> => {
  const page = await browser.newPage({ viewport: { width: 768, height: 900 } });
  await page.goto(`${komentar.url}/preview/stage?state=${state}&lang=${lang}`);
  await page.locator('html[data-stage="ready"]').waitFor({ state: 'attached' });
  const all: string[] = [];
  for (const theme of THEMES) {
    await wear(page, theme);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const look = `${lang} ${theme} ${String(width)}`;
      all.push(...(await violations({ page })).map((it) => `${look} ${it}`));
      const over = await overflow(page);
      if (over > 0) all.push(`${look} ${String(over)} px too wide`);
    }
  }
  await page.close();
  return all;
};

test.each(previewStates(0).map(({ id, name }) => ({ id, name })))(
  '[T-5 W-93] axe finds nothing in $id $name, and nothing overflows',
  async ({ id }) => {
    const each = await Promise.all(LANGUAGES.map((lang) => found(id, lang)));
    expect(each.flat()).toEqual([]);
  },
);
