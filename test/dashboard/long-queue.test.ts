/** A queue of thousands in a real Chromium: few cards in the page, the focus kept, nothing jumps or piles up. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { cardOf } from './cards.js';
import { DeskPage } from './desk-page.js';

const MINUTE_MS = 60_000;

let browser: Browser;
let at: DeskPage | undefined;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});
afterEach(async () => {
  const complaints = at?.complaints ?? [];
  await at?.close();
  at = undefined;
  expect(complaints).toEqual([]);
});

/** Texts of one to twelve lines, so that no two neighbours are of one height. */
const uneven = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    cardOf(`c${String(n + 1).padStart(5, '0')}`, {
      createdAt: Date.now() - 10 * MINUTE_MS + n,
      text: Array.from(
        { length: 1 + ((n * 7) % 12) },
        (_line, line) => `Baris ${line + 1} dari komentar ${n + 1}.`,
      ).join('\n'),
    }),
  );
const idOf = (n: number) => `c${String(n).padStart(5, '0')}`;

const figures = async (page: Page, cdp: CDPSession) => {
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  const cards = await page.locator('meja-card').count();
  return {
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    heap: of('JSHeapUsedSize'),
    cards,
  };
};

/**
 * Decides by keyboard as fast as the page goes, inside it: each press goes to whatever has the focus.
 * Answers the ids that had it, one for each decision.
 */
const approve = (page: Page, count: number) =>
  page.evaluate(async (times) => {
    const focused = () => {
      let { activeElement } = document;
      while (activeElement?.shadowRoot?.activeElement)
        ({ activeElement } = activeElement.shadowRoot);
      return activeElement;
    };
    const ids: string[] = [];
    for (let n = 0; n < times; n += 1) {
      const before = focused();
      ids.push(before?.id ?? '');
      const press = { key: 'a', code: 'KeyA', bubbles: true, composed: true, cancelable: true };
      before?.dispatchEvent(new KeyboardEvent('keydown', press));
      while (focused() === before) await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return ids;
  }, count);

describe('a long queue', () => {
  it(
    '[DK40] [AC23] 2,000 decisions by keyboard: the focus goes from one to the next, and nothing piles up',
    { timeout: 8 * MINUTE_MS },
    async () => {
      const it = (at = await DeskPage.atDesk(browser, uneven(2_060)));
      const cdp = await it.page.context().newCDPSession(it.page);
      await cdp.send('Performance.enable');
      const ids = await approve(it.page, 400);
      const early = await figures(it.page, cdp);
      ids.push(...(await approve(it.page, 1_600)));
      await it.counts('pending', 60);
      await expect.poll(() => it.desk.counts().pending).toBe(60);
      const late = await figures(it.page, cdp);
      expect(ids).toEqual(Array.from({ length: 2_000 }, (_, n) => idOf(n + 1)));
      await it.isAt(idOf(2_001));
      expect([early.cards <= 40, late.cards <= 40]).toEqual([true, true]);
      // A tenth more is the waver of what happens to be in the page; piling up would be four times as much.
      expect(late.nodes).toBeLessThan(early.nodes * 1.5);
      expect(late.listeners).toBeLessThan(early.listeners * 1.5);
      expect(late.heap).toBeLessThan(early.heap * 1.5);
    },
  );

  it('[DK40] scrolled anywhere, few cards are in the page and the focused one is among them', async () => {
    const it = (at = await DeskPage.atDesk(browser, uneven(400)));
    const seen = () =>
      it.page.locator('meja-card').evaluateAll((cards) => ({
        count: cards.length,
        inView: cards.filter((card) => {
          const { top, bottom } = card.getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        }).length,
      }));
    for (const way of [1, 1, 1, 1, -1, 1]) {
      await it.page.mouse.move(600, 400);
      await it.page.mouse.wheel(0, way * 6_000);
      await expect.poll(async () => (await seen()).inView).toBeGreaterThan(0);
      expect((await seen()).count).toBeLessThanOrEqual(40);
    }
    expect(await it.card('c00001').evaluate((card) => card.matches(':focus'))).toBe(true);
    await it.press('j');
    await it.isAt('c00002');
    const box = await it.card('c00002').boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
  });

  it('[DK40] [AC7] what comes, goes and changes above does not move the card that is read', async () => {
    const it = (at = await DeskPage.atDesk(browser, uneven(60)));
    for (let n = 0; n < 12; n += 1) await it.press('j');
    await it.isAt(idOf(13));
    const top = () =>
      it.card(idOf(13)).evaluate((card) => Math.round(card.getBoundingClientRect().top));
    const before = await top();
    for (const n of [9, 11, 12]) it.desk.decide(idOf(n), 'approve');
    it.desk.edit(idOf(10), 'Pendek saja.');
    it.desk.post(cardOf('z1', { createdAt: Date.now() }));
    await it.isSettled(idOf(12), 'Disetujui oleh Budi');
    await it.card(idOf(10)).locator('del').first().waitFor({ state: 'attached' });
    await it.page.getByText('1 komentar baru').waitFor();
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  });
});
