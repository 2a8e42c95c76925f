/** Deciding against a colleague, and the same as one, at the desk in a real Chromium. */
import { describe, expect, it } from 'vitest';
import type { CardView } from '@komentar/protocol';
import { reduce } from '#dashboard/queue/queue-reducer.js';
import { overruledAt } from '#dashboard/queue/overruled.js';
import { initialState, type Entry } from '#dashboard/queue/queue-state.js';
import { ANI, BUDI, cardOf, decisionOf } from './cards.js';
import { waitingCards, type DeskPage } from './desk-page.js';
import { onePage } from './one-page.js';

const { atDesk } = onePage();

/** Put among the spam by a colleague. */
const spam = (by = BUDI): CardView =>
  cardOf('kliping', {
    ...{ status: 'spam', version: 2, review: { kind: 'human', by } },
    decision: decisionOf('kliping', { by, move: 'spam', to: 'spam', at: Date.now() }),
  });

const sent = ({ desk }: DeskPage) => desk.commands.findLast(({ name }) => /^comment:/.test(name));
const AT_SPAM = { hash: '#queue=spam' };

describe('overruling', () => {
  const entryOf = (card: CardView, over: Partial<Entry> = {}): Entry => ({
    ...{ card, gone: false, touched: 0, counted: { queues: card.queues, version: 2 } },
    ...over,
  });

  it('[OV6] says whose decision it is, or whose the server has named', () => {
    expect(overruledAt(entryOf(spam()), 'restore', ANI.id)).toBe('Budi');
    expect(overruledAt(entryOf(spam(ANI)), 'restore', ANI.id)).toBeUndefined();
    const { decision } = spam();
    const conflict = { status: 'spam', version: 2, decision } as const;
    const refused = { code: 'reason-required', message: '', conflict } as const;
    expect(overruledAt(entryOf(spam(ANI), { refused }), 'restore', ANI.id)).toBe('Budi');
  });

  it('[OV6] asks a moderator why, says against whom, and goes by the digits', async () => {
    const it = await atDesk([spam(), ...waitingCards(1)], AT_SPAM);
    await it.isAt('kliping');
    await it.press('a');
    const reasons = it.page.getByRole('group', { name: /Alasan mengubah keputusan rekan/ });
    await reasons.getByText('“Terbitkan” akan membatalkan keputusan Budi.').waitFor();
    expect(await reasons.getByLabel(/Catatan/).count()).toBe(0);
    await it.press('a', 's', 'Enter', '9');
    await it.isSettled('kliping', 'Diterbitkan oleh Anda');
    expect(sent(it)).toEqual({
      name: 'comment:restore',
      input: { commentId: 'kliping', version: 2, reason: 'other' },
    });
    expect(it.decisions()).toHaveLength(1);
  });

  it('[OV6] Escape leaves the colleague’s decision as it is, and the focus on the card', async () => {
    const it = await atDesk([spam()], AT_SPAM);
    await it.isAt('kliping');
    await it.press('a', 'Escape');
    await it.page.locator('meja-reasons').waitFor({ state: 'detached' });
    await it.isAt('kliping');
    expect(it.decisions()).toEqual([]);
  });

  it('[OV6] a lead is not asked', async () => {
    const it = await atDesk([spam()], AT_SPAM);
    it.desk.me = { ...it.desk.me, role: 'lead' };
    await it.page.reload();
    await it.isAt('kliping');
    await it.press('a');
    await it.isSettled('kliping', 'Diterbitkan oleh Anda');
    expect(sent(it)?.input).toEqual({ commentId: 'kliping', version: 2 });
  });

  it('[OV6] where only the server knew, the card comes back with the name, and once more asks', async () => {
    const mine = { ...spam(ANI), review: { kind: 'human', by: ANI } } as const;
    const it = await atDesk([mine], AT_SPAM);
    await it.isAt('kliping');
    it.desk.cards.set('kliping', spam());
    await it.press('a');
    await it
      .card('kliping')
      .getByText(/^Budi sudah memutuskan komentar ini/)
      .waitFor();
    await it.isAt('kliping');
    await it.press('a', '9');
    await it.isSettled('kliping', 'Diterbitkan oleh Anda');
    expect(it.decisions()).toHaveLength(2);
  });

  it('[OV6] what a role may not overrule is said, with the name', async () => {
    const it = await atDesk([spam()], AT_SPAM);
    const { decision } = spam();
    const conflict = { status: 'spam', version: 2, decision, queues: ['spam', 'log'] } as const;
    const refusal = { code: 'not-allowed', message: 'no', conflict: { ...conflict } } as const;
    it.desk.refusals.set('comment:restore', refusal as never);
    await it.press('a', '9');
    await it
      .card('kliping')
      .getByText('Hanya moderator kepala atau administrator yang dapat mengubahnya.')
      .waitFor();
  });
});

describe('concurring', () => {
  it('[OV7] the same as a colleague is noted in passing, and is nothing to take back', async () => {
    const it = await atDesk(waitingCards(2));
    it.desk.decide('c001', 'spam', { quiet: true });
    await it.press('s');
    await it.isAt('c002');
    await it.page
      .locator('meja-toast')
      .getByText('Budi lebih dulu memutuskan hal yang sama. Kesepakatan Anda dicatat.')
      .waitFor();
    await it.isSettled('c001', 'Ditandai spam oleh Budi');
    expect(await it.page.locator('.panel').count()).toBe(0);
    expect(await it.page.locator('meja-decisions li').count()).toBe(0);
    await it.isAt('c002');
    await it.press('u');
    await it.isAt('c002');
    expect(it.decisions()).toEqual([['comment:spam', 'c001']]);
  });

  it('[OV7] an undo asked for before the answer takes nothing of a colleague’s back', () => {
    const opened = reduce(initialState('pending'), { type: 'opened', queue: 'pending' });
    const read = {
      ...{ type: 'read', pass: opened.pass, since: 0, whole: true, seqs: {} },
      ...{ items: [cardOf('c1')], counts: { pending: 1, reports: 0, returned: 0 } },
    } as never;
    const decided = { type: 'decided', key: 1, id: 'c1', move: 'spam', at: 3_000 } as const;
    const undone = { type: 'undone', key: 2, of: 1 } as const;
    const decision = decisionOf('c1', { by: BUDI, move: 'spam', to: 'spam' });
    const comment = { id: 'c1', status: 'spam', version: 2, queues: ['spam', 'log'] } as const;
    const result = {
      comment: { ...comment, queues: [...comment.queues] },
      decision,
      concurs: true,
    };
    const acknowledged = { type: 'acknowledged', key: 1, result } as never;
    const state = [read, decided, undone, acknowledged].reduce(reduce, opened);
    expect(state.mine).toEqual([]);
    expect(reduce(state, { type: 'dropped', key: 2, id: 'c1' }).entries.get('c1')).toMatchObject({
      ...{ sending: undefined, card: { status: 'spam' } },
    });
  });
});
