/** Rows in a real browser: what is said on them, what became of one's own, and where the focus goes. */
import { beforeEach, describe, expect, it } from 'vitest';
import { shiftsOf, watchShifts } from '../support/layout-shift.js';
import type { FixtureServer } from './fixture-server.js';
import {
  announced,
  focused,
  live,
  texts,
  useReader,
  write,
  type OpenSection,
} from './open-section.js';

const at = useReader();
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
});

/** A reader who has posted, with the line in his name. */
const author = async (text: string, mode: FixtureServer['mode'] = 'pending') => {
  server.mode = mode;
  const it = await at.visit();
  await live(it);
  await write(it, text);
  await expect.poll(() => server.posted.length).toBe(1);
  const row = it.section.locator(`#komentar-${server.posted[0]!.id}`);
  await row.waitFor();
  await live(it);
  return { it, row, id: server.posted[0]!.id };
};

const menu = async ({ section }: OpenSection, item: string): Promise<void> => {
  await section.getByRole('button', { name: 'Tindakan lain untuk komentar Wulan' }).click();
  await section.locator('.menu').getByRole('button', { name: item, exact: true }).click();
};

describe('what stands on a row', () => {
  it('[WG90 W-58 S21] badges are text, and an edited comment says so with the time', async () => {
    const id = server.publish('satu');
    server.thread().amend(id, { badges: ['Redaksi'], editedAt: Date.UTC(2026, 2, 1, 8, 5) });
    const it = await at.visit();
    const row = it.section.locator(`#komentar-${id}`);
    await row.getByText('Redaksi', { exact: true }).waitFor();
    const edited = row.getByText('diedit');
    await row.locator('.like').waitFor();
    await edited.hover();
    expect(await edited.getAttribute('title')).toContain('1 Maret 2026');
  });

  it('[WG91 W-59] what editors set apart stands above the list, three at most, and leads to its place', async () => {
    const ids = ['a', 'b', 'c', 'd'].map((text) => server.publish(`pilihan ${text}`));
    ids.forEach((id, i) => server.thread().amend(id, { feature: i === 0 ? 'pin' : 'pick' }));
    const it = await at.visit();
    const block = it.section.getByRole('list', { name: 'Pilihan Redaksi' });
    await block.getByText('Disematkan').waitFor();
    expect(await block.getByRole('listitem').count()).toBe(3);
    await live(it);
    await block.getByRole('link').first().click();
    expect(await focused(it)).toBe(`komentar-${ids[0]!}`);
  });

  it('[WG92 T-1] the tools arrive without moving anything', async () => {
    const root = server.publish('akar');
    for (const text of ['a', 'b', 'c']) server.publish(text, root);
    for (let i = 0; i < 6; i += 1) server.publish(`no ${String(i)}`);
    for (const width of [390, 1280]) {
      const it = await at.visit({
        context: { viewport: { width, height: 900 } },
        init: watchShifts,
      });
      await it.page.route('**/k/writing*', async (route) => {
        await it.section.locator('article').first().waitFor();
        await route.continue();
      });
      await it.page.reload();
      await it.section.locator('article').first().waitFor();
      const heights = () =>
        it.section
          .locator('article')
          .evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
      const before = await heights();
      await it.section.locator('.like').first().waitFor();
      expect(await heights()).toEqual(before);
      expect(await shiftsOf(it.page)).toEqual([]);
    }
  });

  it('[WG93 W-14] a conversation folds from its line, and unfolds', async () => {
    const root = server.publish('akar');
    for (const text of ['a', 'b', 'c']) server.publish(text, root);
    const it = await at.visit();
    const fold = it.section.getByRole('button', { name: 'Ciutkan utas Pembaca k1' });
    await fold.click();
    expect(await texts(it)).toEqual(['akar']);
    await it.section.getByRole('button', { name: 'Bentangkan utas Pembaca k1' }).click();
    expect(await texts(it)).toEqual(['akar', 'a', 'b']);
  });

  it.each([
    [1280, 3],
    [500, 2],
    [320, 2],
  ])(
    '[WG94 W-13] in %d px replies stand on %d levels, deeper ones on the last',
    async (width, n) => {
      let parent: string | null = null;
      for (const text of ['akar', 'satu', 'dua', 'tiga', 'empat'])
        parent = server.publish(text, parent);
      const it = await at.visit({ context: { viewport: { width, height: 900 } } });
      const more = it.section.getByRole('button', { name: 'Lihat 2 balasan lainnya' });
      await more.click();
      await it.section.getByText('empat', { exact: true }).waitFor();
      const lefts = await it.section
        .locator('article')
        .evaluateAll((all) => all.map((row) => Math.round(row.getBoundingClientRect().left)));
      expect(new Set(lefts).size).toBe(n);
      expect(lefts.at(-1)).toBe(lefts.at(-2));
    },
  );

  it('[WG95 W-82] Alt with the arrows goes from comment to comment, not from within a field', async () => {
    const ids = ['a', 'b', 'c'].map((text) => server.publish(text)).reverse();
    const it = await at.visit();
    await it.section.locator('.like').first().waitFor();
    await it.section.locator(`#komentar-${ids[0]!}`).focus();
    await it.page.keyboard.press('Alt+ArrowDown');
    expect(await focused(it)).toBe(`komentar-${ids[1]!}`);
    await it.section.locator(`#komentar-${ids[1]!} .like`).focus();
    await it.page.keyboard.press('Alt+ArrowDown');
    expect(await focused(it)).toBe(`komentar-${ids[2]!}`);
    await it.page.keyboard.press('Alt+ArrowUp');
    expect(await focused(it)).toBe(`komentar-${ids[1]!}`);
    await it.section.locator('textarea').focus();
    await it.page.keyboard.press('Alt+ArrowDown');
    expect(await it.section.evaluate((host) => host.shadowRoot?.activeElement?.localName)).toBe(
      'textarea',
    );
  });

  it('[WG96] what came since the last visit is marked, and a button leads from one to the next', async () => {
    server.thread().write('lama', null, { createdAt: 1, text: 'lama' });
    server.thread().publish('lama');
    const first = await at.visit();
    await first.section.locator('.like').waitFor();
    expect(await first.section.locator('.since').count()).toBe(0);
    await first.page.goto('about:blank');
    const later = Date.now() + 60_000;
    for (const [i, id] of ['baru-1', 'baru-2'].entries()) {
      server.thread().write(id, null, { createdAt: later + i, text: id });
      server.thread().publish(id);
      server.thread().entries.get(id)!.publishedAt = later + i;
    }
    const it = await at.visit({ as: first.context });
    await it.section.getByText('Baru sejak kunjungan terakhir').waitFor();
    expect(await it.section.locator('.new').count()).toBe(2);
    await it.section.getByRole('button', { name: 'Komentar baru berikutnya' }).click();
    await expect.poll(() => focused(it)).toBe('komentar-baru-2');
    await it.section.locator('#komentar-baru-2 .chip').click();
    await expect.poll(() => focused(it)).toBe('komentar-baru-1');
  });
});

describe('my comment', () => {
  it('[WG100 S16] a waiting one says how long that usually takes', async () => {
    server.readers.usualWaitMs = 5 * 60_000;
    const { it, row } = await author('menunggu');
    const again = await at.visit({ as: it.context });
    await again.section.getByText('Biasanya diputuskan dalam 5 menit.').waitFor();
    expect(await row.locator('.like, .reply').count()).toBe(0);
  });

  it('[WG101] a returned one shows reason, note and marked words as text, and is changed where it stands', async () => {
    const { it, row, id } = await author('Dia <b>bodoh</b> sekali');
    server.decide(id, 'returned', {
      reason: 'abuse',
      note: 'Tanpa cacian, ya.',
      marks: [{ start: 4, end: 16 }],
    });
    await row
      .getByText('Dikembalikan redaksi: kasar atau merundung. Ubah lalu kirim ulang.')
      .waitFor();
    await row.getByText('Catatan redaksi: Tanpa cacian, ya.').waitFor();
    expect(await row.locator('mark').innerText()).toBe('<b>bodoh</b>');
    expect(await row.locator('b').count()).toBe(0);
    await announced(it, 'Dikembalikan redaksi');
    await row.getByRole('button', { name: 'Ubah & kirim ulang' }).click();
    const area = row.locator('textarea');
    expect(await area.inputValue()).toBe('Dia <b>bodoh</b> sekali');
    await area.fill('Saya tidak sependapat.');
    await area.press('Control+Enter');
    await row.getByText('Menunggu moderasi').waitFor();
    expect(await row.locator('.body').innerText()).toBe('Saya tidak sependapat.');
    expect(it.complaints).toEqual([]);
  });

  it('[WG102 S18] the text of a rejected one can be sent anew; the way to appeal is there with the page', async () => {
    const { it, row, id } = await author('Beli!');
    await it.section.evaluate((host) => {
      Object.assign(host, { appeal: (of: string) => (document.title = of) });
    });
    server.decide(id, 'rejected', 'ad');
    await row.getByText('Tidak diterbitkan: iklan.').waitFor();
    await announced(it, 'Tidak diterbitkan: iklan.');
    await row.getByRole('button', { name: 'Ajukan banding' }).click();
    expect(await it.page.title()).toBe(id);
    await row.getByRole('button', { name: 'Ubah & kirim ulang' }).click();
    expect(await it.section.locator('[data-for=""] textarea').inputValue()).toBe('Beli!');
    await row.waitFor({ state: 'detached' });
    expect(await it.section.evaluate((host) => host.shadowRoot?.activeElement?.localName)).toBe(
      'textarea',
    );
  });

  it('[WG103 S21] a published one is changed in place within its time, which is told once', async () => {
    const { it, row } = await author('salah ketik', 'published');
    await it.section.getByRole('button', { name: 'Tindakan lain untuk komentar Wulan' }).click();
    await it.section
      .locator('.menu')
      .getByText(/^Dapat diubah sampai \d\d\.\d\d$/)
      .waitFor();
    await it.section.locator('.menu').getByRole('button', { name: 'Ubah' }).click();
    const area = row.locator('textarea');
    await area.fill('sudah benar');
    await row.getByRole('button', { name: 'Simpan perubahan' }).click();
    await row.getByText('sudah benar').waitFor();
    await row.getByText('diedit').waitFor();
    await row.locator('.said').getByText('Perubahan tersimpan.').waitFor();
    expect(await focused(it)).toBe('Tindakan lain untuk komentar Wulan');
  });

  it('[WG103] Escape closes an unchanged text and never loses a changed one', async () => {
    const { it, row } = await author('apa adanya', 'published');
    await menu(it, 'Ubah');
    const area = row.locator('textarea');
    await area.waitFor();
    await area.fill('lain');
    await area.press('Escape');
    expect(await focused(it)).toBe('Batal');
    expect(await area.inputValue()).toBe('lain');
    await area.fill('apa adanya');
    await area.press('Escape');
    await area.waitFor({ state: 'detached' });
    expect(await focused(it)).toBe('Tindakan lain untuk komentar Wulan');
  });

  it('[WG104] a text that changed elsewhere is shown, the typed one stays and can be saved over it', async () => {
    const { it, row, id } = await author('awal', 'published');
    await menu(it, 'Ubah');
    const area = row.locator('textarea');
    await area.fill('dari jendela ini');
    server.readers.reword(id, 'dari jendela lain');
    await row.getByRole('button', { name: 'Simpan perubahan' }).click();
    await row.getByText('dari jendela lain').waitFor();
    expect(await area.inputValue()).toBe('dari jendela ini');
    await row.getByRole('button', { name: 'Simpan perubahan' }).click();
    await area.waitFor({ state: 'detached' });
    expect(server.posted[0]!.text).toBe('dari jendela ini');
  });

  it('[WG104] a change that is refused keeps its text, with the reason', async () => {
    const { it, row } = await author('awal', 'published');
    server.refusals.set('comment:edit', [{ code: 'edit-closed', message: '' }]);
    await menu(it, 'Ubah');
    await row.locator('textarea').fill('terlambat');
    await row.getByRole('button', { name: 'Simpan perubahan' }).click();
    await row.getByText('Waktu untuk mengubah komentar ini sudah habis.').waitFor();
    expect(await row.locator('textarea').inputValue()).toBe('terlambat');
  });

  it('[WG105 S20] deleting asks in the row, goes to the next comment, and can be undone', async () => {
    const next = server.publish('berikut');
    const { it, row, id } = await author('hapus saya', 'published');
    await menu(it, 'Hapus');
    await row.getByText('Hapus komentar ini?').waitFor();
    expect(await focused(it)).toBe('Hapus');
    await row.getByRole('button', { name: 'Batal' }).click();
    expect(await focused(it)).toBe('Tindakan lain untuk komentar Wulan');
    await menu(it, 'Hapus');
    await row.locator('.confirm').click();
    await row.getByText('Komentar Anda dihapus.').waitFor();
    expect(await focused(it)).toBe(`komentar-${next}`);
    await announced(it, 'Komentar Anda dihapus.');
    expect(server.posted[0]!.status).toBe('withdrawn');
    await row.getByRole('button', { name: 'Urungkan' }).click();
    await row.getByText('hapus saya').waitFor();
    expect(await focused(it)).toBe(`komentar-${id}`);
    expect(server.posted[0]!.status).toBe('published');
    expect(it.complaints).toEqual([]);
  });

  it('[WG105] a deleted one that is not wanted back goes after six seconds, a waiting one too', async () => {
    const { it, row } = await author('hapus saya');
    await it.page.clock.install();
    await row.getByRole('button', { name: 'Hapus' }).click();
    await row.locator('.confirm').click();
    await row.getByText('Komentar Anda dihapus.').waitFor();
    await expect
      .poll(() => it.section.evaluate((host) => host.shadowRoot?.activeElement?.localName))
      .toBe('textarea');
    await it.page.clock.runFor(6_500);
    await row.waitFor({ state: 'detached' });
  });

  it('[WG106] a comment that is taken away under the focus leaves its place to a word, until the reader goes on', async () => {
    server.publish('di bawah');
    const above = server.publish('di atas');
    const it = await at.visit();
    await live(it);
    const row = it.section.locator(`#komentar-${above}`);
    await row.locator('.like').waitFor();
    await row.focus();
    server.hide(above);
    await row.getByText('Komentar ini sudah tidak tampil.').waitFor();
    expect(await focused(it)).toBe(`komentar-${above}`);
    await it.page.keyboard.press('Tab');
    await row.waitFor({ state: 'detached' });
    expect(await texts(it)).toEqual(['di bawah']);
  });
});
