/** How a section gets onto a page: loader, counts, themes, policies, and what it must never disturb. */
import { beforeEach, describe, expect, it } from 'vitest';
import { shiftsOf, watchShifts } from '../support/layout-shift.js';
import type { FixtureServer } from './fixture-server.js';
import { STRICT_CSP, live, texts, useReader, write } from './open-section.js';

const at = useReader();
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
});

const reads = () => server.requests.filter((line) => line.startsWith('GET /v1/'));

describe('loader', () => {
  it('[WG40 E-02] the single line puts a section after itself, with its settings', async () => {
    server.publish('satu');
    server.pages.set('/satu-baris', {
      html: `<!doctype html><html lang="id"><body><main>Isi</main><script async src="/k.js" data-site="koran" data-thread="artikel" data-heading-level="3"></script><footer>Kaki</footer>`,
    });
    const page = await at.browser().newPage();
    await page.goto(`${server.url}/satu-baris`);
    await page.locator('komentar-section article').waitFor();
    expect(await page.locator('script + komentar-section h3').innerText()).toBe('Komentar (1)');
    await page.close();
  });

  it('[WG41 E-80] a section far below costs one small script until the reader comes near', async () => {
    server.publish('satu');
    const it = await at.visit({
      before: '<style>#isi{height:6000px}</style><div id="isi"></div>',
    });
    await it.page.waitForLoadState('networkidle');
    expect(server.requests.filter((line) => /\/(?:k|v1)\//.test(line))).toEqual([]);
    await it.page.evaluate(() => scrollTo(0, 5000));
    await it.section.locator('article').waitFor();
    expect(reads().length).toBe(1);
  });

  it('[WG41] a link to the comments loads them at once', async () => {
    server.publish('satu');
    const it = await at.visit({
      before: '<style>#isi{height:6000px}</style><div id="isi"></div>',
      hash: '#komentar',
    });
    await it.section.locator('article').waitFor();
    expect(reads().length).toBe(1);
  });

  it('[WG41] a section that a script adds later is found', async () => {
    server.publish('satu');
    server.pages.set('/nanti', {
      html: '<!doctype html><html lang="id"><body><script src="/k.js"></script>',
    });
    const page = await at.browser().newPage();
    await page.goto(`${server.url}/nanti`);
    await page.evaluate(() => {
      const section = document.createElement('komentar-section');
      section.setAttribute('site', 'koran');
      section.setAttribute('thread', 'artikel');
      document.body.append(section);
    });
    await page.locator('komentar-section article').waitFor();
    await page.close();
  });

  it('[WG42 E-31] counts of a front page cost one request and no section', async () => {
    server.publish('satu');
    for (let i = 0; i < 3; i += 1) server.publish('x', null, server.thread('ramai'));
    const names = ['ramai', 'artikel', 'sepi', 'ramai'];
    const links = names.map(
      (name) =>
        `<li><a href="/">Komentar <komentar-count zero="hide" thread="${name}"></komentar-count></a></li>`,
    );
    server.pages.set('/depan', {
      html: `<!doctype html><html lang="id"><body><ul>${links.join('')}</ul><script async src="/k.js" data-site="koran"></script>`,
    });
    server.pages.set('/depan', {
      html: server.pages
        .get('/depan')!
        .html.replace(/<komentar-count /g, '<komentar-count site="koran" ')
        .replace(' data-site="koran"', ''),
    });
    const page = await at.browser().newPage();
    await page.goto(`${server.url}/depan`);
    await page.waitForFunction(() => document.querySelector('li')?.textContent === 'Komentar 3');
    expect((await page.locator('li').allInnerTexts()).map((text) => text.trim())).toEqual([
      'Komentar 3',
      'Komentar 1',
      'Komentar',
      'Komentar 3',
    ]);
    expect(reads()).toEqual(['GET /v1/totals?site=koran&thread=artikel&thread=ramai&thread=sepi']);
    expect(server.requests.some((line) => line.includes('/k/komentar-section'))).toBe(false);
    await page.close();
  });

  it('[WG42 E-35 E-36] a count follows the section on its page, and can be a label or compact', async () => {
    server.publish('satu');
    const it = await at.visit({
      before: `<p><komentar-count thread="artikel" format="label"></komentar-count></p>
        <b><komentar-count zero="hide" thread="banyak" value="1234" format="compact"></komentar-count></b>`,
    });
    await live(it);
    server.publish('dua');
    await it.page.waitForFunction(() => document.querySelector('p')?.textContent === '2 komentar');
    expect(await it.page.locator('b').innerText()).toMatch(/1,2\srb|^$/);
  });
});

describe('page', () => {
  it('[WG43 E-90] works under a strict policy with trusted types, without one violation', async () => {
    server.mode = 'published';
    server.publish('satu');
    const it = await at.visit({
      headers: { 'content-security-policy': STRICT_CSP },
      init: () => {
        const violations: string[] = [];
        Object.assign(globalThis, { violations });
        document.addEventListener('securitypolicyviolation', (event) =>
          violations.push(event.violatedDirective),
        );
      },
    });
    await live(it);
    await write(it, 'Lewat kebijakan ketat.');
    await it.section.locator('article').nth(1).waitFor();
    await it.section.locator('.reply').first().click();
    await it.section.locator('article ~ komentar-composer textarea').waitFor();
    expect(
      await it.page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations),
    ).toEqual([]);
    expect(it.complaints).toEqual([]);
  });

  it('[WG44 E-40] a light page stays light where the system is dark, and follows a switch', async () => {
    const it = await at.visit({
      before: '<style>body{background:#fff} .malam body{background:oklch(0.2 0.02 250)}</style>',
      context: { colorScheme: 'dark' },
    });
    const scheme = () => it.section.getAttribute('data-scheme');
    await it.section.getByText('Belum ada komentar.').waitFor();
    expect(await scheme()).toBe('light');
    await it.page.evaluate(() => document.documentElement.classList.add('malam'));
    await expect.poll(scheme).toBe('dark');
    await it.section.evaluate((host) => host.setAttribute('theme', 'light'));
    await expect.poll(scheme).toBe('light');
  });

  it('[WG44 E-40] a page that says nothing of colours is white, and one that declares a scheme is believed', async () => {
    const silent = await at.visit({ context: { colorScheme: 'dark' } });
    const declared = await at.visit({ before: '<style>:root{color-scheme:dark}</style>' });
    for (const [{ section }, scheme] of [
      [silent, 'light'],
      [declared, 'dark'],
    ] as const) {
      await section.getByText('Belum ada komentar.').waitFor();
      expect(await section.getAttribute('data-scheme')).toBe(scheme);
    }
  });

  it('[WG45 T-1] loading in view, arriving comments and a failure that heals shift nothing', async () => {
    for (let i = 0; i < 6; i += 1) server.publish(`komentar ${String(i)}`);
    server.failReads = 503;
    const it = await at.visit({
      // The line a page carries whose comments can be in view before any script has run.
      before:
        '<style>komentar-section:not(:defined){display:flow-root;min-block-size:100svh}</style>',
      after: '<footer>Kaki halaman</footer>',
      init: watchShifts,
    });
    await it.section.getByRole('button', { name: 'Coba lagi' }).waitFor();
    server.failReads = undefined;
    await live(it);
    await it.section.locator('textarea').waitFor();
    server.publish('baru');
    await it.section.locator('.pill').waitFor();
    expect(await shiftsOf(it.page)).toEqual([]);
  });

  it('[WG46 E-52] another thread takes the place of the one shown', async () => {
    server.publish('di sini');
    server.publish('di sana', null, server.thread('lain'));
    const it = await at.visit();
    await it.section.getByText('di sini').waitFor();
    await it.section.evaluate((host) => host.setAttribute('thread', 'lain'));
    await it.section.getByText('di sana').waitFor();
    expect(await texts(it)).toEqual(['di sana']);
    await live(it);
    server.publish('sampai', null, server.thread('lain'));
    await it.section.locator('.pill').waitFor();
  });

  it('[WG47] events tell the page what happened, across the shadow boundary', async () => {
    server.mode = 'published';
    server.publish('satu');
    const it = await at.visit({
      init: () => {
        const events: [string, unknown][] = [];
        Object.assign(globalThis, { events });
        for (const type of ['ready', 'count', 'submitted', 'new', 'live']) {
          addEventListener(`komentar-${type}`, (event) =>
            events.push([type, (event as CustomEvent).detail]),
          );
        }
      },
    });
    await live(it);
    await write(it, 'dua');
    await it.section.getByRole('heading', { name: 'Komentar (2)' }).waitFor();
    server.publish('tiga');
    await it.section.locator('.pill').waitFor();
    const events = await it.page.evaluate(
      () => (globalThis as unknown as { events: [string, unknown][] }).events,
    );
    const of = (type: string) =>
      events.filter(([name]) => name === type).map(([, detail]) => detail);
    expect(of('ready')).toEqual([{ threadId: 'utas', total: 1 }]);
    expect(of('count').map((it) => (it as { total: number }).total)).toEqual([1, 2, 3]);
    const { id } = server.posted[0]!;
    expect(of('submitted')).toEqual([
      { id, status: 'published', parentId: null, rtt: expect.any(Number) as number },
    ]);
    expect(of('new')).toEqual([{ buffered: 1 }]);
    expect(of('live')).toContainEqual({ state: 'live' });
  });

  it('[WG48 W-90] type follows the page in its own unit, however large', async () => {
    server.publish('satu');
    const it = await at.visit({
      before: '<style>body{font-size:32px}</style>',
      context: { viewport: { width: 320, height: 800 } },
    });
    await it.section.locator('article').waitFor();
    expect(await it.section.evaluate((host) => getComputedStyle(host).fontSize)).toBe('32px');
    const isWide = await it.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(isWide).toBe(false);
  });
});
