/** The moderator's hands on the keyboard, in a real Chromium: keys of one's own, commands by name, views. */
import { describe, expect, it } from 'vitest';
import type { CommentView } from '@komentar/protocol';
import { cardOf } from './cards.js';
import { waitingCards, type DeskPage } from './desk-page.js';
import { onePage } from './one-page.js';

const { atDesk } = onePage();

const published = (id: string, over: Partial<CommentView> = {}): CommentView => ({
  id,
  parentId: null,
  rootId: id,
  depth: 0,
  status: 'published',
  version: 1,
  html: `<p>Isi <b>${id}</b> &amp; lain&#39;nya</p>`,
  author: { id: `a-${id}`, name: `Penulis ${id}` },
  createdAt: 1_000,
  replyCount: 0,
  likes: 0,
  ...over,
});

describe('keys of one’s own', () => {
  const openKeys = async () => {
    const it = await atDesk(waitingCards(3));
    await it.page.goto(`${it.url}#page=account`);
    await it.page.getByRole('heading', { name: 'Tombol pintas' }).waitFor();
    return it;
  };
  const change = (it: DeskPage, act: string) =>
    it.page.getByRole('button', { name: `Ubah tombol: ${act}` }).click();

  it('[DK36] a key is changed, shown on the button, in force at once and after a reload', async () => {
    const it = await openKeys();
    await change(it, 'Tandai spam');
    await it.press('x');
    await it.page.goto(`${it.url}#queue=pending`);
    await it.card('c001').getByRole('button', { name: 'Spam' }).getByText('x').waitFor();
    await it.page.reload();
    await it.isAt('c001');
    await it.press('s', 'x');
    await it.isAt('c002');
    await expect.poll(() => it.desk.cards.get('c001')!.status).toBe('spam');
  });

  it('[DK36] says whose key it was, refuses the browser’s, and Escape changes nothing', async () => {
    const it = await openKeys();
    await change(it, 'Tandai spam');
    await it.press('Control+f');
    await it.page.getByText('Tombol itu milik peramban').waitFor();
    await it.press('Escape');
    await change(it, 'Tandai spam');
    await it.press('a');
    await it.page.getByText('Tombol ini tadinya untuk: Setujui atau terbitkan.').waitFor();
    await it.page.getByRole('button', { name: 'Buang ubahan saya' }).click();
    await it.page.goto(`${it.url}#queue=pending`);
    await it.isAt('c001');
    await it.press('a');
    await expect.poll(() => it.desk.cards.get('c001')!.status).toBe('published');
  });

  it('[DK36] a preset puts the hands where they learned', async () => {
    const it = await openKeys();
    await it.page.getByLabel('Susunan tombol').selectOption('coral');
    await it.page.goto(`${it.url}#queue=pending`);
    await it.isAt('c001');
    await it.press('f', 'd', '3');
    await it.isAt('c003');
    await expect
      .poll(() => [it.desk.cards.get('c001')!.status, it.desk.cards.get('c002')!.status])
      .toEqual(['published', 'rejected']);
  });
});

describe('queues, commands and views', () => {
  it('[DK10] g and a letter lead to a queue', async () => {
    const it = await atDesk(waitingCards(2));
    await it.press('s', 'g', 's');
    await it.isAt('c001');
    await it.press('g', 'x', 'g', 'p');
    await it.isAt('c002');
  });

  it('[DK37] Ctrl+K finds a command by name and does it on the card in focus', async () => {
    const it = await atDesk(waitingCards(3));
    await it.press('j', 'Control+k');
    const list = it.page.getByRole('listbox');
    await list.getByRole('option', { name: 'Setujui' }).waitFor();
    expect(await list.getByRole('option', { name: 'Urungkan' }).count()).toBe(0);
    await it.page.keyboard.type('spam');
    const chosen = list.getByRole('option', { selected: true });
    expect(await chosen.textContent()).toContain('Tandai spam');
    await it.press('ArrowDown');
    expect(await chosen.textContent()).toContain('Ke antrean Spam');
    await it.press('ArrowUp', 'Enter');
    await it.isAt('c003');
    await expect.poll(() => it.desk.cards.get('c002')!.status).toBe('spam');
  });

  it('[DK37] no letter in the list decides, and Escape gives the focus back', async () => {
    const it = await atDesk(waitingCards(2));
    await it.press('Control+k');
    await it.page.getByRole('combobox', { name: 'Cari perintah' }).waitFor();
    await it.press('a', 's', 'Escape');
    await it.isAt('c001');
    await it.press('Control+k');
    await it.page.getByRole('combobox', { name: 'Cari perintah' }).waitFor();
    await it.page.keyboard.type('akun');
    await it.press('Enter');
    await it.page.getByRole('heading', { name: 'Akun saya' }).waitFor();
    expect(it.decisions()).toEqual([]);
  });

  it('[DK43] keys typed before the list has arrived decide nothing and stand in its field', async () => {
    const it = await atDesk(waitingCards(3));
    let arrives!: () => void;
    const gate = new Promise<void>((resolve) => (arrives = resolve));
    await it.page.route('**/meja-commands.*.js', async (route) => {
      await gate;
      await route.continue();
    });
    await it.press('Control+k');
    await it.page.keyboard.type('aspa');
    await it.press('Backspace', 'Backspace', 'Backspace', 'Backspace');
    await it.page.keyboard.type('tandai spam');
    arrives();
    const field = it.page.getByRole('combobox', { name: 'Cari perintah' });
    await expect.poll(() => field.inputValue()).toBe('tandai spam');
    expect(it.decisions()).toEqual([]);
    await it.press('Enter');
    await it.isAt('c002');
    await expect.poll(() => it.desk.cards.get('c001')!.status).toBe('spam');
  });

  it('[DK43] a list that does not arrive gives the keys back', async () => {
    const it = await atDesk(waitingCards(3));
    await it.page.route('**/meja-commands.*.js', (route) => route.abort());
    const failed = it.page.waitForEvent('requestfailed');
    await it.press('Control+k');
    await failed;
    await it.page.getByText('belum dapat dibuka').first().waitFor();
    await it.press('a');
    await it.isSettled('c001', 'Disetujui oleh Anda');
  });

  it('[DK38] z shows one comment at a time, and again the queue', async () => {
    const it = await atDesk(waitingCards(3));
    await it.press('z');
    const shown = () =>
      it.page.locator('meja-card:visible').evaluateAll((all) => all.map(({ id }) => id));
    await expect.poll(shown).toEqual(['c001']);
    await it.page.getByText('1 dari 3').waitFor();
    await it.press('a');
    await it.isAt('c002');
    expect(await shown()).toEqual(['c002']);
    await it.press('z');
    await expect.poll(async () => (await shown()).length).toBe(3);
  });

  it('[DK39] c shows the conversation around the comment as readers see it', async () => {
    const parent = { id: 'p', authorName: 'Penulis p', text: 'Isi p' };
    const it = await atDesk([cardOf('c1', { parent }), ...waitingCards(1)]);
    it.desk.thread = [
      published('r', { replyCount: 2 }),
      published('p', { parentId: 'r', rootId: 'r', depth: 1 }),
      published('q', { parentId: 'p', rootId: 'r', depth: 2, html: '<p>Tetangga</p>' }),
      published('x'),
    ];
    await it.press('c');
    const around = it.card('c1').getByRole('list', { name: 'Percakapan' });
    await around.waitFor();
    expect(await around.locator('.text').allTextContents()).toEqual([
      "Isi r & lain'nya",
      "Isi p & lain'nya",
      'Tetangga',
    ]);
    const { input } = it.desk.commands.findLast(({ name }) => name === 'thread:read')!;
    expect(input).toEqual({ site: 'kabar-senja', thread: 'kolam-kota', at: 'p' });
    await it.press('c');
    await around.waitFor({ state: 'detached' });
    await it.isAt('c1');
  });
});
