/** Pages that change without being loaded anew: moves, other articles, old pictures, many sections, coming back. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import type { FixtureServer } from './fixture-server.js';
import { live, openSection, texts, useReader, type OpenSection } from './open-section.js';

const at = useReader();
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
});

const reads = () => server.requests.filter((line) => line.startsWith('GET /v1/thread'));

const setUrl = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => history.pushState({}, '', to), path);

const setCanonical = (page: Page, href: string): Promise<void> =>
  page.evaluate((to) => {
    const before = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
    const link = before ?? document.createElement('link');
    link.rel = 'canonical';
    link.href = to;
    document.head.append(link);
  }, href);

/** A section without a name of its own, on `/halaman-0`. */
const unnamed = async (): Promise<OpenSection> => {
  server.publish('di sini', null, server.thread(`${server.url}/halaman-0`));
  const it = await at.visit({ attributes: 'composer="top"' });
  await live(it);
  return it;
};

describe('another article', () => {
  it('[WG115 E-53] an address that becomes another article brings its comments, history untouched', async () => {
    const it = await unnamed();
    server.publish('di sana', null, server.thread(`${server.url}/lain`));
    const push = await it.page.evaluate(() => String(Object.hasOwn(history, 'pushState')));
    expect(push).toBe('false');
    await setUrl(it.page, '/lain');
    await it.section.getByText('di sana').waitFor();
    expect(await texts(it)).toEqual(['di sana']);
    await it.page.goBack();
    await it.section.getByText('di sini').waitFor();
  });

  it('[WG115 E-53] campaign parameters, and fragments make no other article', async () => {
    const it = await unnamed();
    await it.section.locator('textarea').fill('belum selesai');
    const seen = await it.section.evaluate((host) => {
      const states = new Set<string>();
      Object.assign(globalThis, { states });
      new MutationObserver(() => states.add(String(host.ariaBusy))).observe(host, {
        attributes: true,
      });
      return host.ariaBusy;
    });
    expect(seen).toBe('false');
    const answer = it.page.waitForResponse(/v1\/thread.*utm/);
    await setUrl(it.page, '/halaman-0?utm_source=wa#isi');
    await answer;
    // The next change is only looked at after this one.
    const next = it.page.waitForResponse(/v1\/thread.*fbclid/);
    await setUrl(it.page, '/halaman-0?fbclid=1');
    await next;
    const states = await it.page.evaluate(() => [
      ...(globalThis as unknown as { states: Set<string> }).states,
    ]);
    expect(states).not.toContain('true');
    expect(await it.section.locator('textarea').inputValue()).toBe('belum selesai');
    expect(await texts(it)).toEqual(['di sini']);
  });

  it("[WG115 E-53] a canonical link that changes is the page's word; a section with a name ignores it", async () => {
    const it = await unnamed();
    server.publish('kanon', null, server.thread(`${server.url}/kanon`));
    await it.page.evaluate(() => {
      const second = document.createElement('komentar-section');
      second.setAttribute('site', 'koran');
      second.setAttribute('thread', 'tetap');
      document.body.append(second);
    });
    await it.page.locator('komentar-section').nth(1).getByText('Belum ada komentar.').waitFor();
    const before = reads().length;
    await setCanonical(it.page, `${server.url}/kanon`);
    await it.section.getByText('kanon').waitFor();
    expect(reads().length).toBe(before + 1);
  });

  it('[WG46 E-52] the height is held and a text stays with the article it was for', async () => {
    for (let i = 0; i < 12; i += 1) server.publish(`komentar ${String(i)}`);
    const it = await at.visit({ after: '<footer>Kaki</footer>' });
    await live(it);
    await it.section.locator('textarea').fill('untuk yang pertama');
    const height = () => it.section.evaluate((host: HTMLElement) => host.offsetHeight);
    const before = await height();
    const heights = await it.section.evaluate(async (host: HTMLElement) => {
      const seen: number[] = [];
      host.setAttribute('thread', 'lain');
      for (let i = 0; i < 20; i += 1) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        seen.push(host.offsetHeight);
      }
      return seen;
    });
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(before);
    await it.section.getByText('Belum ada komentar.').waitFor();
    await expect.poll(() => it.section.locator('textarea').inputValue()).toBe('');
    await it.section.evaluate((host) => host.setAttribute('thread', 'artikel'));
    await expect.poll(() => it.section.locator('textarea').inputValue()).toBe('untuk yang pertama');
  });
});

describe('page switchers', () => {
  it('[WG116 E-54] an old picture of a page asks for nothing; the page itself does', async () => {
    server.publish('satu');
    const it = await at.visit({
      before: '<p id="isi"></p>',
      init: () => {
        new MutationObserver((_, observer) => {
          document.documentElement.setAttribute('data-turbo-preview', '');
          observer.disconnect();
        }).observe(document, { childList: true });
      },
    });
    await it.page.waitForLoadState('networkidle');
    expect(server.requests.filter((line) => /\/(?:k|v1)\//.test(line))).toEqual([]);
    await it.page.evaluate(() => {
      document.documentElement.removeAttribute('data-turbo-preview');
      const old = document.querySelector('komentar-section');
      old?.replaceWith(old.cloneNode(true));
    });
    await it.section.locator('article').waitFor();
  });

  it('[WG116 E-55] a page made ready beforehand connects when it is shown', async () => {
    server.publish('satu');
    const it = await at.visit({
      init: () => {
        let isPrerendering = true;
        Object.defineProperty(document, 'prerendering', { get: () => isPrerendering });
        Object.assign(globalThis, {
          show: () => {
            isPrerendering = false;
            document.dispatchEvent(new Event('prerenderingchange'));
          },
        });
      },
    });
    await it.section.locator('textarea').waitFor();
    await it.page.waitForLoadState('networkidle');
    expect(server.sockets).toBe(0);
    await it.page.evaluate(() => (globalThis as unknown as { show: () => void }).show());
    await live(it);
  });

  it('[WG117 E-56 T-22] a page with a live line rests in the cache, and catches up when it is back', async () => {
    server.publish('satu');
    server.pages.set('/antara', { html: '<!doctype html><p>Antara</p>' });
    const browser = await launchChromium([], ['--disable-back-forward-cache']);
    const it = await openSection(browser, server);
    await live(it);
    const cdp = await it.context.newCDPSession(it.page);
    const refusals: unknown[] = [];
    cdp.on('Page.backForwardCacheNotUsed', (event) => refusals.push(event.notRestoredExplanations));
    await cdp.send('Page.enable');
    await it.page.evaluate(() => Object.assign(globalThis, { isSame: true }));
    await it.page.goto(`${server.url}/antara`);
    await expect.poll(() => server.sockets, { timeout: 5_000 }).toBe(0);
    server.publish('selagi pergi');
    const { currentIndex, entries } = await cdp.send('Page.getNavigationHistory');
    await cdp.send('Page.navigateToHistoryEntry', { entryId: entries[currentIndex - 1]!.id });
    await expect.poll(() => server.sockets).toBe(1);
    await it.section.locator('.pill').waitFor();
    expect(refusals).toEqual([]);
    expect(await it.page.evaluate(() => Object.hasOwn(globalThis, 'isSame'))).toBe(true);
    await browser.close();
  });
});

describe('several', () => {
  it('[WG37 E-57] five sections share one WebSocket, and each hears of its own thread', async () => {
    const names = ['satu', 'dua', 'tiga', 'empat', 'lima'];
    const it = await at.visit({
      attributes: 'thread="satu"',
      before: '<style>komentar-section{--komentar-reserve:100px}</style>',
      after: names
        .slice(1)
        .map((name) => `<komentar-section site="koran" thread="${name}"></komentar-section>`)
        .join(''),
    });
    const sections = it.page.locator('komentar-section');
    for (let i = 0; i < names.length; i += 1) {
      await sections.nth(i).scrollIntoViewIfNeeded();
      await sections.nth(i).locator('.live').waitFor();
    }
    expect(server.sockets).toBe(1);
    server.publish('untuk lima', null, server.thread('lima'));
    await sections.nth(4).locator('.pill').waitFor();
    expect(await it.page.locator('.pill').count()).toBe(1);
  });

  it('[WG118 E-57] a section far from the screen is left alone, and catches up when the reader is back', async () => {
    server.publish('satu');
    const it = await at.visit({ after: '<style>hr{height:9000px}</style><hr>' });
    await live(it);
    await it.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect.poll(() => server.sockets, { timeout: 5_000 }).toBe(0);
    server.publish('selagi jauh');
    await it.page.evaluate(() => scrollTo(0, 0));
    await it.section.locator('.pill').waitFor();
  });

  it('[WG119 E-58] a second copy of the code warns once and uses the first', async () => {
    server.publish('satu');
    const it = await at.visit();
    const warnings: string[] = [];
    it.page.on('console', (message) => warnings.push(message.text()));
    await live(it);
    const core = server.requests.find((line) => line.includes('komentar-section'))!.slice(4);
    // As a text: what is imported here is the page's.
    await it.page.evaluate(`import(${JSON.stringify(`${core}?salinan`)})`);
    expect(warnings.filter((text) => text.includes('second copy'))).toHaveLength(1);
    expect(await texts(it)).toEqual(['satu']);
  });
});

describe('leaks', () => {
  it('[WG38 T-15] a hundred goings and comings leave listeners, nodes, timers and connections as they were', async () => {
    for (let i = 0; i < 5; i += 1) server.publish(`komentar ${String(i)}`);
    const it = await at.visit({
      init: () => {
        const timers = new Set<unknown>();
        Object.assign(globalThis, { timers });
        const set = globalThis.setTimeout.bind(globalThis);
        const clear = globalThis.clearTimeout.bind(globalThis);
        const patched = (callback: () => void, ms?: number) => {
          const timer = set(() => {
            timers.delete(timer);
            callback();
          }, ms);
          timers.add(timer);
          return timer;
        };
        Object.assign(globalThis, {
          setTimeout: patched,
          clearTimeout: (timer: number) => {
            timers.delete(timer);
            clear(timer);
          },
        });
      },
    });
    await live(it);
    await it.section.locator('textarea').waitFor();
    const cdp = await it.context.newCDPSession(it.page);
    await cdp.send('Performance.enable');
    await cdp.send('HeapProfiler.enable');
    /** Everything as it is once nothing is under way any more. */
    const measure = async () => {
      await cdp.send('HeapProfiler.collectGarbage');
      const { metrics } = await cdp.send('Performance.getMetrics');
      const of = (name: string) => metrics.find((metric) => metric.name === name)!.value;
      const timers = await it.page.evaluate(
        () => (globalThis as unknown as { timers: Set<unknown> }).timers.size,
      );
      return { listeners: of('JSEventListeners'), nodes: of('Nodes'), timers };
    };
    const cycle = (times: number) =>
      it.page.evaluate(async (n) => {
        const section = document.querySelector('komentar-section');
        for (let i = 0; i < n && section; i += 1) {
          section.remove();
          await new Promise((resolve) => requestAnimationFrame(resolve));
          document.body.append(section);
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      }, times);
    await cycle(3);
    const before = await measure();
    await cycle(100);
    // A timer of before that has run out since is none that was left behind.
    const grown = async () => {
      const { timers, ...rest } = await measure();
      return { ...rest, timers: Math.max(timers, before.timers) };
    };
    await expect.poll(grown, { timeout: 20_000 }).toEqual(before);
    await live(it);
    expect(server.sockets).toBe(1);
    await it.page.evaluate(() => document.querySelector('komentar-section')?.remove());
    await expect.poll(() => server.sockets, { timeout: 5_000 }).toBe(0);
  });
});
