/** Everybody reads along: axe on every state, light and dark, narrow and wide; and what only keys can tell. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { FixtureServer } from './fixture-server.js';
import { live, useReader, write } from './open-section.js';
import { violations } from './violations.js';

const at = useReader();
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
});

const fillThread = () => {
  const root = server.publish(
    'Isi <strong>tebal</strong> dan <a href="https://contoh.id/">tautan</a>.',
  );
  const reply = server.publish('Balasan.', root);
  for (let i = 0; i < 5; i += 1) server.publish(`Balasan ${String(i)}.`, reply);
  for (let i = 0; i < 24; i += 1)
    server.publish(`Komentar <code>${String(i)}</code><blockquote>kutip</blockquote>`);
  server.publish('panjang<br>'.repeat(30));
  return root;
};

const LOOKS = [
  ['light', 1280],
  ['light', 280],
  ['dark', 1280],
  ['dark', 390],
] as const;

describe('axe', () => {
  it.each(LOOKS)('[WG70 T-5] finds nothing in a full section: %s, %d px', async (theme, width) => {
    const root = fillThread();
    const it = await at.visit({
      attributes: `thread="artikel" theme="${theme}"`,
      before: `<style>body{background:${theme === 'dark' ? '#14161b' : '#fcfbf8'}}</style>`,
      context: { viewport: { width, height: 900 }, reducedMotion: 'reduce' },
    });
    await live(it);
    await write(it, 'Milik saya.');
    await it.section.locator('article.own').waitFor();
    await live(it);
    await it.section.locator('.reply').nth(1).click();
    await it.section.locator('article ~ komentar-composer textarea').waitFor();
    await it.section.locator('[data-for=""] .send').click();
    server.publish('Di balik tombol.');
    server.publish('Di balik keping.', root);
    await it.section.locator('.pill').waitFor();
    expect(await violations(it)).toEqual([]);
    const width2 = await it.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(width2).toBeLessThanOrEqual(0);
  });

  it.each(['light', 'dark'])('[WG70 T-5] finds nothing in the other states: %s', async (theme) => {
    const before = `<style>body{background:${theme === 'dark' ? '#14161b' : '#fff'}}</style>`;
    const attributes = `thread="artikel" theme="${theme}"`;
    server.failReads = 500;
    const failed = await at.visit({ attributes, before });
    await failed.section.getByRole('button', { name: 'Coba lagi' }).waitFor();
    expect(await violations(failed)).toEqual([]);
    server.failReads = undefined;
    const empty = await at.visit({ attributes, before });
    await live(empty);
    await write(empty, 'Iklan!');
    await empty.section.locator('article.own').waitFor();
    await live(empty);
    server.decide(server.posted[0]!.id, 'rejected', 'ad');
    await empty.section.getByText('Tidak diterbitkan: iklan.').waitFor();
    expect(await violations(empty)).toEqual([]);
    server.thread().setState('closed');
    const closed = await at.visit({ attributes, before });
    await closed.section.getByText('Kolom komentar ditutup.').waitFor();
    expect(await violations(closed)).toEqual([]);
  });
});

describe('keys', () => {
  it('[WG71 W-80] Tab goes from the order to the composer, then row by row', async () => {
    server.publish('satu');
    const it = await at.visit();
    await live(it);
    await it.section.locator('textarea').waitFor();
    await it.section.locator('select').focus();
    const order: string[] = [];
    for (let i = 0; i < 8; i += 1) {
      await it.page.keyboard.press('Tab');
      await it.section.locator('.tool').first().waitFor();
      order.push(
        await it.section.evaluate((host) => {
          const focused = host.shadowRoot?.activeElement;
          return focused?.classList[0] ?? focused?.localName ?? '';
        }),
      );
    }
    expect(order).toEqual(['textarea', 'tool', 'link', 'input', 'input', 'send', 'time', 'link']);
  });

  it('[WG74 W-83] ways past the comments and to the composer, seen while they have the focus', async () => {
    server.publish('satu');
    const it = await at.visit({ after: '<a href="#atas" id="lanjut">Lanjut</a>' });
    await live(it);
    const focused = () =>
      it.section.evaluate((host) => {
        const element = host.shadowRoot?.activeElement;
        return element?.textContent.trim() || element?.localName;
      });
    const skip = it.section.getByRole('button', { name: 'Lewati komentar' });
    const way = it.section.getByRole('button', { name: 'Ke kolom tulis' });
    const size = async (of: typeof skip) => (await of.boundingBox())?.height ?? 0;
    const place = () =>
      it.section
        .locator('article')
        .evaluate((row) => row.getBoundingClientRect().top + globalThis.scrollY);
    const before = await place();
    expect([await size(skip), await size(way)]).toEqual([1, 1]);
    await it.page.keyboard.press('Tab');
    expect(await focused()).toBe('Lewati komentar');
    expect(await size(skip)).toBeGreaterThan(24);
    await it.page.keyboard.press('Enter');
    expect(await focused()).toContain('Pintasan papan ketik');
    await it.page.keyboard.press('Tab');
    await it.page.keyboard.press('Tab');
    expect(await it.page.evaluate(() => document.activeElement?.id)).toBe('lanjut');
    await way.focus();
    expect(await size(way)).toBeGreaterThan(24);
    expect(await place()).toEqual(before);
    await it.page.keyboard.press('Enter');
    expect(await focused()).toBe('textarea');
    server.thread().setState('closed');
    server.tell();
    await way.waitFor({ state: 'detached' });
  });

  it('[WG75 W-82] at the foot stands, folded, what the keys do', async () => {
    server.publish('satu');
    const it = await at.visit();
    const keys = it.section.locator('details');
    await keys.getByText('Pintasan papan ketik').click();
    await keys.getByText('Ctrl+Enter atau ⌘+Enter: mengirim').waitFor();
    expect(await keys.locator('li').count()).toBe(3);
  });

  it('[WG72 W-22] Tab is never caught, and no single key does anything outside a field', async () => {
    server.publish('satu');
    const it = await at.visit();
    await live(it);
    const area = it.section.locator('textarea');
    await area.fill('x');
    await it.section.locator('.tool').first().waitFor();
    await area.press('Tab');
    expect(await it.section.evaluate((host) => host.shadowRoot?.activeElement?.className)).toBe(
      'tool',
    );
    await it.section.locator('article').focus();
    for (const key of ['a', 'r', 'j', 'k', 's', 'u', 'c']) await it.page.keyboard.press(key);
    expect(await it.section.locator('textarea').count()).toBe(1);
  });

  it('[WG73 W-97] on paper there are comments and nothing to press', async () => {
    fillThread();
    const it = await at.visit();
    await live(it);
    await it.page.emulateMedia({ media: 'print' });
    const visible = await it.section
      .locator('komentar-composer, .sort, .actions, .more, .pill-place, .link')
      .evaluateAll((all) => all.filter((element) => element.checkVisibility()).length);
    expect(visible).toBe(0);
    expect(await it.section.locator('article').first().isVisible()).toBe(true);
  });
});
