/** Nothing in or below a section moves without the reader's doing, with and without scroll anchoring (T-1). */
import { beforeEach, describe, expect, it } from 'vitest';
import { shiftsOf, watchShifts } from '../support/layout-shift.js';
import type { FixtureServer } from '../widget/fixture-server.js';
import { live, useReader, type OpenSection } from '../widget/open-section.js';

const at = useReader();
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
});

type Asked = NonNullable<Parameters<typeof at.visit>[0]>;

/** The line a page carries whose comments can be on the screen before any script is. */
const RESERVE = 'komentar-section:not(:defined){display:flow-root;min-block-size:100svh}';
const ARTICLE = '<div style="block-size:3000px">Isi berita</div>';
const FOOTER = '<footer style="block-size:600px">Kaki halaman</footer>';

/** Comments of very different heights, some with replies, so that no guess at a height is right. */
const fill = (roots: number, thread = server.thread()): string[] =>
  Array.from({ length: roots }, (_, i) => {
    const text = 'Trotoar ini akhirnya dilebarkan juga. '.repeat(1 + ((i * 7) % 15));
    const id = server.publish(`${String(i)}: ${text}`, null, thread);
    for (let n = 0; n < i % 4; n += 1) server.publish(`Setuju ${String(n)}.`, id, thread);
    return id;
  });

const settle = ({ page }: OpenSection): Promise<unknown> => page.waitForLoadState('networkidle');

/** What the section fetches after its comments has arrived and stands. */
const whole = async (it: OpenSection): Promise<void> => {
  await live(it);
  await it.section.locator('textarea').first().waitFor();
  await settle(it);
};

const expectStill = async ({ page }: OpenSection): Promise<void> => {
  expect(await shiftsOf(page)).toEqual([]);
};

/** Scrolls as a script does: without what counts as the reader's doing. */
const jumpTo = ({ page }: OpenSection, top: number): Promise<void> =>
  page.evaluate(async (to) => {
    scrollTo(0, to);
    for (let frame = 0; frame < 3; frame += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
  }, top);

const nameOfLine = (text: string) => `[T-1] ${text}`;

describe.each([
  ['with scroll anchoring', ''],
  ['without scroll anchoring', 'html{overflow-anchor:none}'],
])('nothing shifts %s', (_, style) => {
  const visit = (asked: Asked = {}): Promise<OpenSection> =>
    at.visit({
      after: FOOTER,
      ...asked,
      before: `<style>${style} ${RESERVE}</style>${asked.before ?? ''}`,
      init: watchShifts,
    });

  it(
    nameOfLine('while it loads below the screen, and on the way through it and back'),
    async () => {
      fill(20);
      const it = await visit({ before: ARTICLE });
      await settle(it);
      await jumpTo(it, 2_000);
      await it.section.locator('textarea').first().waitFor({ state: 'attached' });
      for (let top = 2_000; top < 9_000; top += 350) await jumpTo(it, top);
      for (let top = 9_000; top > 2_700; top -= 350) await jumpTo(it, top);
      await whole(it);
      await expectStill(it);
    },
  );

  it.each([0, 1, 12])(nameOfLine('while it loads on the screen with %d comments'), async (n) => {
    fill(n);
    const it = await visit({ before: '<p>Berita singkat</p>' });
    await whole(it);
    await expectStill(it);
  });

  it.each([320, 1280])(nameOfLine('while a slow thread loads in %d px'), async (width) => {
    fill(3);
    const note = '<p>Mohon tetap pada topik.</p>';
    server.thread().setState('slow', { slowMs: 60 * 60_000, reason: 'Ramai sekali.', note });
    const it = await visit({ context: { viewport: { width, height: 800 } } });
    await whole(it);
    await expectStill(it);
  });

  it(
    nameOfLine('while a link leads to a comment far down, and on the way up from it'),
    async () => {
      const ids = fill(20);
      const it = await visit({ before: ARTICLE, hash: `#komentar-${ids[2]!}` });
      await it.section.locator(`#komentar-${ids[2]!}:focus`).waitFor();
      await whole(it);
      const top = await it.page.evaluate(() => scrollY);
      for (let to = top; to > 2_000; to -= 350) await jumpTo(it, to);
      await expectStill(it);
    },
  );

  it(nameOfLine('while a failure heals'), async () => {
    fill(6);
    server.failReads = 503;
    const it = await visit();
    const retry = it.section.getByRole('button', { name: 'Coba lagi' });
    await retry.waitFor();
    server.failReads = undefined;
    // By a script: what follows a click within half a second would not count.
    await retry.evaluate((button: HTMLElement) => button.click());
    await whole(it);
    await expectStill(it);
  });

  it.each([
    ['a line', '<a href="/">Baca komentar</a>'],
    ['shorter comments', '<p>Komentar lama.</p>'.repeat(12)],
    ['longer comments', `<p>${'Komentar lama. '.repeat(40)}</p>`.repeat(40)],
  ])(nameOfLine("while the page's own content gives way: %s"), async (_name, inside) => {
    fill(8);
    const it = await visit({ inside });
    await whole(it);
    await expectStill(it);
  });

  it(nameOfLine("while the page's own content gives way, its end on the screen"), async () => {
    fill(2);
    const it = await visit({ before: ARTICLE, inside: '<p>Komentar lama.</p>'.repeat(60) });
    await settle(it);
    await jumpTo(it, 9_999);
    await whole(it);
    await expectStill(it);
  });

  it(nameOfLine("while the page's own content gives way after a failure"), async () => {
    fill(8);
    server.failReads = 503;
    const it = await visit({ inside: '<p>Komentar lama.</p>'.repeat(12) });
    await it.section.getByRole('button', { name: 'Coba lagi' }).waitFor();
    server.failReads = undefined;
    await whole(it);
    await expectStill(it);
  });

  it(nameOfLine('while the word about new comments appears'), async () => {
    fill(8);
    const it = await visit({ before: ARTICLE });
    await jumpTo(it, 2_900);
    await whole(it);
    server.publish('baru');
    await it.section.locator('.pill').waitFor();
    await expectStill(it);
  });

  it(nameOfLine('while replies arrive in view'), async () => {
    const ids = fill(8);
    const it = await visit();
    await whole(it);
    await it.section.locator(`#komentar-${ids[3]!}`).scrollIntoViewIfNeeded();
    server.publish('Balasan baru.', ids[3]);
    await it.section.locator('.chip').waitFor();
    await expectStill(it);
  });

  it(nameOfLine('while the theme changes'), async () => {
    fill(8);
    const it = await visit();
    await whole(it);
    await it.section.evaluate((host) => host.setAttribute('theme', 'dark'));
    await expect.poll(() => it.section.getAttribute('data-scheme')).toBe('dark');
    await it.page.emulateMedia({ colorScheme: 'dark' });
    await it.section.evaluate((host) => host.setAttribute('theme', 'light'));
    await expect.poll(() => it.section.getAttribute('data-scheme')).toBe('light');
    await expectStill(it);
  });

  it.each([
    ['from many to few', 12, 1],
    ['from few to many', 1, 12],
  ])(nameOfLine('while another thread takes the place: %s'), async (_name, from, to) => {
    fill(from);
    fill(to, server.thread('lain'));
    const it = await visit({ before: '<p>Berita singkat</p>' });
    await whole(it);
    const text = await it.section.locator('article').last().innerText();
    await it.section.evaluate((host) => host.setAttribute('thread', 'lain'));
    await expect.poll(() => it.section.locator('article').count()).toBeGreaterThan(0);
    await expect.poll(() => it.section.locator('article').last().innerText()).not.toBe(text);
    await whole(it);
    await expectStill(it);
  });

  it(nameOfLine('while counts are filled'), async () => {
    fill(15);
    const count = '<komentar-count thread="artikel"></komentar-count>';
    const it = await visit({ before: `<p>Komentar ${count} · tiga menit</p><p>Lain</p>` });
    await it.page.locator('komentar-count', { hasText: /\d/ }).waitFor();
    await whole(it);
    await expectStill(it);
  });
});

describe('the measure itself', () => {
  it('[T-1] sees what moves below a section, and not what moves above it', async () => {
    const it = await at.visit({
      before: '<div id="atas"></div><p style="block-size:50px">Atas</p><hr style="block-size:0">',
      after: FOOTER,
      attributes: 'thread="artikel" style="--komentar-reserve:100px"',
      init: watchShifts,
    });
    await whole(it);
    const before = (await shiftsOf(it.page)).length;
    await it.section.evaluate((host) => {
      host.style.marginBlockEnd = '80px';
    });
    expect(await shiftsOf(it.page)).toHaveLength(before + 1);
  });
});
