/** What a reader does about comments, in a real browser: like, menu, share, hide, report. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { FixtureServer } from './fixture-server.js';
import { announced, focused, live, useReader, write, type OpenSection } from './open-section.js';

const at = useReader();
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
});

const openMenu = async ({ section }: OpenSection, name: string): Promise<void> => {
  await section.getByRole('button', { name: `Tindakan lain untuk komentar ${name}` }).click();
  await section.locator('.menu').waitFor();
};

const choose = async (it: OpenSection, name: string, item: string): Promise<void> => {
  await openMenu(it, name);
  await it.section.locator('.menu').getByRole('button', { name: item }).click();
};

describe('liking', () => {
  it('[WG80 W-70] a like counts at once, under a name that says how many, and is taken back by the same button', async () => {
    const id = server.publish('satu');
    server.thread().amend(id, { likes: 11 });
    const it = await at.visit();
    const like = it.section.locator('.like');
    await like.click();
    await it.section.getByRole('button', { name: 'Suka komentar Pembaca k1, 12 suka' }).waitFor();
    expect(await like.getAttribute('aria-pressed')).toBe('true');
    expect(await like.innerText()).toMatch(/Suka\s*12/);
    await expect.poll(() => server.readers.likes.get(id)?.size).toBe(1);
    await like.click();
    await it.section.getByRole('button', { name: 'Suka komentar Pembaca k1, 11 suka' }).waitFor();
    expect(await like.getAttribute('aria-pressed')).toBe('false');
    await expect.poll(() => server.readers.likes.get(id)?.size).toBe(0);
    expect(it.complaints).toEqual([]);
  });

  it('[WG80 W-70] a like is there before the answer, and goes again with a word where it is refused', async () => {
    server.publish('satu');
    const it = await at.visit();
    const like = it.section.locator('.like');
    await like.waitFor();
    let answer = (): void => undefined;
    await it.page.route('**/comment:like', async (route) => {
      await new Promise<void>((resolve) => (answer = resolve));
      await route.abort();
    });
    await like.click();
    await expect.poll(() => like.getAttribute('aria-pressed')).toBe('true');
    expect(await like.innerText()).toMatch(/1$/);
    answer();
    await it.section.locator('.said').getByText('Suka Anda belum tersimpan.').waitFor();
    await announced(it, 'Suka Anda belum tersimpan. Coba lagi.');
    expect(await like.getAttribute('aria-pressed')).toBe('false');
    expect((await like.innerText()).trim()).toBe('Suka');
  });

  it('[WG80] likes of this reader are there again, those of others arrive by themselves', async () => {
    const id = server.publish('satu');
    const it = await at.visit();
    await it.section.locator('.like').click();
    await expect.poll(() => server.readers.likes.get(id)?.size).toBe(1);
    const again = await at.visit({ as: it.context });
    await live(again);
    await again.section.locator('.like[aria-pressed=true]').waitFor();
    server.thread().amend(id, { likes: 8 });
    server.tell();
    await again.section.getByRole('button', { name: 'Suka komentar Pembaca k1, 8 suka' }).waitFor();
  });

  it('[WG81 W-70] an own comment has the button too, which says why it does nothing', async () => {
    server.mode = 'published';
    const it = await at.visit();
    await live(it);
    await write(it, 'punya saya');
    const like = it.section.locator('article .like');
    await like.waitFor();
    expect(await like.getAttribute('aria-disabled')).toBe('true');
    await like.click({ force: true });
    await it.section.locator('.said').getByText('Komentar sendiri tidak dapat disukai.').waitFor();
    expect(server.requests.some((line) => line.endsWith('comment:like'))).toBe(false);
  });

  it.each([
    ['fine', {}, 24],
    ['coarse', { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } }, 44],
  ])('[WG82 W-70] targets are large enough for a %s pointer', async (_, context, px) => {
    server.publish('satu');
    const it = await at.visit({ context });
    await it.section.locator('.more-button').waitFor();
    const sizes = await it.section
      .locator('.actions button')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()));
    for (const { width, height } of sizes) {
      expect(height).toBeGreaterThanOrEqual(px);
      expect(width).toBeGreaterThanOrEqual(px);
    }
  });
});

describe('menu', () => {
  it('[WG83 W-75] opens on its first entry, closes with Escape, and the focus goes back to its button', async () => {
    server.publish('satu');
    const it = await at.visit();
    await it.section.locator('.more-button').waitFor();
    await openMenu(it, 'Pembaca k1');
    expect(await focused(it)).toBe('Salin tautan');
    await it.page.keyboard.press('Escape');
    await it.section.locator('.menu').waitFor({ state: 'detached' });
    expect(await focused(it)).toBe('Tindakan lain untuk komentar Pembaca k1');
  });

  it('[WG83 W-75] a press on its button or elsewhere closes it', async () => {
    server.publish('satu');
    server.publish('dua');
    const it = await at.visit();
    const buttons = it.section.locator('.more-button');
    await buttons.first().click();
    await it.section.locator('.menu').waitFor();
    await buttons.first().click();
    await it.section.locator('.menu').waitFor({ state: 'detached' });
    expect(await buttons.first().getAttribute('aria-expanded')).toBe('false');
    await buttons.last().click();
    await it.section.locator('.menu').waitFor();
    await it.section.locator('h2').click();
    await it.section.locator('.menu').waitFor({ state: 'detached' });
  });

  it('[WG83] works where the browser has no popovers', async () => {
    server.publish('satu');
    const it = await at.visit({
      init: () => {
        Reflect.deleteProperty(HTMLElement.prototype, 'popover');
        Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
      },
    });
    await it.section.locator('.more-button').waitFor();
    await openMenu(it, 'Pembaca k1');
    await it.page.keyboard.press('Escape');
    await it.section.locator('.menu').waitFor({ state: 'detached' });
    expect(await focused(it)).toBe('Tindakan lain untuk komentar Pembaca k1');
  });

  it('[WG84] the link to a comment is copied and that is said; it leads there', async () => {
    server.publish('lain');
    const id = server.publish('satu');
    const it = await at.visit({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
    await it.section.locator('.more-button').first().waitFor();
    await choose(it, `Pembaca ${id}`, 'Salin tautan');
    await it.section.locator('.said').getByText('Tautan disalin.').waitFor();
    await announced(it, 'Tautan disalin.');
    expect(await focused(it)).toBe(`Tindakan lain untuk komentar Pembaca ${id}`);
    const link = await it.page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${it.page.url()}#komentar-${id}`);
  });

  it('[WG84] sharing is there where the browser can, and tells the page', async () => {
    const id = server.publish('satu');
    const it = await at.visit({
      init: () => {
        Object.assign(globalThis, { ways: [] });
        Object.defineProperty(navigator, 'share', { value: () => Promise.resolve() });
        addEventListener('komentar-share', (event) =>
          (globalThis as unknown as { ways: unknown[] }).ways.push((event as CustomEvent).detail),
        );
      },
    });
    await it.section.locator('.more-button').waitFor();
    await choose(it, 'Pembaca k1', 'Bagikan');
    await it.page.waitForFunction(
      () => (globalThis as unknown as { ways: unknown[] }).ways.length > 0,
    );
    expect(
      await it.page.evaluate(() => (globalThis as unknown as { ways: unknown[] }).ways),
    ).toEqual([{ id, way: 'share' }]);
  });
});

describe('hiding an author', () => {
  it('[WG85 S29] hides all comments of one author, says so, shows one when asked, and is remembered', async () => {
    const first = server.publish('tidak ingin dibaca');
    server.publish('tetap');
    const it = await at.visit();
    await it.section.locator('.more-button').first().waitFor();
    await choose(it, `Pembaca ${first}`, 'Sembunyikan');
    const row = it.section.locator(`#komentar-${first}`);
    await row.getByText('Komentar dari pengguna yang Anda sembunyikan.').waitFor();
    expect(await row.getByText('tidak ingin dibaca').count()).toBe(0);
    expect(await focused(it)).toBe('Tampilkan');
    await announced(it, `Komentar Pembaca ${first} disembunyikan.`);
    const again = await at.visit({ as: it.context });
    const there = again.section.locator(`#komentar-${first}`);
    await there.getByText('Komentar dari pengguna').waitFor();
    await there.getByRole('button', { name: 'Tampilkan' }).click();
    await there.getByText('tidak ingin dibaca').waitFor();
    await choose(again, `Pembaca ${first}`, 'Berhenti menyembunyikan');
    const last = await at.visit({ as: it.context });
    await last.section.locator(`#komentar-${first}`).getByText('tidak ingin dibaca').waitFor();
  });

  it('[WG85] the words of a hidden author are never painted, not even before the tools are there', async () => {
    const id = server.publish('tidak ingin dibaca');
    const it = await at.visit({
      init: () => {
        localStorage.setItem('komentar:sembunyi:koran', 'penulis-Pembaca-k1');
      },
    });
    await it.page.route('**/k/writing*', (route) => route.abort());
    await it.page.reload();
    await it.section.locator(`#komentar-${id}`).waitFor();
    expect(await it.section.getByText('tidak ingin dibaca').count()).toBe(0);
  });
});

describe('reporting', () => {
  it('[WG86 W-76] sends one reason with a note, thanks in place, and the focus goes back', async () => {
    const id = server.publish('hoaks');
    const it = await at.visit();
    await it.section.locator('.more-button').waitFor();
    expect(server.requests.some((line) => line.includes('komentar-report'))).toBe(false);
    await choose(it, 'Pembaca k1', 'Laporkan');
    const dialog = it.section.getByRole('dialog', { name: 'Laporkan komentar Pembaca k1' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Kirim laporan' }).click();
    await dialog.getByText('Pilih satu alasan.').waitFor();
    await dialog.getByLabel('Hoaks atau informasi keliru').check();
    await dialog.locator('textarea').fill('Sudah dibantah.');
    await dialog.getByRole('button', { name: 'Kirim laporan' }).click();
    await dialog.getByText('Terima kasih. Moderator akan meninjaunya.').waitFor();
    expect(server.readers.reports).toMatchObject([
      { commentId: id, reason: 'false_info', note: 'Sudah dibantah.' },
    ]);
    await dialog.getByRole('button', { name: 'Tutup' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(it)).toBe('Tindakan lain untuk komentar Pembaca k1');
    await openMenu(it, 'Pembaca k1');
    await it.section.locator('.menu').getByRole('button', { name: 'Dilaporkan' }).waitFor();
  });

  it('[WG86] a refused report stays in the dialog with its text', async () => {
    server.publish('satu');
    server.refusals.set('comment:report', [
      { code: 'rate-limited', message: '', retryAfterMs: 3000 },
    ]);
    const it = await at.visit();
    await it.section.locator('.more-button').waitFor();
    await choose(it, 'Pembaca k1', 'Laporkan');
    const dialog = it.section.getByRole('dialog');
    await dialog.getByLabel('Melanggar hukum').check();
    const note = dialog.getByLabel('Jelaskan apa yang melanggar hukum');
    await note.fill('Menyebut alamat rumah.');
    await dialog.getByRole('button', { name: 'Kirim laporan' }).click();
    await dialog.getByText('Tunggu 3 detik').waitFor();
    expect(await note.inputValue()).toBe('Menyebut alamat rumah.');
    await it.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(it)).toBe('Tindakan lain untuk komentar Pembaca k1');
  });

  it('[WG86 W-76] who only disagrees is told so, and nothing is sent', async () => {
    server.publish('satu');
    const it = await at.visit();
    await it.section.locator('.more-button').waitFor();
    await choose(it, 'Pembaca k1', 'Laporkan');
    const dialog = it.section.getByRole('dialog');
    await dialog.getByLabel('Saya hanya tidak setuju').check();
    await dialog.getByText('laporan tidak dikirim').waitFor();
    expect(await dialog.getByRole('button', { name: 'Kirim laporan' }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Tutup' }).click();
    expect(server.readers.reports).toEqual([]);
    expect(server.requests.some((line) => line.endsWith('comment:report'))).toBe(false);
  });
});
