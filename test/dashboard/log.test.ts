/** The page of the log and the history of a comment in a panel, in a browser; and the filter in its address. */
import { describe, expect, it } from 'vitest';
import { changed, filterOf, inputOf } from '#dashboard/log/log-filter.js';
import { ANI, SITE } from './cards.js';
import { waitingCards, type DeskPage } from './desk-page.js';
import { ME } from './fixture-desk.js';
import { HISTORY, LOG } from './log-samples.js';
import { onePage } from './one-page.js';

const { atDesk, open } = onePage();

const readsOf = ({ desk }: DeskPage) =>
  desk.commands.filter(({ name }) => name === 'log:read').map(({ input }) => input);

/** Opened at the page of the log by somebody of this role. */
const atLog = async (role: typeof ME.role, hash = '#page=log'): Promise<DeskPage> => {
  const at = await open([], { hash });
  at.desk.me = { ...ME, role };
  at.desk.answers.set('log:read', LOG).set('comment:history', HISTORY);
  await at.signIn();
  await at.page.locator('h1:focus').waitFor();
  return at;
};

describe('the page of the log', () => {
  it('[DK50] tells acts in sentences by day, also acts it has no words for, and reads on', async () => {
    const at = await atLog('lead');
    const text = (await at.page.locator('meja-log section').allInnerTexts()).join('\n');
    expect(text).toContain('menolak komentar');
    expect(text).toContain('Menunggu → Ditolak');
    expect(text).toContain('mengekspor log');
    expect(text).toContain('sesuatu:baru');
    expect(await at.page.locator('h2').allInnerTexts()).toEqual([
      'Rabu, 4 Maret 2026',
      'Senin, 2 Maret 2026',
    ]);
    await at.page.getByRole('button', { name: 'Tampilkan yang lebih lama' }).click();
    await expect.poll(() => readsOf(at).at(-1)?.after).toBe('dua');
    await expect.poll(() => at.page.locator('meja-log li').count()).toBe(6);
  });

  it('[DK50] puts the filter into the address and asks for it; a page opened with one has it set', async () => {
    const at = await atLog('lead', '#page=log&comment=c001');
    expect(readsOf(at)).toMatchObject([{ commentId: 'c001' }]);
    await at.page.getByLabel('Tindakan').focus();
    await at.page.getByLabel('Tindakan').selectOption('comment:spam');
    await expect
      .poll(() => readsOf(at).at(-1))
      .toMatchObject({
        commentId: 'c001',
        act: 'comment:spam',
      });
    expect(at.page.url()).toContain('act=comment%3Aspam');
    await at.page.getByLabel('Tindakan').and(at.page.locator(':focus')).waitFor();
    await at.page.getByRole('button', { name: 'Hapus saringan' }).click();
    await expect.poll(() => Object.keys(readsOf(at).at(-1) ?? {})).toEqual(['act', 'limit']);
    expect(await at.page.getByLabel('Tindakan').inputValue()).toBe('comment:spam');
  });

  it('[DK51] says why the log cannot be taken along, where that was asked for', async () => {
    const at = await atLog('admin');
    at.desk.refusals.set('log:export', { code: 'not-allowed', message: '' });
    await at.page.getByText('Ekspor', { exact: true }).click();
    await at.page.getByRole('button', { name: 'CSV' }).click();
    await at.page.locator('.export [role=alert]').waitFor();
    expect(at.page.url()).toContain('#page=log');
  });

  it('[DK51] takes the log along as a file, with the days chosen', async () => {
    const at = await atLog('admin', '#page=log&since=2026-03-04');
    at.desk.answers.set('log:export', { items: [] });
    const asked = at.page.waitForRequest(/\/v1\/log\?/u);
    await at.page.getByText('Ekspor', { exact: true }).click();
    await at.page.getByRole('button', { name: 'JSON' }).click();
    const { searchParams } = new URL((await asked).url());
    expect(searchParams.get('format')).toBe('json');
    expect(searchParams.get('site')).toBe(SITE);
    expect(Number(searchParams.get('since'))).toBe(new Date(2026, 2, 4).getTime());
  });

  it('[DK51] offers moderators neither to take it along nor whose acts to see', async () => {
    const at = await atLog('moderator');
    await at.page.getByText('Anda melihat tindakan Anda sendiri.').waitFor();
    expect(await at.page.getByText('Ekspor', { exact: true }).count()).toBe(0);
    expect(await at.page.getByLabel('Siapa').count()).toBe(0);
  });

  it('[DK53] opens the history of a comment from its entry', async () => {
    const at = await atLog('lead');
    await at.page.getByRole('button', { name: 'Riwayat komentar Rina' }).click();
    await at.page.getByRole('dialog', { name: 'Riwayat komentar Rina' }).waitFor();
    await at.page.keyboard.press('Escape');
    await at.page
      .getByRole('button', { name: 'Riwayat komentar Rina' })
      .and(at.page.locator(':focus'))
      .waitFor();
  });
});

describe('the history of a comment', () => {
  const opened = async (width: number) => {
    const at = await atDesk(waitingCards(3), { size: { width, height: 800 } });
    at.desk.answers.set('comment:history', HISTORY);
    await at.isAt('c001');
    await at.press('l');
    await at.page.getByRole('dialog', { name: 'Riwayat komentar Pembaca c001' }).waitFor();
    return at;
  };
  const panel = (at: DeskPage) => at.page.locator('meja-panel dialog[open]');

  it('[DK53] has texts with what changed, reports, decisions and notes', async () => {
    const at = await opened(1280);
    await at.page.locator('meja-history ins').first().waitFor();
    const text = await at.page.locator('meja-history ol').innerText();
    for (const said of [
      'Ditulis',
      'jelek',
      'Kasar sekali',
      'dibenarkan',
      'menolak komentar ini',
      'Tolong lebih sopan',
    ])
      expect(text).toContain(said);
  });

  it('[DK52] stands beside the cards where there is room: keys decide, Escape closes, the key toggles', async () => {
    const at = await opened(1280);
    await at.card('c001').click();
    await at.press('a');
    await at.isAt('c002');
    expect(at.decisions()).toContainEqual(['comment:approve', 'c001']);
    expect(await panel(at).count()).toBe(1);
    await at.press('Escape');
    await panel(at).waitFor({ state: 'detached' });
    await at.isAt('c002');
    await at.press('l');
    await panel(at).waitFor();
    await at.card('c002').click();
    await at.press('l');
    await panel(at).waitFor({ state: 'detached' });
    await at.isAt('c002');
  });

  it('[DK52] lies over the cards on a phone: no key decides, and the focus comes back', async () => {
    const at = await opened(390);
    await at.page.locator('meja-history .events').click();
    await at.press('a', 's');
    await at.press('Escape');
    await panel(at).waitFor({ state: 'detached' });
    await at.isAt('c001');
    expect(at.decisions().filter(([name]) => name !== 'comment:history')).toEqual([]);
  });

  it('[DK52] goes from beside to over when the window gets narrow', async () => {
    const at = await opened(1280);
    await at.page.setViewportSize({ width: 600, height: 800 });
    await at.page.locator('meja-panel dialog:modal').waitFor();
    await at.press('Escape');
    await panel(at).waitFor({ state: 'detached' });
  });
});

describe('the filter of the log', () => {
  it('[DK50] reads what the address says, and whole days', () => {
    const filter = filterOf(new URLSearchParams('page=log&by=m-ani&until=2026-03-04&x=1'));
    expect(filter).toEqual({ by: ANI.id, until: '2026-03-04' });
    expect(inputOf(filter)).toEqual({
      moderatorId: ANI.id,
      until: new Date(2026, 2, 5).getTime(),
    });
    expect(changed(filter, { by: '', act: 'comment:spam' })).toEqual({
      until: '2026-03-04',
      act: 'comment:spam',
    });
  });

  it('[DK50] asks for no time where a day is none', () => {
    expect(inputOf({ since: 'kemarin' })).toEqual({});
  });
});
