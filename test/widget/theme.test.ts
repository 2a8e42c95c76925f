/** Light and dark, sizes and colours: how a section fits a page that knows nothing of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { FixtureServer } from './fixture-server.js';
import { useReader, type OpenSection } from './open-section.js';

const at = useReader();
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
  server.publish('satu');
});

const shown = ({ section }: OpenSection) => section.locator('article').first().waitFor();
const scheme = ({ section }: OpenSection) => section.getAttribute('data-scheme');

/** System, what the page says, the section's own attributes, and what comes out of it. */
const CASES: readonly (readonly ['light' | 'dark', string, string, 'light' | 'dark'])[] = [
  ['dark', '', 'theme="light"', 'light'],
  ['light', '', 'theme="dark"', 'dark'],
  ['dark', 'body{background:#fff}', 'theme="dark"', 'dark'],
  ['light', 'body{background:#fff}', 'dark-selector="html:lang(id)"', 'dark'],
  ['dark', 'body{background:#fff}', 'dark-selector="html.malam"', 'light'],
  ['dark', 'body{background:#fff}', 'dark-selector="[["', 'light'],
  ['light', ':root{color-scheme:dark}', '', 'dark'],
  ['dark', ':root{color-scheme:light}', '', 'light'],
  ['dark', 'body{background:#fff}', '', 'light'],
  ['light', 'body{background:rgb(20 20 24)}', '', 'dark'],
  ['dark', ':root{color-scheme:light dark}', '', 'dark'],
  ['light', ':root{color-scheme:light dark}', '', 'light'],
];

describe('theme', () => {
  it.each(CASES)(
    '[WG110 E-40] system %s, page {%s}, section %s: %s',
    async (...[system, css, attributes, expected]) => {
      const it = await at.visit({
        before: `<style>${css}</style>`,
        attributes: `thread="artikel" ${attributes}`,
        context: { colorScheme: system },
      });
      await shown(it);
      expect(await scheme(it)).toBe(expected);
    },
  );

  it('[WG110 E-40] a selector, a class, a style and the system are followed while the page is open', async () => {
    const it = await at.visit({
      before: '<style>:root{color-scheme:light dark} .malam{color-scheme:dark}</style>',
      attributes: 'thread="artikel" dark-selector="[data-tema=gelap]"',
    });
    await shown(it);
    // What follows the page comes after the first paint.
    await it.section.locator('.live').waitFor();
    const steps: (readonly [() => void, string])[] = [
      [() => (document.body.dataset['tema'] = 'gelap'), 'dark'],
      [() => delete document.body.dataset['tema'], 'light'],
      [() => document.documentElement.classList.add('malam'), 'dark'],
      [() => document.documentElement.classList.remove('malam'), 'light'],
      [() => document.body.style.setProperty('background', '#111'), 'dark'],
    ];
    for (const [step, expected] of steps) {
      await it.page.evaluate(step);
      await expect.poll(() => scheme(it)).toBe(expected);
    }
    await it.page.evaluate(() => document.body.removeAttribute('style'));
    await it.page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => scheme(it)).toBe('dark');
  });

  it('[WG111 E-44] comments are never painted in the other scheme first', async () => {
    const it = await at.visit({
      before: '<style>body{background:#111}</style>',
      init: () => {
        const seen = new Set<string | undefined>();
        Object.assign(globalThis, { seen });
        const look = () => {
          const section = document.querySelector('komentar-section');
          if (section?.shadowRoot?.querySelector('.base'))
            seen.add(section.getAttribute('data-scheme') ?? undefined);
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
    });
    await shown(it);
    await it.section.locator('.live').waitFor();
    const seen = await it.page.evaluate(() => [
      ...(globalThis as unknown as { seen: Set<string> }).seen,
    ]);
    expect(seen).toEqual(['dark']);
  });
});

describe('type and colours', () => {
  it.each([12, 16, 20, 24, 32])('[WG48 W-91] type follows an article of %d px', async (size) => {
    const it = await at.visit({
      before: `<style>#isi{font-size:${String(size)}px}</style><main id="isi">Isi</main>`,
      attributes: 'thread="artikel" font-size-from="#isi"',
    });
    await shown(it);
    const fontSize = () => it.section.evaluate((host) => getComputedStyle(host).fontSize);
    expect(await fontSize()).toBe(`${String(size)}px`);
  });

  it('[WG48 W-91] a page that sets its article larger takes the comments along', async () => {
    const it = await at.visit({
      before:
        '<style>#isi{font-size:16px} .besar #isi{font-size:24px}</style><main id="isi">Isi</main>',
      attributes: 'thread="artikel" font-size-from="#isi"',
    });
    await shown(it);
    await it.page.evaluate(() => document.body.classList.add('besar'));
    const fontSize = () => it.section.evaluate((host) => getComputedStyle(host).fontSize);
    await expect.poll(fontSize).toBe('24px');
    await it.page.evaluate(() =>
      document.getElementById('isi')?.style.setProperty('font-size', '2em'),
    );
    await expect.poll(fontSize).toBe('32px');
  });

  it.each([62.5, 125])(
    "[WG48 W-90] a page's own root size of %d %% changes nothing that is set in em",
    async (percent) => {
      const it = await at.visit({
        before: `<style>html{font-size:${String(percent)}%} body{font-size:18px}</style>`,
      });
      await shown(it);
      expect(await it.section.evaluate((host) => getComputedStyle(host).fontSize)).toBe('18px');
    },
  );

  it('[WG112] colours that cannot be read are told to the owner once, readable ones never', async () => {
    const warnings: string[] = [];
    const visit = async (css: string) => {
      const it = await at.visit({
        before: `<style>komentar-section{${css}}</style>`,
        after: '<komentar-section site="koran" thread="lain"></komentar-section>',
      });
      it.page.on('console', (message) => warnings.push(message.text()));
      await shown(it);
      await it.section.locator('.live').waitFor();
      const second = it.page.locator('komentar-section').nth(1);
      await second.scrollIntoViewIfNeeded();
      await second.locator('.live').waitFor();
    };
    await visit('--komentar-accent:#204080');
    expect(warnings.filter((text) => text.includes('contrast'))).toEqual([]);
    await visit('--komentar-accent:gold;--komentar-on-accent:white');
    expect(warnings.filter((text) => text.includes('contrast'))).toHaveLength(1);
  });

  it('[WG113 W-55] a header that stays on top is told by attribute, and rows keep clear of it', async () => {
    const it = await at.visit({ attributes: 'thread="artikel" scroll-offset="96px"' });
    await shown(it);
    await it.section.locator('.live').waitFor();
    const margin = await it.section
      .locator('article')
      .first()
      .evaluate((row) => getComputedStyle(row).scrollMarginBlockStart);
    expect(margin).toBe('96px');
  });
});
