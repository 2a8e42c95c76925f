/** axe on the real pages of the real server: article, sign-in and queue, light and dark. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openDemo } from './demo.js';
import { ADMIN, demoArticle, newPerson, readArticle, setUpDesk, signIn, write } from './pages.js';

const demo = openDemo();

beforeAll(async () => {
  const { page } = await newPerson(demo.browser);
  await setUpDesk(page, demo.server);
  await page.context().close();
});

const found = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

const LOOKS = [
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const;

test.each(LOOKS)(
  '[T-6] [ES8] the article with an own waiting comment, %s at %i px',
  async (colorScheme, width) => {
    const { page } = await newPerson(demo.browser, {
      colorScheme,
      viewport: { width, height: 844 },
    });
    const section = await readArticle(page, `${demo.server.url}/demo/${demoArticle.slug}`);
    await write(section, {
      body: `Menunggu dalam tampilan ${colorScheme} ${String(width)}.`,
      name: 'Sari',
    });
    await section.getByText('hanya Anda yang melihat').first().waitFor();
    await section
      .getByRole('button', { name: /^Balas/u })
      .nth(1)
      .click();
    expect(await found(page)).toEqual([]);
  },
);

test.each(LOOKS)('[ES8] sign-in and queue, %s at %i px', async (colorScheme, width) => {
  const { page } = await newPerson(demo.browser, { colorScheme, viewport: { width, height: 844 } });
  await page.goto(`${demo.server.url}/dashboard`);
  await page.getByLabel('E-mail').waitFor();
  expect(await found(page)).toEqual([]);
  await signIn(page, ADMIN);
  await page.locator('meja-card').first().waitFor();
  expect(await found(page)).toEqual([]);
});
