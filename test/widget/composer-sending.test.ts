/** A text on its way in a real browser: it waits, fails, comes back or arrives, and is neither lost nor sent twice. */
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FixtureServer } from './fixture-server.js';
import { area, focused, live, texts, useReader, write, type OpenSection } from './open-section.js';

const at = useReader();
const visit = at.visit;
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
});

const row = ({ section }: OpenSection) => section.locator('.waiting');
const own = ({ section }: OpenSection) => section.locator('article.own');
const button = ({ section }: OpenSection, name: string) =>
  section.getByRole('button', { name, exact: true });
const bodies = (): string[] => server.posted.map(({ text }) => text);
const refuse = (code: string, rest: object = {}): void => {
  const before = server.refusals.get('comment:post') ?? [];
  server.refusals.set('comment:post', [...before, { code, message: '', ...rest } as never]);
};
/** Keeps posts back. @returns lets them go */
const hold = async (page: Page): Promise<() => void> => {
  let letGo = (): void => undefined;
  const isFree = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/v1/comment:post', async (route) => {
    await isFree;
    await route.continue().catch(() => undefined);
  });
  return letGo;
};
const waitingKeys = ({ page }: OpenSection): Promise<number> =>
  page.evaluate(
    () => Object.keys(localStorage).filter((key) => /^komentar:(?:draf|kirim):/.test(key)).length,
  );

describe('on its way', () => {
  it('[WG200 S14] a comment stands in its place while it is sent, and the field is free for the next', async () => {
    server.publish('lama');
    const it = await visit();
    await live(it);
    const letGo = await hold(it.page);
    await write(it, 'sedang dikirim');
    await row(it).getByText('Mengirim…').waitFor();
    expect(await row(it).locator('.body').innerText()).toBe('sedang dikirim');
    expect(await area(it).inputValue()).toBe('');
    expect(await it.section.locator('.box').first().isVisible()).toBe(true);
    letGo();
    await own(it).waitFor();
    expect(await row(it).count()).toBe(0);
    expect(await texts(it)).toEqual(['sedang dikirim', 'lama']);
    expect(await waitingKeys(it)).toBe(0);
  });

  it('[WG201] after a comment the focus stays in the field, and the way to it is next for Tab', async () => {
    const it = await visit();
    await area(it).fill('halo');
    await it.section.locator('input[name=name]').fill('Wulan');
    await area(it).press('Control+Enter');
    await own(it).waitFor();
    const isInField = await area(it).evaluate(
      (field) => field === (field.getRootNode() as ShadowRoot).activeElement,
    );
    expect(isInField).toBe(true);
    await button(it, 'Lihat komentar Anda').click();
    expect(await focused(it)).toBe(`komentar-${server.posted[0]!.id}`);
  });

  it('[WG202] a reply waits below what it answers, with the focus on it, and takes its place with it', async () => {
    server.mode = 'published';
    const root = server.publish('akar');
    const it = await visit();
    await live(it);
    const letGo = await hold(it.page);
    await it.section.locator('.reply').click();
    await write(it, 'jawaban', { within: `[data-for="${root}"]` });
    await row(it).getByText('Mengirim…').waitFor();
    expect(await it.section.locator(`[data-for="${root}"]`).count()).toBe(0);
    expect(await focused(it)).toMatch(/^kirim-/);
    letGo();
    await it.section.locator('.replies article').waitFor();
    await row(it).waitFor({ state: 'detached' });
    expect(await focused(it)).toBe(`komentar-${server.posted[0]!.id}`);
  });

  it('[WG203] tells the page what was sent, with the time it took; a page can change or keep it', async () => {
    const it = await visit();
    await area(it).waitFor();
    await it.section.evaluate((host) => {
      const seen: unknown[] = [];
      Object.assign(globalThis, { seen });
      host.addEventListener('komentar-submitted', (event) =>
        seen.push((event as CustomEvent).detail),
      );
      host.addEventListener('komentar-before-submit', (event) => {
        if ((event as CustomEvent<{ body: string }>).detail.body.includes('rahasia'))
          event.preventDefault();
      });
      Object.assign(host, {
        beforeSubmit: async ({ body, parentId }: { body: string; parentId: string | null }) => ({
          body: body.toUpperCase(),
          parentId,
        }),
      });
    });
    await write(it, 'rahasia');
    await it.page.waitForFunction(() => true);
    expect(await area(it).inputValue()).toBe('rahasia');
    await write(it, 'pelan');
    await own(it).waitFor();
    expect(bodies()).toEqual(['PELAN']);
    const seen = await it.page.evaluate(
      () => (globalThis as unknown as { seen: { rtt: number; status: string }[] }).seen,
    );
    expect(seen).toMatchObject([{ status: 'pending', parentId: null }]);
    expect(seen[0]?.rtt).toBeGreaterThanOrEqual(0);
    expect(await waitingKeys(it)).toBe(0);
  });
});

describe('refused', () => {
  it('[WG204 S23] for good, a text is back in its field with the reason and the focus', async () => {
    const it = await visit();
    await area(it).waitFor();
    refuse('too-complex', { field: 'body' });
    await area(it).fill('**((');
    await it.section.locator('input[name=name]').fill('Wulan');
    await area(it).press('Control+Enter');
    await it.section.getByText('Format komentar terlalu rumit.').waitFor();
    expect(await area(it).inputValue()).toBe('**((');
    expect(await area(it).getAttribute('aria-invalid')).toBe('true');
    const message = await area(it).getAttribute('aria-errormessage');
    expect(await it.section.locator(`#${message ?? ''}`).innerText()).toContain('terlalu rumit');
    const isInField = await area(it).evaluate(
      (field) => field === (field.getRootNode() as ShadowRoot).activeElement,
    );
    expect(isInField).toBe(true);
    expect(await row(it).count()).toBe(0);
  });

  it('[WG204 S23] a reply opens again with its text; one whose comment is gone becomes a comment', async () => {
    const root = server.publish('akar');
    const it = await visit();
    refuse('too-deep');
    refuse('parent-gone');
    await it.section.locator('.reply').click();
    const within = `[data-for="${root}"]`;
    await write(it, 'jawaban', { within });
    await it.section.getByText('Balasan di sini sudah terlalu bertingkat.').waitFor();
    expect(await it.section.locator(`${within} textarea`).inputValue()).toBe('jawaban');
    await it.section.locator(`${within} .send`).click();
    await it.section.getByText('Teks Anda ada di kolom ini.').waitFor();
    expect(await area(it).inputValue()).toBe('jawaban');
  });

  it('[WG205 S22] by a fault, it stays in its row across reloads, to be sent, copied or thrown away', async () => {
    const it = await visit({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
    await area(it).waitFor();
    await it.page.clock.install();
    for (let i = 0; i < 4; i += 1) refuse('internal');
    await write(it, 'penting');
    for (const ms of [1_000, 4_000, 15_000]) {
      await row(it).getByText('Menunggu sambungan…').waitFor();
      await it.page.clock.runFor(ms);
    }
    await row(it).getByText('Gagal terkirim.').waitFor();
    await it.page.reload();
    await row(it).getByText('Gagal terkirim.').waitFor();
    await button(it, 'Salin teks').click();
    expect(await it.page.evaluate(() => navigator.clipboard.readText())).toBe('penting');
    await button(it, 'Kirim ulang').click();
    await own(it).waitFor();
    expect(bodies()).toEqual(['penting']);
    refuse('challenge-failed');
    refuse('challenge-failed');
    await write(it, 'tidak jadi');
    await row(it).getByText('Gagal terkirim.').waitFor();
    await button(it, 'Hapus').first().click();
    await row(it).waitFor({ state: 'detached' });
    expect(await waitingKeys(it)).toBe(0);
  });

  it('[WG206 S24] for its words, its author can change it or send it as it is', async () => {
    const it = await visit();
    await area(it).waitFor();
    const asked: unknown[] = [];
    it.page.on('request', (request) => {
      if (request.url().endsWith('comment:post'))
        asked.push((request.postDataJSON() as { nudge: boolean }).nudge);
    });
    refuse('nudge', { reason: 'abuse' });
    await area(it).fill('dasar bodoh');
    await it.section.locator('input[name=name]').fill('Wulan');
    await area(it).press('Control+Enter');
    await row(it)
      .getByText('Komentar ini mungkin melanggar pedoman: kasar atau merundung.')
      .waitFor();
    await it.page.waitForFunction(
      () =>
        document
          .querySelector('komentar-section')
          ?.shadowRoot?.activeElement?.textContent.trim() === 'Ubah komentar',
    );
    await button(it, 'Ubah komentar').click();
    expect(await area(it).inputValue()).toBe('dasar bodoh');
    expect(await row(it).count()).toBe(0);
    refuse('nudge', { reason: 'abuse' });
    await it.section.locator('.send').click();
    await button(it, 'Kirim apa adanya').click();
    await own(it).waitFor();
    expect(asked).toEqual([true, true, false]);
    expect(bodies()).toEqual(['dasar bodoh']);
  });

  it('[WG207 S25] too soon, it waits; the button says for how long without a word to those who listen', async () => {
    const it = await visit();
    await area(it).waitFor();
    await it.page.clock.install();
    refuse('rate-limited', { retryAfterMs: 60_000 });
    await write(it, 'cepat sekali');
    const note = it.section.locator('[data-for=""] .note');
    // The page's clock goes on by itself, too: a slow machine is some seconds further.
    await note.getByText(/Tunggu (?:60|5\d) detik sebelum mengirim lagi\./).waitFor();
    expect(await it.section.locator('.send').getAttribute('aria-disabled')).toBe('true');
    expect(await note.evaluate((line) => line.closest('[aria-live], [role]'))).toBe(null);
    await it.page.clock.runFor(30_000);
    await note.getByText(/Tunggu (?:30|[12]\d) detik sebelum mengirim lagi\./).waitFor();
    await it.page.clock.runFor(60_000);
    await own(it).waitFor();
    expect(await it.section.locator('.send').getAttribute('aria-disabled')).toBe('false');
    expect(bodies()).toEqual(['cepat sekali']);
  });

  it('[WG208 S26] closed while somebody writes: the text stays and can be taken along', async () => {
    const it = await visit({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
    await live(it);
    await area(it).fill('hampir selesai');
    refuse('thread-closed');
    await write(it, 'hampir selesai');
    await it.section.getByText('Kolom komentar baru saja ditutup.').first().waitFor();
    expect(await area(it).inputValue()).toBe('hampir selesai');
    server.thread().setState('closed');
    server.tell();
    await button(it, 'Salin teks').click();
    expect(await it.page.evaluate(() => navigator.clipboard.readText())).toBe('hampir selesai');
    expect(await it.section.locator('.send').getAttribute('aria-disabled')).toBe('true');
  });
});

describe('who writes', () => {
  it('[WG209 S12] where guests do not write, one types first and signs in to send; nothing is lost', async () => {
    server.setSite({ guests: false });
    const it = await visit();
    await area(it).fill('pendapat anggota');
    expect(await it.section.locator('input[name=name]').count()).toBe(0);
    await it.section.evaluate((host) =>
      host.addEventListener('komentar-login-request', (event) => {
        Object.assign(globalThis, {
          asked: (event as CustomEvent<{ reason: string }>).detail.reason,
        });
        event.preventDefault();
      }),
    );
    await button(it, 'Masuk & kirim').click();
    await it.section.getByText('Anda belum masuk. Teks Anda tetap di sini.').waitFor();
    expect(await it.page.evaluate(() => (globalThis as unknown as { asked: string }).asked)).toBe(
      'submit',
    );
    expect(await area(it).inputValue()).toBe('pendapat anggota');
    expect(bodies()).toEqual([]);
    await it.section.evaluate((host) => {
      Object.assign(host, { identity: async () => 'tanda-tangan' });
      return (host as unknown as { login(): Promise<boolean> }).login();
    });
    await own(it).waitFor();
    expect(bodies()).toEqual(['pendapat anggota']);
    await it.section.getByText('Masuk sebagai').waitFor();
  });

  it('[WG210] does the work a site asks of a browser before it takes a comment', async () => {
    server.setSite({ challenge: true });
    const salt = 'garam?';
    const challenge = createHash('sha256').update(`${salt}777`).digest('hex');
    server.acts.set('challenge:read', () => ({
      ok: true,
      value: { algorithm: 'SHA-256', challenge, salt, signature: 'cap', maxNumber: 2_000 },
    }));
    const it = await visit();
    await area(it).waitFor();
    const posted = it.page.waitForRequest((request) => request.url().endsWith('comment:post'));
    await write(it, 'terbukti');
    const { proof } = (await posted).postDataJSON() as { proof: string };
    expect(JSON.parse(Buffer.from(proof, 'base64').toString())).toEqual({
      algorithm: 'SHA-256',
      challenge,
      salt,
      signature: 'cap',
      number: 777,
    });
    await own(it).waitFor();
  });
});

describe('faults', () => {
  /** What is shown or kept of a text anywhere in a section. */
  const arrives = async (it: OpenSection, text: string): Promise<void> => {
    await own(it).getByText(text).waitFor();
    expect(bodies()).toEqual([text]);
    expect(await area(it).inputValue()).toBe('');
  };

  it('[WG211 T-12 S09] network gone: it waits and is sent by itself when there is one again', async () => {
    const it = await visit();
    await live(it);
    await it.context.setOffline(true);
    await write(it, 'tanpa jaringan');
    await row(it).getByText('Menunggu sambungan…').waitFor();
    await it.context.setOffline(false);
    await arrives(it, 'tanpa jaringan');
  });

  it('[WG211 T-12 T-13] answer lost on the way: it is sent once more and stands once', async () => {
    const it = await visit();
    await area(it).waitFor();
    server.lost.push('comment:post');
    await write(it, 'jawaban hilang');
    await arrives(it, 'jawaban hilang');
    expect(server.requests.filter((line) => line.endsWith('comment:post')).length).toBe(2);
  });

  it('[WG211 T-12] 401: a new session, once', async () => {
    const it = await visit();
    await area(it).waitFor();
    refuse('session-expired');
    await write(it, 'sesi habis');
    await arrives(it, 'sesi habis');
  });

  it('[WG211 T-12] 500: it is tried again', async () => {
    const it = await visit();
    await area(it).waitFor();
    refuse('internal');
    await write(it, 'gangguan');
    await arrives(it, 'gangguan');
  });

  it('[WG211 T-12] reload while it is sent', async () => {
    const it = await visit();
    await area(it).waitFor();
    const asked = it.page.waitForRequest((request) => request.url().endsWith('comment:post'));
    await hold(it.page);
    await write(it, 'dimuat ulang');
    await asked;
    await it.page.unroute('**/v1/comment:post');
    await it.page.reload();
    await arrives(it, 'dimuat ulang');
  });

  it('[WG211 CL81 T-12] crash while it is written, and while it is sent', async () => {
    const it = await visit();
    await area(it).fill('belum dikirim');
    await it.page.waitForFunction(() =>
      Object.values(localStorage).some((value) => String(value).includes('belum dikirim')),
    );
    const crash = async ({ page }: OpenSection): Promise<void> => {
      const session = await page.context().newCDPSession(page);
      const crashed = page.waitForEvent('crash');
      void session.send('Page.crash').catch(() => undefined);
      await crashed;
      await page.close();
    };
    const url = it.page.url();
    const come = async (): Promise<OpenSection> => {
      const page = await it.context.newPage();
      await page.addInitScript(() => {
        // Half a minute never ends here: only a turn that is free at once is had at all.
        const after = globalThis.setTimeout.bind(globalThis);
        globalThis.setTimeout = ((act: () => void, ms = 0) =>
          ms < 20_000 ? after(act, ms) : 0) as typeof setTimeout;
      });
      await page.goto(url);
      return { ...it, page, section: page.locator('komentar-section') };
    };
    await crash(it);
    const second = await come();
    await second.section.getByText('Draf Anda dipulihkan.').waitFor();
    expect(await area(second).inputValue()).toBe('belum dikirim');
    const asked = second.page.waitForRequest((request) => request.url().endsWith('comment:post'));
    await hold(second.page);
    await write(second, 'belum dikirim');
    await asked;
    await crash(second);
    await arrives(await come(), 'belum dikirim');
  });

  it('[WG211 T-12] another article on the same page while it is sent', async () => {
    const it = await visit();
    await area(it).waitFor();
    const letGo = await hold(it.page);
    await write(it, 'pindah halaman');
    await row(it).waitFor();
    await it.section.evaluate((host) => host.setAttribute('thread', 'lain'));
    await area(it).fill('tentang yang lain');
    expect(await row(it).count()).toBe(0);
    letGo();
    await it.page.waitForFunction(
      () => !Object.keys(localStorage).some((key) => key.startsWith('komentar:kirim:1:')),
    );
    expect(bodies()).toEqual(['pindah halaman']);
    expect(await area(it).inputValue()).toBe('tentang yang lain');
    await it.section.evaluate((host) => host.setAttribute('thread', 'artikel'));
    await own(it).getByText('pindah halaman').waitFor();
    expect(await area(it).inputValue()).toBe('');
  });

  it.each([
    ['full', 'setItem'],
    ['blocked', undefined],
  ])('[WG211 T-12 T-17] storage %s: the page itself keeps it', async (_name, method) => {
    const it = await visit({
      init: method
        ? () => {
            Storage.prototype.setItem = () => {
              throw new DOMException('full', 'QuotaExceededError');
            };
          }
        : () =>
            Object.defineProperty(globalThis, 'localStorage', {
              get: () => {
                throw new DOMException('blocked', 'SecurityError');
              },
            }),
    });
    await area(it).waitFor();
    await it.context.setOffline(true);
    await write(it, 'tanpa simpanan');
    await row(it).getByText('Menunggu sambungan…').waitFor();
    const asks = await it.page.evaluate(
      () => !dispatchEvent(new Event('beforeunload', { cancelable: true })),
    );
    expect(asks).toBe(true);
    await it.context.setOffline(false);
    await arrives(it, 'tanpa simpanan');
  });

  it('[WG211 T-12 T-13] two windows of one reader send what waits once', async () => {
    const it = await visit();
    await area(it).waitFor();
    const page = await it.context.newPage();
    await page.goto(it.page.url());
    await page.locator('komentar-section textarea').waitFor();
    await it.context.setOffline(true);
    for (const text of ['satu', 'dua', 'tiga']) await write(it, text);
    await it.context.setOffline(false);
    await it.page.waitForFunction(
      () => !Object.keys(localStorage).some((key) => key.startsWith('komentar:kirim:1:')),
    );
    expect(bodies()).toEqual(['satu', 'dua', 'tiga']);
  });
});
