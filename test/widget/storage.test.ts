/** What a section leaves in a reader's browser, and that it needs nothing there. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { live, texts, useReader, write } from './open-section.js';

const at = useReader();
const KB = 1024;
/** More articles than drafts and visits are kept of. */
const ARTICLES = 60;

/** What the page's storage takes: two bytes for each unit of keys and values. */
const storedBytes = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Object.entries(localStorage).reduce(
      (sum, [key, value]) => sum + 2 * (key.length + String(value).length),
      0,
    ),
  );

it('[T-17] a reader of many articles who writes long texts keeps less than 64 KB and no cookie', async () => {
  at.server().publish('satu');
  const here = await at.visit();
  await live(here);
  await here.section.locator('.like').click();
  const area = here.section.locator('[data-for=""] textarea');
  for (let n = 0; n < ARTICLES; n += 1) {
    const name = `artikel-${String(n)}`;
    at.server().publish('x', null, at.server().thread(name));
    await here.section.evaluate((host, to) => host.setAttribute('thread', to), name);
    await here.section.getByRole('heading', { name: 'Komentar (1)' }).waitFor();
    await expect.poll(() => area.inputValue()).toBe('');
    await area.fill(`${String(n)} ${'Panjang sekali. '.repeat(240)}`);
  }
  await here.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  const bytes = await storedBytes(here.page);
  expect(bytes).toBeGreaterThan(KB);
  expect(bytes).toBeLessThanOrEqual(64 * KB);
  expect(await here.context.cookies()).toEqual([]);
});

it('[T-17] where storage is blocked everything works, for as long as the page is open', async () => {
  const server = at.server();
  server.mode = 'published';
  const id = server.publish('satu');
  const here = await at.visit({
    init: () => {
      const blocked = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(globalThis, name, { get: blocked });
      Object.defineProperty(document, 'cookie', { get: blocked, set: blocked });
    },
  });
  await live(here);
  await write(here, 'dua');
  await expect.poll(() => texts(here)).toEqual(['dua', 'satu']);
  const like = here.section.locator(`#komentar-${id} .like`);
  await like.click();
  await expect.poll(() => like.getAttribute('aria-pressed')).toBe('true');
  await here.section.getByLabel('Urutkan').selectOption('oldest');
  await expect.poll(() => texts(here)).toEqual(['satu', 'dua']);
  server.publish('tiga');
  await expect.poll(() => here.section.getByRole('heading').first().innerText()).toContain('(3)');
  expect(here.complaints).toEqual([]);
});
