/** `<komentar-count>`: numbers in lists of articles, each of which costs almost nothing. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { shiftsOf, watchShifts } from '../support/layout-shift.js';
import type { FixtureServer } from './fixture-server.js';
import { live, useReader } from './open-section.js';

const at = useReader();
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
});

const totals = () => server.requests.filter((line) => line.startsWith('GET /v1/totals'));

/** A front page of nothing but what is given. */
const front = async (body: string): Promise<Page> => {
  server.pages.set('/depan', {
    html: `<!doctype html><html lang="id"><meta name="viewport" content="width=device-width"><body>${body}<script async src="/k.js"></script>`,
  });
  const page = await at.browser().newPage();
  await page.addInitScript(watchShifts);
  await page.goto(`${server.url}/depan`);
  return page;
};

const count = (attributes: string): string =>
  `<p>Komentar <komentar-count site="koran" ${attributes}></komentar-count></p>`;

const lines = async (page: Page): Promise<string[]> =>
  (await page.locator('body > p').allTextContents()).map((text) => text.trim());

describe('count', () => {
  it('[WG42 C4 E-32] thirty teasers that a list loads later cost exactly one request', async () => {
    for (let i = 0; i < 30; i += 1) server.publish('x', null, server.thread(`a${String(i)}`));
    const page = await front('<main></main>');
    await page.waitForLoadState('networkidle');
    expect(server.requests.some((line) => line.includes('/k/'))).toBe(false);
    await page.evaluate(() => {
      for (let i = 0; i < 30; i += 1) {
        const line = document.createElement('p');
        const number = document.createElement('komentar-count');
        number.setAttribute('site', 'koran');
        number.setAttribute('thread', `a${String(i)}`);
        line.append('Komentar ', number);
        document.querySelector('main')?.append(line);
      }
    });
    await page.waitForFunction(() =>
      Array.from(document.querySelectorAll('komentar-count')).every((it) => it.textContent === '1'),
    );
    expect(totals()).toHaveLength(1);
    await page.close();
  });

  it('[WG42 E-32] a teaser far below is asked for when the reader comes near', async () => {
    server.publish('x');
    const page = await front(
      `${count('thread="lain"')}<style>hr{height:5000px}</style><hr>${count('thread="artikel"')}`,
    );
    await page.waitForLoadState('networkidle');
    expect(totals()).toEqual(['GET /v1/totals?site=koran&thread=lain']);
    await page.evaluate(() => scrollTo(0, 4500));
    await page.locator('komentar-count', { hasText: /^1$/ }).waitFor();
    expect(totals()).toHaveLength(2);
    await page.close();
  });

  it.each([
    ['', 'Komentar 1.234', 'Komentar Tulis komentar'],
    ['format="compact"', 'Komentar 1,2 rb', 'Komentar Tulis komentar'],
    ['format="label"', 'Komentar 1.234 komentar', 'Komentar Tulis komentar'],
    ['zero="hide"', 'Komentar 1.234', 'Komentar'],
    ['zero="show"', 'Komentar 1.234', 'Komentar 0'],
    ['format="label" zero="show"', 'Komentar 1.234 komentar', 'Komentar 0 komentar'],
  ])('[WG114 E-33 E-36] %s: "%s", and "%s" for none', async (attributes, many, none) => {
    server.failReads = 503;
    const page = await front(
      count(`thread="a" value="1234" ${attributes}`) + count(`thread="b" value="0" ${attributes}`),
    );
    await page.waitForFunction(() => customElements.get('komentar-count') !== undefined);
    expect((await lines(page)).map((text) => text.replace(/\s/g, ' '))).toEqual([many, none]);
    if (attributes.includes('compact'))
      expect(await page.locator('komentar-count').first().getAttribute('aria-label')).toBe('1.234');
    await page.close();
  });

  it('[WG42 E-33] unknown numbers are nothing, never an empty pair of brackets, and nothing moves', async () => {
    server.failReads = 503;
    for (let i = 0; i < 3; i += 1) server.publish('x');
    const page = await front(
      `${count('thread="artikel"')}<a>(<komentar-count site="koran" thread="x" zero="hide"></komentar-count>)</a>`,
    );
    await page.waitForLoadState('networkidle');
    expect(await lines(page)).toEqual(['Komentar']);
    server.failReads = undefined;
    await page.evaluate(() => {
      const number = document.querySelector('komentar-count');
      number?.replaceWith(number);
    });
    await page.locator('komentar-count', { hasText: '3' }).waitFor();
    expect(await shiftsOf(page)).toEqual([]);
    await page.close();
  });

  it('[WG42 E-35] a section of the same thread keeps the number current, another one does not', async () => {
    server.publish('satu');
    const it = await at.visit({
      before:
        count('thread="artikel"') +
        count('thread="lain" value="7"') +
        count('thread="artikel" live="off"'),
    });
    await live(it);
    await it.page.waitForLoadState('networkidle');
    server.publish('dua');
    await it.page.locator('komentar-count', { hasText: '2' }).first().waitFor();
    expect(await lines(it.page)).toEqual(['Komentar 2', 'Komentar Tulis komentar', 'Komentar 1']);
  });

  it('[WG114] another article in the same place gets its own number', async () => {
    server.publish('x');
    server.publish('x', null, server.thread('lain'));
    server.publish('x', null, server.thread('lain'));
    const page = await front(count('thread="artikel"'));
    const number = page.locator('komentar-count');
    await number.filter({ hasText: '1' }).waitFor();
    await number.evaluate((it) => it.setAttribute('thread', 'lain'));
    await number.filter({ hasText: '2' }).waitFor();
    await page.close();
  });
});
