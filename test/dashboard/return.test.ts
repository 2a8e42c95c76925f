/** Returning a comment to its author, and reading what an author changed, in a real Chromium. */
import { describe, expect, it } from 'vitest';
import { cardOf, signalOf } from './cards.js';
import { waitingCards, type DeskPage } from './desk-page.js';
import { onePage } from './one-page.js';

const { atDesk } = onePage();

const TEXT = 'Dasar goblok semua, hubungi 0812 sekarang!';
const matched = (id = 'c000') =>
  cardOf(id, {
    text: TEXT,
    signals: [signalOf({ matches: ['goblok'], spans: [{ start: 6, end: 12 }] })],
  });

/** What the last return was sent with. */
const sent = (desk: DeskPage['desk']) =>
  desk.commands.filter(({ name }) => name === 'comment:return').at(-1)?.input;

describe('returning', () => {
  it('[DK31] with one marked word takes three keys', async () => {
    const it = await atDesk([matched(), ...waitingCards(2)]);
    await it.press('e', 'w', '1');
    await it.isAt('c001');
    await it.isSettled('c000', 'Dikembalikan');
    await it.counts('pending', 2);
    expect(sent(it.desk)).toEqual({
      commentId: 'c000',
      version: 1,
      reason: 'abuse',
      marks: [{ start: 6, end: 12 }],
    });
    await it.press('u');
    await it.isAt('c000');
    await expect.poll(() => it.desk.cards.get('c000')!.status).toBe('pending');
  });

  it('[DK31] shows the author’s view: sentence, note and marks', async () => {
    const it = await atDesk([matched()]);
    await it.press('e', 'w');
    const view = it.page.locator('meja-author-view');
    await view
      .getByText('Dikembalikan redaksi: kasar atau merundung. Ubah lalu kirim ulang.')
      .waitFor();
    expect(await view.locator('mark').allTextContents()).toEqual(['goblok']);
    await it.page.locator('[data-reason="privacy"]').hover();
    await view.getByText('Dikembalikan redaksi: menyebarkan data pribadi.').waitFor();
    await it.press('n');
    await it.page.keyboard.type('Tolong tanpa makian, 1 kata saja.');
    await view.getByText('Catatan redaksi: Tolong tanpa makian, 1 kata saja.').waitFor();
    await it.press('Escape', 'ArrowRight', 'e');
    await it.isSettled('c000', 'Dikembalikan');
    expect(sent(it.desk)).toMatchObject({
      reason: 'abuse',
      note: 'Tolong tanpa makian, 1 kata saja.',
      marks: [{ start: 6, end: 18 }],
    });
  });

  it('[DK32] the pointer marks words and stretches, and says so', async () => {
    const it = await atDesk([matched()]);
    await it.card('c000').getByRole('button', { name: 'Kembalikan' }).click();
    const view = it.page.locator('meja-author-view');
    await view.locator('[data-at="28"]').click();
    await view.locator('[data-at="6"]').hover();
    await it.page.mouse.down();
    await view.locator('[data-at="13"]').hover();
    await it.page.mouse.up();
    await view
      .getByRole('status')
      .getByText('Ditandai: goblok semua, 0812')
      .waitFor({ state: 'attached' });
    await it.press('7');
    await it.isSettled('c000', 'Dikembalikan');
    expect(sent(it.desk)?.marks).toEqual([
      { start: 6, end: 18 },
      { start: 28, end: 32 },
    ]);
  });

  it('[DK31] Escape leaves everything as it was and gives the focus back', async () => {
    const it = await atDesk([matched(), ...waitingCards(1)]);
    await it.press('e', 'w', 'Escape');
    await it.isAt('c000');
    expect(await it.page.locator('meja-author-view, meja-reasons').count()).toBe(0);
    await it.press('1', 'w', 'j');
    await it.isAt('c001');
    expect(it.decisions()).toEqual([]);
  });

  it('[DK35] r twice rejects with the reason that the findings suggest', async () => {
    const it = await atDesk([matched(), ...waitingCards(1)]);
    await it.press('r', 'r');
    await it.isAt('c001');
    await expect.poll(() => it.desk.cards.get('c000')!.decision?.reason).toBe('abuse');
    await it.press('r', 'r', 'Escape');
    expect(it.decisions()).toHaveLength(1);
  });
});

describe('a text that its author changed', () => {
  it('[DK34] is shown with what came and what went, and the whole on demand', async () => {
    const it = await atDesk([matched(), ...waitingCards(1)]);
    it.desk.edit('c000', 'Saya kurang setuju, hubungi redaksi sekarang!');
    const card = it.card('c000');
    await card.getByText('Penulis mengubah teks ini.').waitFor();
    expect(await card.locator('del').allTextContents()).toEqual([
      'dihapus: Dasar goblok semua',
      'dihapus: 0812',
    ]);
    expect(await card.locator('ins').allTextContents()).toEqual([
      'ditambah: Saya kurang setuju',
      'ditambah: redaksi',
    ]);
    await it.isAt('c000');
    await card.getByRole('button', { name: 'Tampilkan teks barunya saja' }).click();
    expect(await card.locator('.text').textContent()).toBe(
      'Saya kurang setuju, hubungi redaksi sekarang!',
    );
  });

  it('[DK34] drops the marks that were made on the text before', async () => {
    const it = await atDesk([matched()]);
    await it.press('e', 'w');
    it.desk.edit('c000', 'Teks yang lain.');
    await it.card('c000').locator('ins').waitFor();
    await it.press('1');
    expect(await it.page.locator('meja-author-view').count()).toBe(0);
    expect(it.decisions()).toEqual([]);
  });
});
