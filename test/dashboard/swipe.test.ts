/** A finger over a card: what its way means, and on a real Chromium's phone what it decides. */
import { describe, expect, it } from 'vitest';
import { swipeOf } from '#dashboard/queue/swipe.js';
import { waitingCards, type DeskPage } from './desk-page.js';
import { onePage } from './one-page.js';

const { atDesk } = onePage();

describe('the way of a finger', () => {
  it.each([
    [24, 0, undefined],
    [-24, 0, undefined],
    [25, 0, { way: 'right', shift: 1, decides: false }],
    [-30, 5, { way: 'left', shift: -6, decides: false }],
    [111, 0, { way: 'right', shift: 87, decides: false }],
    [112, 60, { way: 'right', shift: 88, decides: true }],
    [-112, -60, { way: 'left', shift: -88, decides: true }],
    [200, 121, undefined],
  ] as const)('[DK41] of %i and %i pixels', (dx, dy, swipe) => {
    expect(swipeOf(dx, dy)).toEqual(swipe);
  });
});

describe('on a phone', () => {
  const onPhone = () => atDesk(waitingCards(3), { size: { width: 390, height: 844 } });

  /** Lays a finger on the card, moves it this way in steps, and lifts it. */
  const swipe = async ({ page }: DeskPage, [dx, dy]: readonly [number, number]) => {
    const browser = await page.context().newCDPSession(page);
    await browser.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    const box = await page.locator('meja-card[current] .text').boundingBox();
    if (box === null) throw new Error('no card to lay a finger on');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const at = (part: number) => [{ x: x + dx * part, y: y + dy * part }];
    await browser.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
    for (const part of [0.25, 0.5, 0.75, 1])
      await browser.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(part) });
    await browser.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };

  it('[DK41] to the right approves, and the next card comes', async () => {
    const it = await onPhone();
    await it.isAt('c001');
    await swipe(it, [150, 0]);
    await it.isAt('c002');
    expect(it.decisions()).toEqual([['comment:approve', 'c001']]);
  });

  it('[DK41] to the left asks for the reason; nothing is decided before it', async () => {
    const it = await onPhone();
    await it.isAt('c001');
    await swipe(it, [-150, 0]);
    await it.page.locator('meja-reasons').waitFor();
    expect(it.decisions()).toEqual([]);
    await it.page.locator('meja-reasons .numbered button').first().click();
    await it.isAt('c002');
    expect(it.decisions()).toEqual([['comment:reject', 'c001']]);
  });

  it('[DK41] a short way and a steep one decide nothing, and the card is back at its place', async () => {
    const it = await onPhone();
    await it.isAt('c001');
    await swipe(it, [60, 0]);
    await swipe(it, [150, 120]);
    const card = it.card('c001');
    expect(await card.evaluate((at) => at.style.getPropertyValue('translate'))).toBe('');
    await swipe(it, [150, 0]);
    await it.isAt('c002');
    expect(it.decisions()).toEqual([['comment:approve', 'c001']]);
  });
});
