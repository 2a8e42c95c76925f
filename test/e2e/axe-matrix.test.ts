/** axe on every state of the section: light and dark, three languages, three widths, on the preview's stage. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOST_PAGES } from '#server/preview/hosts.js';
import { previewStates } from '#server/preview/states.js';
import { launchChromium } from '../support/chromium.js';
import { startKomentar, type Komentar } from '../support/komentar.js';
import { violations } from '../widget/violations.js';

const LANGUAGES = [
  ['id', 'ltr'],
  ['en', 'ltr'],
  ['ar', 'rtl'],
] as const;
const THEMES = [
  ['light', 'light-site'],
  ['dark', 'dark-site'],
] as const;
const WIDTHS = [280, 390, 768] as const;
/** Everything is on the screen: what is skipped would not be looked at. */
const HEIGHT = 2400;

let browser: Browser;
let komentar: Komentar;
/** One for each language, so that each has a window: of tabs in one window only the front one is sure of frames. */
let contexts: readonly BrowserContext[];

beforeAll(async () => {
  [browser, komentar] = await Promise.all([launchChromium(), startKomentar()]);
  contexts = await Promise.all(
    LANGUAGES.map(() => browser.newContext({ reducedMotion: 'reduce' })),
  );
});
afterAll(async () => {
  await browser.close();
  await komentar.remove();
});

/** Puts the section of a stage that stands on a light or a dark page. */
const setTheme = (page: Page, [theme, host]: (typeof THEMES)[number]): Promise<void> =>
  page.evaluate(
    async ({ theme, css }) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
      const section = document.querySelector('komentar-section');
      section?.setAttribute('theme', theme);
      await (section as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    },
    { theme, css: HOST_PAGES.find(({ name }) => name === host)?.css ?? '' },
  );

/** By how many pixels something in the section is wider than it. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const section = document.querySelector('komentar-section') ?? document.body;
    const root = document.documentElement;
    return Math.max(section.scrollWidth - section.clientWidth, root.scrollWidth - root.clientWidth);
  });

/** What is wrong with a state in one language, look by look. */
const wrongIn = async (
  context: BrowserContext,
  state: string,
  [lang, dir]: (typeof LANGUAGES)[number],
): Promise<string[]> => {
  const page = await context.newPage();
  await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
  await page.goto(`${komentar.url}/preview/stage?state=${state}&lang=${lang}&dir=${dir}`);
  await page.locator('html[data-stage="ready"]').waitFor({ state: 'attached' });
  const wrong: string[] = [];
  for (const theme of THEMES) {
    await setTheme(page, theme);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      const says = await violations({ page }, {});
      const overflow = await overflowOf(page);
      if (overflow > 0) says.push(`${String(overflow)} px too wide`);
      wrong.push(...says.map((it) => `${lang} ${theme[0]} ${String(width)} px: ${it}`));
    }
  }
  await page.close();
  return wrong;
};

test.each(previewStates(0).map(({ id, name }) => ({ id, name })))(
  '[T-5] axe finds nothing in $id $name, in any language, theme and width, and nothing is too wide',
  async ({ id }) => {
    const wrong = await Promise.all(
      contexts.map((context, at) => wrongIn(context, id, LANGUAGES[at] ?? LANGUAGES[0])),
    );
    expect(wrong.flat()).toEqual([]);
  },
);
