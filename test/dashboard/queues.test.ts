/** All queues at the desk: what the rail says, what a reported card says, and what anybody may take back. */
import { describe, expect, it } from 'vitest';
import type { CardView, DecisionView } from '@komentar/protocol';
import { minutesToEmpty, passed, type Pace } from '#dashboard/queue/pace.js';
import { BUDI, cardOf, decisionOf } from './cards.js';
import type { DeskPage } from './desk-page.js';
import { onePage } from './one-page.js';

const MINUTE = 60_000;

describe('the pace of a queue', () => {
  const leaving = (...minutes: number[]): Pace =>
    minutes.reduce<Pace>((pace, at) => passed(pace, { at: at * MINUTE, by: -1 }), []);

  it('[DQ4] is what left less what came, of the last ten minutes', () => {
    expect(minutesToEmpty(leaving(0, 1, 2, 3), 8, 4 * MINUTE)).toBe(8);
    const growing = passed(leaving(0, 1, 2, 3), { at: 3 * MINUTE, by: 1 });
    expect(minutesToEmpty(growing, 9, 4 * MINUTE)).toBe(12);
    expect(minutesToEmpty(leaving(0, 1, 2, 20), 8, 21 * MINUTE)).toBeUndefined();
  });

  it('[DQ4] says nothing of an empty queue, of one that grows, or of years', () => {
    const pace = leaving(0, 1, 2);
    expect(minutesToEmpty(pace, 0, 3 * MINUTE)).toBeUndefined();
    expect(minutesToEmpty(leaving(0, 1), 5, 3 * MINUTE)).toBeUndefined();
    expect(minutesToEmpty(pace, 9_000, 3 * MINUTE)).toBeUndefined();
    const more = [1, 2, 3].reduce<Pace>((all) => passed(all, { at: 2 * MINUTE, by: 1 }), pace);
    expect(minutesToEmpty(more, 5, 3 * MINUTE)).toBeUndefined();
  });
});

describe('queues', () => {
  const { atDesk } = onePage();

  const reported = () =>
    cardOf('lapor', {
      status: 'published',
      impact: 14,
      review: { kind: 'human', by: BUDI },
      reports: {
        ...{ open: 3, firstAt: Date.now() - 12 * MINUTE },
        reasons: [
          { reason: 'hate_sara', count: 2 },
          { reason: 'spam', count: 1 },
        ],
        notes: [{ reason: 'hate_sara', text: 'menghina suku saya', at: Date.now() }],
      },
    });
  const decidedByBudi = () => {
    const decision = decisionOf('budi', {
      ...{ by: BUDI, move: 'reject', to: 'rejected', reason: 'abuse', at: Date.now() - MINUTE },
    });
    return cardOf('budi', { status: 'rejected', version: 2, decision });
  };
  const at = (...cards: readonly CardView[]) => atDesk(cards);
  const turnTo = (desk: DeskPage, queue: string) =>
    desk.page.locator(`meja-rail a[data-queue="${queue}"]`).click();

  it('[DQ5] what a colleague decides on many at once is read again, numbers and cards', async () => {
    const desk = await at(cardOf('satu'), cardOf('dua'), cardOf('tiga'));
    desk.desk.decideMany(['satu', 'tiga'], 'spam');
    await desk.counts('spam', 2);
    await desk.counts('pending', 1);
    await expect.poll(() => desk.card('tiga').getAttribute('settled')).toBe('');
  });

  it('[DQ1] the rail has every queue with its number, live', async () => {
    const desk = await at(cardOf('satu'), reported(), decidedByBudi());
    const numbers = [
      ...([
        ['pending', 1],
        ['reports', 1],
        ['returned', 0],
        ['unreviewed', 0],
      ] as const),
      ...([
        ['spam', 0],
        ['log', 1],
      ] as const),
    ];
    for (const [queue, count] of numbers) await desk.counts(queue, count);
    desk.desk.decide('satu', 'spam');
    for (const [queue, count] of [
      ['pending', 0],
      ['spam', 1],
      ['log', 2],
    ] as const)
      await desk.counts(queue, count);
  });

  it('[DQ2] a reported card says how often, for what and since when, who approved it and what it would take along', async () => {
    const desk = await at(reported());
    await turnTo(desk, 'reports');
    const strip = desk.card('lapor').locator('.reported');
    await strip.getByText('3 laporan').waitFor();
    const text = (await strip.innerText()).replace(/\s+/gu, ' ');
    for (const part of [
      'pertama 12 mnt lalu',
      '× 2',
      'menghina suku saya',
      'disetujui Budi',
      '14 balasan',
    ])
      expect(text).toContain(part);
    expect(await desk.card('lapor').locator('[data-move="approve"]').count()).toBe(1);
  });

  it('[DQ2] its reports can be closed, and it stays where it is', async () => {
    const desk = await at(reported());
    await turnTo(desk, 'reports');
    await desk.card('lapor').getByRole('button', { name: 'Tutup laporan' }).click();
    await desk.counts('reports', 0);
    await desk.counts('log', 1);
    expect(desk.desk.cards.get('lapor')).toMatchObject({ status: 'published', version: 2 });
    const last = desk.desk.commands.findLast(({ name }) => name === 'report:close');
    expect(last?.input).toEqual({ commentId: 'lapor', version: 1, outcome: 'dismissed' });
  });

  it('[DQ3] in the log anybody takes back what a colleague decided', async () => {
    const pending = cardOf('budi');
    const desk = await at(pending);
    desk.desk.decide('budi', 'reject', { reason: 'abuse' });
    await desk.counts('log', 1);
    await turnTo(desk, 'log');
    const card = desk.card('budi');
    await card.getByText('Ditolak oleh Budi').waitFor();
    await card.getByRole('button', { name: 'Urungkan' }).click();
    await desk.counts('log', 0);
    await desk.counts('pending', 1);
    await expect.poll(() => desk.desk.cards.get('budi')?.status).toBe('pending');
  });

  it('[DQ3] a decision older than half an hour has no way back there', async () => {
    const old = decidedByBudi();
    const decision = { ...(old.decision as DecisionView), at: Date.now() - 31 * MINUTE };
    const desk = await at({ ...old, decision });
    await turnTo(desk, 'log');
    await desk.card('budi').getByText('Ditolak oleh Budi').waitFor();
    expect(await desk.card('budi').getByRole('button', { name: 'Urungkan' }).count()).toBe(0);
  });
});
