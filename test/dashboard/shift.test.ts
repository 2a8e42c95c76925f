/** Beside colleagues: who is there, whose a card is, and how it changes hands. */
import { describe, expect, it } from 'vitest';
import { ALONE, companyOf, isShared, takenIds } from '#dashboard/queue/shift.js';
import { initialState } from '#dashboard/queue/queue-state.js';
import { reduce } from '#dashboard/queue/queue-reducer.js';
import { BUDI, SITE, cardOf, countsOf } from './cards.js';
import { waitingCards, type DeskPage } from './desk-page.js';
import { onePage } from './one-page.js';

const SARI = { id: 'sari', name: 'Sari' };
const until = Date.now() + 45_000;
const held = (commentId: string, by = BUDI) => ({ commentId, by, until });
const at = (commentId: string, by = BUDI) => ({
  ...by,
  queue: 'pending' as const,
  commentId,
  idle: false,
});

describe('what is known of colleagues', () => {
  it('[SH11] a card is the holder’s before it is whose it was dealt to; readers are those who are not idle', () => {
    const shift = {
      people: [at('c1'), { ...at('c1', SARI), idle: true }],
      leases: [held('c2')],
      hands: [
        { commentId: 'c2', by: SARI },
        { commentId: 'c3', by: SARI },
      ],
    };
    expect(companyOf(shift, 'c1')).toEqual({ readers: ['Budi'], owner: undefined, isHeld: false });
    expect(companyOf(shift, 'c2')).toEqual({ readers: [], owner: 'Budi', isHeld: true });
    expect(companyOf(shift, 'c3')).toEqual({ readers: [], owner: 'Sari', isHeld: false });
    expect(companyOf(shift, 'c4')).toBeUndefined();
    expect([...takenIds(shift)]).toEqual(['c2', 'c3']);
    expect([
      isShared(shift, 'pending'),
      isShared(shift, 'spam'),
      isShared(ALONE, 'pending'),
    ]).toEqual([true, false, false]);
  });

  const loaded = (...ids: string[]) => {
    const state = reduce(initialState('pending'), { type: 'opened', queue: 'pending' });
    const counts = countsOf({ pending: ids.length });
    const of = { pass: state.pass, since: state.tick, seqs: { [SITE]: 1 }, counts, whole: true };
    return reduce(state, { type: 'read', ...of, items: ids.map((id) => cardOf(id)) });
  };
  const met = (state: ReturnType<typeof loaded>, ...leases: ReturnType<typeof held>[]) =>
    reduce(state, { type: 'met', shift: { ...ALONE, leases } });

  it('[SH11] a desk just opened turns to the first card that is nobody’s, and never again by itself', () => {
    const turned = met(loaded('c1', 'c2', 'c3'), held('c1'));
    expect(turned.shown.focus).toBe('c2');
    expect(met(turned, held('c2')).shown.focus).toBe('c2');
  });

  it('[SH11] stepping and deciding leave out what is a colleague’s, until nothing else waits', () => {
    const state = met(loaded('c1', 'c2', 'c3', 'c4'), held('c2'), held('c4'));
    const next = reduce(state, { type: 'stepped', by: 1 });
    expect(next.shown.focus).toBe('c3');
    const decided = reduce(next, { type: 'decided', key: 1, id: 'c3', move: 'approve', at: 1 });
    expect(decided.shown.focus).toBe('c1');
    const last = reduce(decided, { type: 'decided', key: 2, id: 'c1', move: 'approve', at: 2 });
    expect(last.shown.focus).toBe('c2');
    expect(reduce(last, { type: 'stepped', by: 1 }).shown.focus).toBe('c4');
  });
});

/** A card is held after 1.2 seconds of reading. */
const READ = { timeout: 10_000 };

describe('colleagues at the desk', () => {
  const { atDesk } = onePage();
  const said = ({ desk }: DeskPage, name: string) =>
    desk.commands.filter((command) => command.name === name).map(({ input }) => input);

  it('[SH10] tells where it is, holds what is read, and gives it back when it turns away', async () => {
    const on = await atDesk(waitingCards(3));
    await expect
      .poll(() => said(on, 'desk:look').at(-1))
      .toEqual({ queue: 'pending', commentId: 'c001' });
    await expect.poll(() => said(on, 'lease:take'), READ).toEqual([{ commentId: 'c001' }]);
    await on.press('j');
    await expect.poll(() => said(on, 'lease:free')).toEqual([{ commentId: 'c001' }]);
    await expect.poll(() => said(on, 'desk:look').at(-1)?.commentId).toBe('c002');
    // A reason is being chosen: the card is held at once, not after a while of reading.
    await on.press('j', 'r');
    await expect.poll(() => said(on, 'lease:take').at(-1)).toEqual({ commentId: 'c003' });
  });

  it('[SH11] shows who is on shift and whose a card is; [SH12] Enter takes it over', async () => {
    const on = await atDesk(waitingCards(3));
    on.desk.meet({
      people: [at('c002'), { ...at('c003', SARI), idle: true }],
      leases: [held('c002')],
    });
    const people = on.page.locator('meja-rail .people li');
    await expect
      .poll(() => people.allInnerTexts())
      .toEqual([
        expect.stringMatching(/Budi\s+Menunggu/),
        expect.stringMatching(/Sari\s+sedang tidak aktif/),
      ]);
    await on.card('c002').getByText('Dipegang Budi').waitFor();
    await on.press('j');
    await on.isAt('c003');
    await on.card('c002').click();
    await on.isAt('c002');
    await on.press('Enter');
    await expect
      .poll(() => said(on, 'lease:take').at(-1))
      .toEqual({ commentId: 'c002', steal: true });
  });

  it('[SH12] whoever loses a card is told so', async () => {
    const on = await atDesk(waitingCards(2));
    await expect.poll(() => said(on, 'lease:take').length, READ).toBe(1);
    const told = on.page.locator('meja-toast').getByText('Budi mengambil alih');
    // Until the answer to the wish is here, there is nothing to lose.
    await expect
      .poll(() => {
        on.desk.meet({ people: [at('c001')], leases: [held('c001')] });
        return told.count();
      })
      .toBe(1);
    await on.isAt('c001');
  });

  it('[SH13] asks for cards when somebody joins the queue, and once more when nobody else is left', async () => {
    const on = await atDesk(waitingCards(3));
    await expect.poll(() => said(on, 'desk:look').length).toBeGreaterThan(0);
    expect(said(on, 'hand:deal')).toEqual([]);
    on.desk.meet({ people: [at('c003')] });
    await expect.poll(() => said(on, 'hand:deal')).toEqual([{ queue: 'pending' }]);
    on.desk.meet({ people: [{ ...at('c003'), queue: 'spam' }] });
    await expect.poll(() => said(on, 'hand:deal').length).toBe(2);
  });
});
