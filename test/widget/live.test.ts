/** What arrives by itself: the pill, the chip, removals, and a line that breaks. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { FixtureServer } from './fixture-server.js';
import { live, texts, useReader, type OpenSection } from './open-section.js';

const at = useReader();
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
});

const heading = ({ section }: OpenSection) => section.locator('h2').innerText();

/** Waits until the heading says so. */
const total = ({ section }: OpenSection, n: number) =>
  section.getByRole('heading', { name: `Komentar (${String(n)})`, exact: true }).waitFor();

const reading = async (): Promise<OpenSection> => {
  const it = await at.visit();
  await live(it);
  return it;
};

describe('live', () => {
  it('[WG30 W-50] [AC16] comments of others wait behind the pill; nothing that is read moves', async () => {
    const first = server.publish('satu');
    const it = await reading();
    const row = it.section.locator(`#komentar-${first}`);
    const before = await row.boundingBox();
    server.publish('dua');
    server.publish('tiga');
    const pill = it.section.getByRole('button', { name: '2 komentar baru' });
    await pill.waitFor();
    await total(it, 3);
    expect(await row.boundingBox()).toEqual(before);
    expect(await texts(it)).toEqual(['satu']);
    await pill.click();
    expect(await texts(it)).toEqual(['tiga', 'dua', 'satu']);
    expect(
      await it.section.evaluate((host) => host.shadowRoot?.activeElement?.textContent),
    ).toContain('tiga');
    expect(await pill.count()).toBe(0);
    expect(it.complaints).toEqual([]);
  });

  it('[WG30 W-54] the pill is announced once, with how to use it', async () => {
    const it = await reading();
    server.publish('dua');
    await it.section
      .locator('[role=status]')
      .getByText('1 komentar baru. Tekan tombol')
      .waitFor({ state: 'attached' });
  });

  it('[WG31 W-50] new replies to a shown conversation wait behind a chip in its row', async () => {
    const root = server.publish('akar');
    const it = await reading();
    const row = it.section.locator(`#komentar-${root}`);
    const before = await row.boundingBox();
    server.publish('balasan baru saja', root);
    const chip = it.section.getByRole('button', { name: '1 balasan baru' });
    await chip.waitFor();
    expect(await row.boundingBox()).toEqual(before);
    await chip.click();
    await expect.poll(() => texts(it)).toEqual(['akar', 'balasan baru saja']);
    await total(it, 2);
  });

  it('[WG32] [AC2] a comment that is taken away goes at once with its replies, also from behind the pill', async () => {
    const root = server.publish('akar');
    server.publish('balasan', root);
    server.publish('lain');
    const it = await reading();
    const late = server.publish('sebentar saja');
    await it.section.getByRole('button', { name: '1 komentar baru' }).waitFor();
    server.hide(late);
    await it.section.locator('.pill').waitFor({ state: 'detached' });
    server.hide(root);
    await it.section.locator(`#komentar-${root}`).waitFor({ state: 'detached' });
    expect(await texts(it)).toEqual(['lain']);
    expect(await heading(it)).toBe('Komentar (1)');
  });

  it('[WG33] a notice that is lost is noticed with the next one, and asked for', async () => {
    server.publish('satu');
    const it = await reading();
    server.isMute = true;
    const lost = server.publish('hilang di jalan');
    server.isMute = false;
    server.publish('sampai');
    await it.section.getByRole('button', { name: '2 komentar baru' }).click();
    expect(await texts(it)).toEqual(['sampai', 'hilang di jalan', 'satu']);
    await it.section.locator(`#komentar-${lost}`).waitFor();
    expect(await heading(it)).toBe('Komentar (3)');
  });

  it('[WG34] after a broken line exactly what was missed arrives', async () => {
    const gone = server.publish('akan hilang');
    server.publish('tinggal');
    const it = await reading();
    server.isMute = true;
    server.hide(gone);
    server.publish('datang');
    server.isMute = false;
    server.cut();
    await it.section.getByRole('button', { name: '1 komentar baru' }).click();
    expect(await texts(it)).toEqual(['datang', 'tinggal']);
    expect(await heading(it)).toBe('Komentar (2)');
  });

  it('[WG35] a thread that closes while somebody writes keeps the text and sends nothing', async () => {
    const it = await reading();
    await it.section.locator('textarea').fill('baru setengah');
    server.thread().setState('closed');
    server.tell();
    await it.section.getByText('Kolom komentar baru saja ditutup.').first().waitFor();
    expect(await it.section.locator('textarea').inputValue()).toBe('baru setengah');
    await it.section.locator('textarea').press('Control+Enter');
    expect(server.posted).toEqual([]);
  });

  it('[WG39 S09] offline is said while it lasts, and the list stays', async () => {
    server.publish('satu');
    const it = await reading();
    await it.context.setOffline(true);
    await it.section.locator('p.offline').getByText('Anda sedang luring.').waitFor();
    expect(await texts(it)).toEqual(['satu']);
    await it.context.setOffline(false);
    await it.section.locator('p.offline').waitFor({ state: 'detached' });
  });

  it('[WG39 S10] a line that stays away is mentioned, and what was missed comes with it', async () => {
    server.publish('satu');
    const it = await reading();
    await it.context.setOffline(true);
    server.cut();
    server.publish('dua');
    await it.section.locator('.live').getByText('Menyambung kembali…').waitFor();
    await it.context.setOffline(false);
    await it.section.getByRole('button', { name: '1 komentar baru' }).waitFor();
    await it.section.locator('.live').getByText('Langsung').waitFor();
  });

  it('[WG36] the socket comes after the first comments, and leaves when the page is left', async () => {
    server.publish('satu');
    const it = await reading();
    const at = (start: string) => server.requests.findIndex((line) => line.startsWith(start));
    expect(at('GET /k/live')).toBeGreaterThan(at('GET /v1/thread'));
    expect(server.sockets).toBe(1);
    await it.page.goto('about:blank');
    await expect.poll(() => server.sockets, { timeout: 5_000 }).toBe(0);
  });

  it('[WG49 E-80] its code comes once the section was in view for a second on end', async () => {
    server.publish('satu');
    const it = await at.visit({
      before: '<style>#isi{height:1200px}</style><div id="isi"></div>',
      init: () =>
        Object.assign(globalThis, {
          // Resolves when the browser has told everybody whether the section is in view.
          shown: (isShown: boolean) =>
            new Promise<void>((resolve) => {
              const section = document.querySelector('komentar-section')!;
              section.scrollIntoView();
              if (!isShown) scrollTo(0, 0);
              const watch = new IntersectionObserver((entries) => {
                if (entries.at(-1)?.isIntersecting !== isShown) return;
                watch.disconnect();
                resolve();
              });
              watch.observe(section);
            }),
        }),
    });
    const { clock } = it.page;
    const shown = (isShown: boolean) =>
      it.page.evaluate(
        (state) => (globalThis as unknown as { shown(is: boolean): Promise<void> }).shown(state),
        isShown,
      );
    const fetched = () => server.requests.some((line) => line.startsWith('GET /k/live'));
    await clock.install();
    await it.section.locator('textarea').waitFor({ state: 'attached' });
    await clock.pauseAt(Date.now() + 60_000);
    for (const ms of [999, 999]) {
      await shown(true);
      await clock.runFor(ms);
      await shown(false);
      await clock.runFor(10_000);
    }
    expect(fetched()).toBe(false);
    await shown(true);
    await clock.runFor(1_000);
    const code = it.page.waitForResponse((response) => response.url().includes('/k/live'));
    await clock.runFor(2_000);
    await code;
    await clock.resume();
    await live(it);
  });

  it('[WG37 E-57] two sections of one page share one connection, each with its own thread', async () => {
    server.publish('di sini');
    server.publish('di sana', null, server.thread('lain'));
    const it = await at.visit({
      after: '<komentar-section site="koran" thread="lain"></komentar-section>',
    });
    const second = it.page.locator('komentar-section').nth(1);
    await live(it);
    await second.scrollIntoViewIfNeeded();
    await second.locator('.live').waitFor();
    server.publish('baru di sana', null, server.thread('lain'));
    await second.getByRole('button', { name: '1 komentar baru' }).waitFor();
    expect(await it.section.locator('.pill').count()).toBe(0);
    expect(server.sockets).toBe(1);
  });

  it('[WG38 E-51] moving the element twenty times leaves connections and listeners as they were', async () => {
    server.publish('satu');
    const it = await at.visit({
      init: () => {
        const counts = { listeners: 0 };
        Object.assign(globalThis, { counts });
        for (const target of [window, document] as EventTarget[]) {
          const add = target.addEventListener.bind(target);
          const remove = target.removeEventListener.bind(target);
          target.addEventListener = (...args: Parameters<typeof add>) => {
            counts.listeners += 1;
            add(...args);
          };
          target.removeEventListener = (...args: Parameters<typeof remove>) => {
            counts.listeners -= 1;
            remove(...args);
          };
        }
      },
    });
    await live(it);
    await it.section.locator('textarea').fill('belum selesai');
    const listeners = () =>
      it.page.evaluate(
        () => (globalThis as unknown as { counts: { listeners: number } }).counts.listeners,
      );
    const before = await listeners();
    await it.page.evaluate(async () => {
      const section = document.querySelector('komentar-section');
      for (let i = 0; i < 20 && section; i += 1) {
        const place = document.createElement('div');
        document.body.append(place);
        place.append(section);
        await new Promise((resolve) => setTimeout(resolve));
      }
    });
    await live(it);
    expect(await listeners()).toBe(before);
    expect(server.sockets).toBe(1);
    expect(await it.section.locator('textarea').inputValue()).toBe('belum selesai');
    expect(server.requests.filter((line) => line.startsWith('GET /v1/thread')).length).toBe(1);
    await it.page.evaluate(() => document.querySelector('komentar-section')?.remove());
    await expect.poll(() => server.sockets, { timeout: 5_000 }).toBe(0);
  });
});
