/** The author's drawer in a browser: record, sanctions, notes, and all comments with what is decided on them. */
import { describe, expect, it } from 'vitest';
import type { AuthorView } from '@komentar/protocol';
import { authorOf, sanctionOf } from './author-samples.js';
import { BUDI, cardOf, decisionOf } from './cards.js';
import { waitingCards, type DeskPage } from './desk-page.js';
import { ME } from './fixture-desk.js';
import { onePage } from './one-page.js';

const { open } = onePage();

const MINUTE_MS = 60_000;
const COMMENTS = [
  cardOf('k1', { status: 'published', text: 'Komentar terbit.' }),
  cardOf('k2', { status: 'rejected', text: 'Komentar ditolak.' }),
  cardOf('k3', { text: 'Komentar menunggu.' }),
];

const inputsOf = ({ desk }: DeskPage, name: string) =>
  desk.commands.filter((command) => command.name === name).map(({ input }) => input);

/** The drawer of the first card's author, opened by a key. */
const opened = async (
  key: 'b' | 'o',
  author: Partial<AuthorView> = {},
  role: typeof ME.role = 'lead',
): Promise<DeskPage> => {
  const at = await open(waitingCards(3), { size: { width: 1280, height: 900 } });
  at.desk.me = { ...ME, role };
  at.desk.answers
    .set('author:read', { author: authorOf(author) })
    .set('author:comments', { items: COMMENTS })
    .set('author:sanction', { sanction: sanctionOf(0), version: 4, missed: 0 })
    .set('author:note', { note: authorOf().notes[0] })
    .set('sanction:undo', { sanction: sanctionOf(0), version: 4, restored: 2, kept: 1 })
    .set('sanction:lift', { sanction: sanctionOf(0), version: 4 });
  await at.signIn();
  await at.isLive();
  await at.isAt('c001');
  await at.press(key);
  await at.page.getByRole('dialog', { name: 'Penulis: Pembaca c001' }).waitFor();
  await at.page.getByText('Komentar menunggu.').waitFor();
  return at;
};

describe('the author of a comment', () => {
  it('[DK61] has the record, the notes and all comments, and closes where it was opened', async () => {
    const at = await opened('o');
    const text = (await at.page.locator('meja-author section').allInnerTexts()).join('\n');
    for (const said of ['Tamu', 'p***@surat.example', 'Terbit: 12', 'Sering membantu.'])
      expect(text).toContain(said);
    expect(inputsOf(at, 'author:read')).toEqual([{ authorId: 'a-c001' }]);
    await at.press('Escape');
    await at.isAt('c001');
  });

  it('[DK62] is sanctioned with reason, end and message, by keyboard alone, with his last comments shown before', async () => {
    const at = await opened('b');
    await at.page.locator('#kind:focus').waitFor();
    await at.page.locator('#kind').selectOption('suspend');
    await at.page.locator('#reason').selectOption('abuse');
    await at.page.locator('#end').selectOption({ label: '3 hari' });
    await at.page.locator('#message').fill('Cukup.');
    await at.page.locator('#last').fill('5');
    await at.page.locator('#last').press('Tab');
    await at.page.getByText('2 komentar ini akan ditolak:').waitFor();
    await at.page.getByRole('button', { name: 'Tangguhkan' }).press('Enter');
    await at.page.getByText('Sanksi diberikan').waitFor();
    expect(inputsOf(at, 'author:sanction')).toEqual([
      {
        ...{ authorId: 'a-c001', version: 3, kind: 'suspend', reason: 'abuse' },
        ...{ note: 'Cukup.', durationMs: 72 * 60 * MINUTE_MS, rejectLast: 5 },
      },
    ]);
  });

  it('[DK63] a young sanction is undone with what it rejected, an older one is lifted, one that is over neither', async () => {
    const at = await opened('o', {
      sanctions: [
        sanctionOf(MINUTE_MS),
        sanctionOf(60 * MINUTE_MS, { id: 'sanksi-2' }),
        sanctionOf(60 * MINUTE_MS, { id: 'sanksi-3', until: Date.now() - MINUTE_MS }),
      ],
    });
    await at.page.getByRole('button', { name: 'Urungkan' }).click();
    await at.page.getByText('2 komentar dipulihkan, 1 tetap').waitFor();
    expect(inputsOf(at, 'sanction:undo')).toEqual([{ sanctionId: 'sanksi-1' }]);
    await at.page.getByRole('button', { name: 'Cabut' }).click();
    await expect.poll(() => inputsOf(at, 'sanction:lift')).toEqual([{ sanctionId: 'sanksi-2' }]);
  });

  it('[DK62] a moderator is offered no ban', async () => {
    const at = await opened('b', {}, 'moderator');
    const kinds = await at.page.locator('#kind option').allInnerTexts();
    expect(kinds).toContain('Ditangguhkan');
    expect(kinds).not.toContain('Diblokir');
  });

  it('[DK64] a remark is kept for the desk', async () => {
    const at = await opened('o');
    await at.page.locator('#note').fill('Tolong dipantau.');
    await at.page.getByRole('button', { name: 'Simpan catatan' }).click();
    await expect
      .poll(() => inputsOf(at, 'author:note'))
      .toEqual([{ authorId: 'a-c001', text: 'Tolong dipantau.' }]);
    await expect.poll(() => at.page.locator('#note').inputValue()).toBe('');
  });

  it('[DK65] his comments are filtered, selected and decided on where that is legal', async () => {
    const at = await opened('o');
    await at.page.locator('#status').selectOption('published');
    await at.page.locator('#text').fill('kota');
    await at.page.getByRole('button', { name: 'Cari' }).click();
    await expect
      .poll(() => inputsOf(at, 'author:comments').at(-1))
      .toMatchObject({ status: 'published', text: 'kota' });
    await at.page.getByRole('button', { name: 'Pilih yang tampak' }).click();
    await at.page.getByText('3 dipilih').waitFor();
    await at.page.locator('#why').selectOption('spam');
    await at.page.getByRole('button', { name: 'Tolak (2)' }).click();
    await expect
      .poll(() => inputsOf(at, 'comment:reject'))
      .toMatchObject([
        { commentId: 'k1', version: 1, reason: 'spam' },
        { commentId: 'k3', version: 1, reason: 'spam' },
      ]);
  });

  it('[DK65] [OV6] against a colleague it says whose decision it is, and sends nothing without a reason', async () => {
    const decision = decisionOf('k4', { by: BUDI, move: 'spam', to: 'spam' });
    const review = { kind: 'human', by: BUDI } as const;
    const spam = cardOf('k4', { status: 'spam', text: 'Komentar spam.', decision, review });
    const at = await opened('o', {}, 'moderator');
    at.desk.answers.set('author:comments', { items: [...COMMENTS, spam] });
    await at.page.getByRole('button', { name: 'Cari' }).click();
    await at.page.getByRole('checkbox', { name: 'Komentar spam.' }).check();
    await at.page.getByText('“Pulihkan” akan membatalkan keputusan Budi.').waitFor();
    await at.page.getByRole('button', { name: 'Pulihkan (1)' }).click();
    await at.page.getByText('Pilih alasannya dahulu.').waitFor();
    await at.page.locator('#why:focus').selectOption('other');
    await at.page.getByRole('button', { name: 'Pulihkan (1)' }).click();
    await expect
      .poll(() => inputsOf(at, 'comment:restore'))
      .toMatchObject([{ commentId: 'k4', reason: 'other' }]);
  });

  it('[DK65] approving what nobody decided on says no reason, whatever is chosen', async () => {
    const at = await opened('o', {}, 'moderator');
    await at.page.getByRole('checkbox', { name: 'Komentar menunggu.' }).check();
    await at.page.locator('#why').selectOption('spam');
    await at.page.getByRole('button', { name: 'Setujui (1)' }).click();
    await expect
      .poll(() => inputsOf(at, 'comment:approve'))
      .toEqual([{ commentId: 'k3', version: 1 }]);
  });
});
