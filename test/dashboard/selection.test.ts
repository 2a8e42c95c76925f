/** Selecting cards in a queue and deciding on all of them at once, in a real Chromium. */
import { describe, expect, it } from 'vitest';
import { reduce } from '#dashboard/queue/queue-reducer.js';
import {
  NOTHING_SELECTED,
  allOrNone,
  reached,
  selectedIds,
  toggled,
} from '#dashboard/queue/selection.js';
import { initialState, type DeskState } from '#dashboard/queue/queue-state.js';
import { cardOf, countsOf } from './cards.js';
import { waitingCards, type DeskPage } from './desk-page.js';
import { onePage } from './one-page.js';
import { violations } from './violations.js';

describe('a selection', () => {
  const state = (taken: readonly string[] = []): DeskState => {
    const opened = reduce(initialState('pending'), { type: 'opened', queue: 'pending' });
    const items = ['a', 'b', 'c', 'd'].map((id) => cardOf(id));
    const answered = { pass: opened.pass, since: 0, items, counts: countsOf({ pending: 4 }) };
    const read = reduce(opened, { type: 'read', ...answered, seqs: {}, whole: true });
    return { ...read, taken: new Set(taken) };
  };

  it('[DK44] takes one card more or less', () => {
    const one = toggled(NOTHING_SELECTED, 'b');
    expect([...one.ids]).toEqual(['b']);
    expect([...toggled(one, 'b').ids]).toEqual([]);
  });

  it('[DK44] reaches from where it was begun, forwards and backwards, and keeps the rest', () => {
    const from = toggled(NOTHING_SELECTED, 'b');
    expect(selectedIds(state(), reached(state(), from, 'd'))).toEqual(['b', 'c', 'd']);
    expect(selectedIds(state(), reached(state(), from, 'a'))).toEqual(['a', 'b']);
    expect(selectedIds(state(), reached(state(), NOTHING_SELECTED, 'c'))).toEqual(['c']);
  });

  it('[DK44] all are all that wait and are no colleague’s, and once more none', () => {
    const all = allOrNone(state(['c']), NOTHING_SELECTED);
    expect(selectedIds(state(), all)).toEqual(['a', 'b', 'd']);
    expect(allOrNone(state(['c']), all)).toBe(NOTHING_SELECTED);
  });

  it('[DK44] loses what waits no more, and has it again when it is back', () => {
    const all = allOrNone(state(), NOTHING_SELECTED);
    const decided = { type: 'decided', key: 1, id: 'b', move: 'approve', at: 1 } as const;
    const after = reduce(state(), decided);
    expect(selectedIds(after, all)).toEqual(['a', 'c', 'd']);
    expect(selectedIds(reduce(after, { type: 'undone', key: 2, of: 1 }), all)).toHaveLength(4);
  });
});

const { atDesk } = onePage();

const bar = ({ page }: DeskPage) => page.locator('meja-selected');
const statuses = ({ desk }: DeskPage) => [...desk.cards.values()].map(({ status }) => status);
const batches = ({ desk }: DeskPage) =>
  desk.commands.filter(({ name }) => name.startsWith('comments:'));

describe('selecting in a queue', () => {
  it('[DK44] [DK45] x and Shift+x select, the key of a decision shows how many of whom, Enter decides', async () => {
    const it = await atDesk(waitingCards(5));
    await it.press('x', 'j', 'j', 'Shift+x');
    await bar(it).getByText('3 dipilih').waitFor();
    expect(await it.card('c002').getAttribute('selected')).toBe('');
    await it.press('a');
    await bar(it).getByText('3 komentar, 1 artikel, 3 penulis.').waitFor();
    expect(statuses(it)).toEqual(Array(5).fill('pending'));
    await bar(it).locator('button.primary:focus').waitFor();
    await it.press('s', 'Enter');
    await bar(it).getByText('Selesai. 3 dari 3').waitFor();
    expect(statuses(it)).toEqual(['published', 'published', 'published', 'pending', 'pending']);
    await it.counts('pending', 2);
    await it.press('Escape');
    await bar(it).waitFor({ state: 'detached' });
    await it.isAt('c004');
    expect(batches(it)).toEqual([
      {
        name: 'comments:freeze',
        input: { queue: 'pending', commentIds: ['c001', 'c002', 'c003'] },
      },
      { name: 'comments:decide', input: { batchId: 'b1', move: 'approve' } },
    ]);
    expect(it.decisions()).toEqual([]);
  });

  it('[DK45] * selects all, r and a digit reject them for that reason, and all of it is taken back', async () => {
    const it = await atDesk(waitingCards(4));
    await it.press('*', 'r');
    await bar(it).getByRole('button', { name: 'Tolak 4 komentar' }).waitFor();
    await bar(it).locator('button.primary:focus').waitFor();
    await it.press('Enter');
    await bar(it).getByText('Pilih alasan yang dapat dibaca penulis.').waitFor();
    await it.press('4');
    await bar(it).getByText('Selesai. 4 dari 4').waitFor();
    expect(it.desk.cards.get('c003')!.decision?.reason).toBe('ad');
    await bar(it).getByRole('button', { name: 'Urungkan semuanya' }).press('Enter');
    await bar(it).getByText('Sudah diurungkan.').waitFor();
    await it.counts('pending', 4);
    await it.isOpen('c003');
    await it.press('Escape');
    await bar(it).waitFor({ state: 'detached' });
    await it.press('Escape', 'a');
    await expect.poll(() => it.desk.cards.get('c001')!.status).toBe('published');
  });

  it('[DK44] Escape goes one step back: from what is prepared, then from the selection', async () => {
    const it = await atDesk(waitingCards(3));
    await it.press('x', 's');
    await bar(it).getByRole('button', { name: 'Tandai 1 komentar sebagai spam' }).waitFor();
    await it.press('Escape');
    await bar(it).getByText('1 dipilih').waitFor();
    await it.press('Escape');
    await bar(it).waitFor({ state: 'detached' });
    await it.isAt('c001');
    await it.press('s');
    await it.isSettled('c001', 'Ditandai spam oleh Anda');
    expect(batches(it).map(({ name }) => name)).toEqual(['comments:freeze']);
  });

  it('[DK44] the pointer selects by the card’s button, and another queue begins with nothing', async () => {
    const it = await atDesk(waitingCards(3));
    const button = it.card('c002').getByRole('button', { name: 'Pilih' });
    await button.click();
    await bar(it).getByText('1 dipilih').waitFor();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await it.page.locator('meja-rail a[data-queue="spam"]').click();
    await it.page.locator('meja-rail a[data-queue="pending"]').click();
    await it.isOpen('c002');
    expect(await bar(it).count()).toBe(0);
  });

  it('[DK44] on a phone, cards are selected from the list of commands and decided on in the thumb’s place', async () => {
    const it = await atDesk(waitingCards(3), { size: { width: 390, height: 844 } });
    await it.page.locator('meja-thumb-bar').getByRole('button', { name: 'Lainnya' }).click();
    await it.page.getByRole('option', { name: 'Pilih semua di layar' }).click();
    await bar(it).getByText('3 dipilih').waitFor();
    expect(await it.page.locator('meja-thumb-bar').count()).toBe(0);
    await bar(it).getByRole('button', { name: 'Setujui' }).click();
    await bar(it).getByRole('button', { name: 'Setujui 3 komentar' }).click();
    await bar(it).getByText('Selesai. 3 dari 3').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    '[DK19] axe finds nothing with cards selected, %s',
    async (scheme) => {
      const it = await atDesk(waitingCards(4), { scheme });
      await it.press('*');
      await bar(it).getByText('4 dipilih').waitFor();
      expect(await violations(it.page)).toEqual([]);
      await it.press('r');
      await bar(it).locator('select').waitFor();
      expect(await violations(it.page)).toEqual([]);
    },
  );
});
