/** What a page's owner can set, call and hear of a section. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { FixtureServer } from './fixture-server.js';
import { live, texts, useReader, write, type OpenSection } from './open-section.js';
import type { KomentarSection } from '@komentar/widget';

const at = useReader();
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
});

const own = () => server.requests.filter((line) => /\/(?:k|v1)\//.test(line));
const reads = () => server.requests.filter((line) => line.startsWith('GET /v1/thread'));

/** Calls the element as the page does. */
const call = <T>({ section }: OpenSection, use: (host: KomentarSection) => T | Promise<T>) =>
  section.evaluate(use);

/** The details of the events that the page was told to collect. */
const heard = ({ page }: OpenSection) =>
  page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);

describe('a question first', () => {
  const attributes = 'thread="artikel" loading="click" count="1234"';

  it('[WG120 S02 E-03] nothing is loaded before the button, which says why; then nothing else is needed', async () => {
    server.publish('satu');
    const it = await at.visit({ attributes, after: '<footer>Kaki</footer>' });
    const button = it.section.getByRole('button', { name: 'Tampilkan komentar (1.234)' });
    await button.waitFor();
    const { host } = new URL(server.url);
    await it.section.getByText(`Komentar dimuat dari ${host} setelah`).waitFor();
    await it.page.waitForLoadState('networkidle');
    expect(own()).toEqual([]);
    expect(await it.section.evaluate((section: HTMLElement) => section.offsetHeight)).toBeLessThan(
      200,
    );
    await button.press('Enter');
    await it.section.locator('article').waitFor();
    expect(reads()).toHaveLength(1);
    expect(await button.count()).toBe(0);
  });

  it('[WG120 S02] it is asked in English where the page is, and beside a section that needs no question', async () => {
    server.publish('satu');
    const it = await at.visit({
      attributes: `${attributes} lang="en"`,
      after: '<komentar-section site="koran" thread="lain"></komentar-section>',
    });
    await it.page.locator('komentar-section').nth(1).locator('.empty').waitFor();
    await it.section.getByRole('button', { name: 'Show comments (1,234)' }).click();
    await it.section.locator('article').waitFor();
    expect(reads()).toHaveLength(2);
  });

  it('[WG120] `load()` stands in for the button', async () => {
    server.publish('satu');
    const it = await at.visit({
      attributes,
      after: '<komentar-section site="koran" thread="lain"></komentar-section>',
    });
    await it.page.locator('komentar-section').nth(1).locator('.empty').waitFor();
    await call(it, (host) => host.load());
    await it.section.locator('article').waitFor();
  });
});

describe('a link to a comment', () => {
  it('[WG121 E-84 W-55] is answered by one read of its page, and ends with the focus on it', async () => {
    for (let i = 0; i < 60; i += 1) server.publish(`komentar ${String(i)}`);
    const it = await at.visit({
      before: '<style>#isi{height:4000px}</style><div id="isi"></div>',
      hash: '#komentar-k5',
    });
    const row = it.section.locator('#komentar-k5');
    await expect
      .poll(() => row.evaluate((it) => it.matches(':focus')).catch(() => false))
      .toBe(true);
    const top = await row.evaluate((it) => it.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(800);
    expect(reads()).toEqual(['GET /v1/thread?site=koran&thread=artikel&at=k5']);
    await it.section.getByRole('button', { name: 'Lihat semua komentar' }).click();
    await it.section.getByText('komentar 59').waitFor();
    expect(reads().at(-1)).toBe('GET /v1/thread?site=koran&thread=artikel');
  });

  it('[WG121 E-84] finds a reply behind the first ones of its conversation', async () => {
    const root = server.publish('akar');
    for (let i = 0; i < 5; i += 1) server.publish(`balasan ${String(i)}`, root);
    server.publish('lebih baru');
    const it = await at.visit({ hash: '#komentar-k6' });
    const row = it.section.locator('#komentar-k6');
    await expect
      .poll(() => row.evaluate((it) => it.matches(':focus')).catch(() => false))
      .toBe(true);
  });

  it('[WG122 S30] a comment that is gone is said to be, over the list', async () => {
    server.publish('satu');
    const it = await at.visit({ hash: '#komentar-k99' });
    await it.section.getByText('Komentar itu sudah tidak tersedia.').waitFor();
    expect(await texts(it)).toEqual(['satu']);
  });

  it("[WG123 C21] a fragment that is the page's own is left alone", async () => {
    server.publish('satu');
    const it = await at.visit({ before: '<h2 id="bagian-2">Dua</h2>', hash: '#bagian-2' });
    await live(it);
    expect(await it.page.evaluate(() => location.hash)).toBe('#bagian-2');
  });
});

describe('settings', () => {
  it('[WG124] parts of the frame can be left out', async () => {
    server.publish('satu');
    const it = await at.visit({
      attributes: 'thread="artikel" no-heading no-sort no-live-dot no-branding',
    });
    await it.section.locator('textarea').waitFor();
    await it.section.evaluate((host: KomentarSection) => host.whenReady);
    for (const part of ['heading', 'sort', 'live-dot'])
      expect(await it.section.locator(`[part=${part}]`).count()).toBe(0);
    expect(await it.section.getByText('Ditenagai Komentar').count()).toBe(0);
    expect(await it.section.getByRole('region', { name: 'Komentar' }).count()).toBe(1);
  });

  it('[WG124] a count the page knows stands in the heading until the server has said its own', async () => {
    server.publish('satu');
    server.failReads = 503;
    const it = await at.visit({ attributes: 'thread="artikel" count="128"' });
    await it.section.getByRole('heading', { name: 'Komentar (128)' }).waitFor();
    server.failReads = undefined;
    await it.section.getByRole('button', { name: 'Coba lagi' }).click();
    await it.section.getByRole('heading', { name: 'Komentar (1)' }).waitFor();
  });

  it("[WG125 W-56] the reader's own order is remembered for the site, and asked for at once", async () => {
    server.publish('lama');
    server.publish('baru');
    const it = await at.visit({
      init: () => {
        const heard: unknown[] = [];
        Object.assign(globalThis, { heard });
        addEventListener('komentar-sort', (event) => heard.push(event.detail));
      },
    });
    await it.section.locator('article').first().waitFor();
    await it.section.locator('select').selectOption('oldest');
    await expect.poll(() => heard(it)).toEqual([{ sort: 'oldest' }]);
    await expect.poll(() => texts(it)).toEqual(['lama', 'baru']);
    const before = reads().length;
    const again = await at.visit({ as: it.context });
    await again.section.locator('article').first().waitFor();
    expect(await texts(again)).toEqual(['lama', 'baru']);
    expect(reads().slice(before)).toEqual(['GET /v1/thread?site=koran&thread=artikel&sort=oldest']);
    await again.section.locator('select').selectOption('newest');
    await expect.poll(() => texts(again)).toEqual(['baru', 'lama']);
    const last = await at.visit({ as: it.context });
    await last.section.locator('article').first().waitFor();
    expect(reads().at(-1)).toBe('GET /v1/thread?site=koran&thread=artikel');
  });

  it('[WG126] slots take the place of what is in them, and are there in every state', async () => {
    const it = await at.visit({
      before: '',
      attributes: 'thread="artikel"',
      after: `<template id="isi"><b slot="heading">Suara pembaca</b><i slot="empty">Sepi</i>
        <p slot="footer">Kaki</p><p slot="guidelines">Sopan</p></template>`,
    });
    await it.section.evaluate((host) =>
      host.append((document.getElementById('isi') as HTMLTemplateElement).content.cloneNode(true)),
    );
    for (const text of ['Suara pembaca', 'Sepi', 'Kaki', 'Sopan'])
      await it.section.getByText(text).waitFor({ state: 'visible' });
    expect(await it.section.getByText('Belum ada komentar.').isVisible()).toBe(false);
    expect(await it.section.getByRole('region', { name: 'Komentar' }).count()).toBe(1);
  });

  it("[WG127] texts of the page's own stand in place of the catalogue's, set before or after the code is there", async () => {
    const it = await at.visit({
      init: () =>
        addEventListener('DOMContentLoaded', () => {
          const section = document.querySelector('komentar-section');
          Object.assign(section ?? {}, { strings: { emptyOpen: 'Mulailah.' } });
        }),
    });
    await it.section.getByText('Mulailah.').waitFor();
    await call(it, (host) => (host.strings = { heading: 'Diskusi' }));
    await it.section.getByRole('heading', { name: 'Diskusi' }).waitFor();
    await it.section.getByText('Belum ada komentar.').waitFor();
  });
});

describe("the page's own ways", () => {
  it('[WG134] times and pictures are as the page writes them', async () => {
    server.publish('satu');
    const it = await at.visit();
    await it.section.locator('article').waitFor();
    await call(it, (host) => {
      host.formatDate = (at) => `pada ${String(at > 0)}`;
      host.avatarFor = ({ name }) =>
        `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"><!--${name}--></svg>`;
    });
    await it.section.locator('time', { hasText: 'pada true' }).waitFor();
    await it.section.locator('img.avatar').waitFor();
  });

  it('[WG135] a comment goes out as the page lets it, or stays in its field', async () => {
    const it = await at.visit();
    await it.section.locator('textarea').waitFor();
    await call(it, (host) => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      host.beforeSubmit = (draft) => {
        asked.push(draft.body);
        return Promise.resolve(
          draft.body === 'jangan' ? false : { ...draft, body: `${draft.body}!` },
        );
      };
      host.addEventListener('komentar-before-submit', (event) => {
        if (event.detail.body !== 'batal') return;
        asked.push('batal');
        event.preventDefault();
      });
    });
    const asked = () =>
      it.page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.at(-1));
    for (const text of ['jangan', 'batal']) {
      await write(it, text);
      await expect.poll(asked).toBe(text);
      expect(await it.section.locator('textarea').inputValue()).toBe(text);
    }
    await write(it, 'boleh');
    await it.section.getByText('boleh!').waitFor();
    // It is on the screen from the moment it is sent.
    await expect.poll(() => server.posted.map(({ html }) => html)).toEqual(['<p>boleh!</p>']);
  });
});

describe('methods', () => {
  it('[WG128] the page can wait, read anew, write, and go to a comment', async () => {
    for (let i = 0; i < 30; i += 1) server.publish(`komentar ${String(i)}`);
    const it = await at.visit();
    await it.section.evaluate(async (host: KomentarSection) => {
      await customElements.whenDefined('komentar-section');
      await host.whenReady;
    });
    const before = await call(it, (host) => [host.state, host.total, host.threadId]);
    expect(before).toEqual(['ready', 30, 'utas']);
    server.isMute = true;
    server.publish('diam-diam');
    await call(it, (host) => host.refresh());
    await it.section.getByText('diam-diam').waitFor();
    await call(it, (host) => host.focusComposer({ quote: 'satu\ndua' }));
    const area = it.section.locator('[data-for=""] textarea');
    expect(await area.inputValue()).toBe('> satu\n> dua\n\n');
    expect(await area.evaluate((it) => it.matches(':focus'))).toBe(true);
    expect(await call(it, (host) => host.goTo('k2'))).toBe(true);
    expect(await it.section.locator('#komentar-k2').evaluate((it) => it.matches(':focus'))).toBe(
      true,
    );
    expect(await call(it, (host) => host.goTo('k999'))).toBe(false);
  });

  it('[WG129 E-61] signing in asks the page, by function, endpoint or event; signing out forgets', async () => {
    const it = await at.visit();
    await live(it);
    const asked = await it.section.evaluate(async (host: KomentarSection) => {
      const reasons: string[] = [];
      host.addEventListener('komentar-login-request', (event) => {
        reasons.push(`event ${event.detail.reason}`);
        event.preventDefault();
      });
      const alone = await host.login();
      host.identity = ({ reason }) => {
        reasons.push(`function ${reason}`);
        return Promise.resolve('tanda-tangan');
      };
      const known = await host.login();
      return { alone, known, reasons, viewer: host.viewer };
    });
    expect(asked).toMatchObject({
      alone: false,
      known: true,
      reasons: ['event login', 'function login'],
    });
    expect(asked.viewer?.id).toMatch(/^token-/);
    await call(it, (host) => host.logout());
    expect(await call(it, (host) => host.viewer ?? null)).toBe(null);
    server.pages.set('/token', { html: '{"token":"lain"}' });
    await it.section.evaluate(async (host: KomentarSection) => {
      host.identity = undefined;
      host.tokenEndpoint = '/token';
      await host.login();
    });
    expect(server.requests).toContain('GET /token');
    expect(await call(it, (host) => host.viewer?.id ?? '')).toMatch(/^token-/);
  });
});

describe('the live line', () => {
  it('[WG130 W-53 S11] the dot pauses what arrives by itself, is remembered, and catches up', async () => {
    server.publish('satu');
    const it = await at.visit({
      init: () => {
        const heard: unknown[] = [];
        Object.assign(globalThis, { heard });
        addEventListener('komentar-live', (event) => heard.push(event.detail));
      },
    });
    await live(it);
    const dot = it.section.locator('.live');
    expect(await dot.getAttribute('aria-pressed')).toBe('false');
    expect(await call(it, (host) => host.liveState)).toBe('live');
    await dot.click();
    await expect.poll(async () => (await heard(it)).at(-1)).toEqual({ state: 'paused' });
    await it.section.getByText('Pembaruan langsung dijeda').waitFor();
    await expect.poll(() => server.sockets, { timeout: 5_000 }).toBe(0);
    server.publish('dua');
    const again = await at.visit({ as: it.context });
    await again.section.getByText('Pembaruan langsung dijeda').waitFor();
    expect(server.sockets).toBe(0);
    await dot.click();
    await it.section.locator('.pill').waitFor();
    expect(await dot.getAttribute('aria-pressed')).toBe('false');
  });

  it('[WG130 S10] the dot says how many read along, where that is more than the reader', async () => {
    server.publish('satu');
    const it = await at.visit();
    await live(it);
    server.presence(12);
    await it.section.locator('.live', { hasText: /Langsung.*12/ }).waitFor();
    server.presence(1);
    await it.section.locator('.live', { hasText: /^\s*Langsung\s*$/ }).waitFor();
  });

  it.each([
    ['off', () => undefined],
    [
      'auto',
      () => Object.defineProperty(navigator, 'connection', { get: () => ({ saveData: true }) }),
    ],
  ])('[WG131] live="%s" where data is dear fetches no socket at all', async (value, init) => {
    server.publish('satu');
    const it = await at.visit({ attributes: `thread="artikel" live="${value}"`, init });
    await it.section.locator('textarea').waitFor();
    await it.page.waitForLoadState('networkidle');
    expect(server.requests.some((line) => /live/.test(line))).toBe(false);
    expect(await call(it, (host) => host.liveState)).toBe('off');
    await call(it, (host) => host.setAttribute('live', 'on'));
    await live(it);
  });
});

describe('what goes wrong', () => {
  it('[WG132 S08] a page that is not allowed is told to its owner with the command that allows it', async () => {
    const it = await at.visit({ attributes: 'thread="artikel" loading="click"' });
    await it.page.route('**/v1/thread?*', (route) =>
      route.fulfill({
        status: 403,
        json: { ok: false, error: { code: 'origin-not-allowed', message: 'no' } },
      }),
    );
    await it.section.getByRole('button').click();
    await it.section.locator('.failed').waitFor();
    const { origin } = new URL(server.url);
    await expect
      .poll(() => it.complaints.filter((text) => text.startsWith('Komentar:')))
      .toEqual([
        `Komentar: ${server.url} answers "origin-not-allowed" to site "koran" on ${origin}. Run: npx komentar site origin koran --add ${origin}`,
      ]);
  });

  it('[WG133] code that did not arrive is asked for once more', async () => {
    server.publish('satu');
    const it = await at.visit({ attributes: 'thread="artikel" loading="click"' });
    await it.page.route(/\/k\/komentar-section/, (route) =>
      route.request().url().endsWith('?2') ? route.continue() : route.abort(),
    );
    await it.section.getByRole('button').click();
    await it.section.locator('article').waitFor();
  });
});
