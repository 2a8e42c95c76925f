/**
 * Measures what a moderator sees of a key: from the press until the frame that shows the decision
 * and the next comment in focus, over 200 decisions in a queue of 500, in Chromium.
 *
 * Floor: a bare page of as many plain buttons where the same press greys one and focuses the next.
 * Both hold at least one frame (16.7 ms at 60 Hz), which is the least that can be.
 */
import type { Page } from 'playwright-core';
import { cardOf } from '../dashboard/cards.js';
import { DeskPage } from '../dashboard/desk-page.js';
import { launchChromium } from '../support/chromium.js';
import type { Figure } from './run.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { beside, median, percentile } from './support/figures.js';

const CARDS = 500;
const PRESSES = 200;

export const name = `From a key at the desk to the frame that shows it, ${PRESSES} decisions`;

/** Presses `a` where the focus is, time after time; answers milliseconds until the frame after the focus moved on. */
const press = (page: Page): Promise<number[]> =>
  page.evaluate(`(async () => {
    const focused = () => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at;
    };
    const painted = () =>
      new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))));
    const times = [];
    for (let n = 0; n < ${PRESSES}; n += 1) {
      const before = focused();
      const startedAt = performance.now();
      const press = { key: 'a', code: 'KeyA', bubbles: true, composed: true, cancelable: true };
      before.dispatchEvent(new KeyboardEvent('keydown', press));
      let at = await painted();
      while (focused() === before) at = await painted();
      times.push(at - startedAt);
    }
    return times;
  })()`);

const bare = `<!doctype html><style>button{display:block;inline-size:40rem;block-size:12rem}</style><script>
  addEventListener('keydown', () => {
    const at = document.activeElement;
    at.style.color = 'grey';
    at.nextElementSibling.focus();
  });
</script>${'<button>Komentar</button>'.repeat(CARDS)}<script>document.querySelector('button').focus()</script>`;

const measure = async (later: Later): Promise<readonly Figure[]> => {
  const browser = await launchChromium();
  later(() => browser.close());
  const cards = Array.from({ length: CARDS }, (_, n) =>
    cardOf(`c${String(n).padStart(5, '0')}`, { createdAt: Date.now() - 600_000 + n }),
  );
  const desk = await DeskPage.atDesk(browser, cards);
  later(() => desk.close());
  const value = await press(desk.page);
  const plain = await browser.newPage();
  await plain.setContent(bare);
  const floor = await press(plain);
  const p95 = (times: readonly number[]): number => percentile(times, 0.95);
  return [
    beside('from the key to the frame, p50', 'ms', { value: median(value), floor: median(floor) }),
    beside('from the key to the frame, p95', 'ms', { value: p95(value), floor: p95(floor) }),
  ];
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
