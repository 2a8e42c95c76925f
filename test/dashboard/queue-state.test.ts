/** The desk's state: what each happening does to it. */
import { describe, expect, it } from 'vitest';
import type { DecisionView, Failure } from '@komentar/protocol';
import type { Action } from '#dashboard/queue/queue-actions.js';
import { reduce } from '#dashboard/queue/queue-reducer.js';
import {
  arrivedIds,
  initialState,
  isOpen,
  lastUndoable,
  openIds,
  shownCounts,
  standing,
  type DeskState,
} from '#dashboard/queue/queue-state.js';
import { hasGap } from '#dashboard/queue/counts-ledger.js';
import type { DeskMove } from '#dashboard/queue/desk-move.js';
import { BUDI, SITE, cardOf, countsOf, decisionOf, noticeOf, queuesAfter } from './cards.js';

const after = (state: DeskState, ...actions: Action[]): DeskState => actions.reduce(reduce, state);

const read = (
  state: DeskState,
  ids: readonly string[],
  over: Partial<Action & { type: 'read' }> = {},
): Action => ({
  type: 'read',
  pass: state.pass,
  since: state.tick,
  items: ids.map((id) => cardOf(id)),
  counts: countsOf({ pending: ids.length }),

  seqs: { [SITE]: 10 },
  whole: true,
  ...over,
});

const loaded = (...ids: string[]): DeskState => {
  const state = reduce(initialState('pending'), { type: 'opened', queue: 'pending' });
  return reduce(state, read(state, ids));
};

const decide = (key: number, id: string, move: DeskMove = 'approve'): Action => ({
  type: 'decided',
  key,
  id,
  move,
  at: 3_000,
});

const ack = (key: number, id: string, over: Partial<DecisionView> = {}): Action => {
  const decision = decisionOf(id, over);
  return {
    type: 'acknowledged',
    key,
    result: {
      comment: { id, status: decision.to, version: 2, queues: queuesAfter(id, decision) },
      decision,
    },
  };
};

describe('asking the colleagues', () => {
  it('[SO4] what the server answered stands before its notice comes, so that a decision knows the version', () => {
    const opinion = { question: 'Iklan?', by: BUDI, at: 1 };
    const comment = { id: '1', status: 'pending', version: 2 } as const;
    const queues = ['pending', 'opinions'] as const;
    const asked: Action = { type: 'opined', comment: { ...comment, queues: [...queues] }, opinion };
    const state = reduce(loaded('1', '2'), asked);
    expect(state.entries.get('1')?.card).toMatchObject({ version: 2, opinion });
    expect(shownCounts(state)).toMatchObject({ pending: 2, opinions: 1 });
    expect(state.shown.focus).toBe('1');
  });
});

describe('deciding', () => {
  it('[DK2] shows the decision, lowers the counter and moves on before the server has answered', () => {
    const state = reduce(loaded('1', '2', '3'), decide(1, '1'));
    expect(standing(state.entries.get('1')!)).toBe('published');
    expect(shownCounts(state)).toMatchObject({ pending: 2, spam: 0 });
    expect(state.shown.focus).toBe('2');
    expect(state.shown.order).toEqual(['1', '2', '3']);
  });

  it('[DK2] counts one decision once, whichever of answer and notice comes first', () => {
    const state = reduce(loaded('1', '2'), decide(1, '1'));
    const notice: Action = {
      type: 'noticed',
      notice: noticeOf(cardOf('1', { status: 'published', version: 2 }), 11, ['pending']),
    };
    for (const order of [
      [ack(1, '1'), notice],
      [notice, ack(1, '1')],
    ])
      for (const step of [order.slice(0, 1), order])
        expect(shownCounts(after(state, ...step))).toMatchObject({ pending: 1, spam: 0 });
  });

  it('[DK2] a spam decision raises the other counter at once', () => {
    expect(shownCounts(reduce(loaded('1'), decide(1, '1', 'spam')))).toMatchObject({
      pending: 0,
      spam: 1,
    });
  });

  it('[DK3] a refusal puts the comment back in its place, with the refusal on it', () => {
    const error: Failure = { code: 'unavailable', message: 'away' };
    const state = after(loaded('1', '2', '3'), decide(1, '1'), {
      type: 'refused',
      key: 1,
      id: '1',
      error,
    });
    expect(openIds(state)).toEqual(['1', '2', '3']);
    expect(state.entries.get('1')!.refused).toBe(error);
    expect(state.shown.focus).toBe('2');
    expect(lastUndoable(state)).toBeUndefined();
    expect(reduce(state, { type: 'dismissed', id: '1' }).entries.get('1')!.refused).toBeUndefined();
  });

  it('[DK3] a conflict shows where the comment stands and who brought it there', () => {
    const decision = decisionOf('1', {
      by: BUDI,
      move: 'reject',
      to: 'rejected',
      reason: 'hate_sara',
    });
    const conflict = { status: 'rejected' as const, version: 2, decision };
    const state = after(loaded('1', '2'), decide(1, '1'), {
      type: 'refused',
      key: 1,
      id: '1',
      error: { code: 'conflict', message: 'decided', conflict },
    });
    const entry = state.entries.get('1')!;
    expect([entry.card.status, entry.card.decision, isOpen(state, '1')]).toEqual([
      'rejected',
      decision,
      false,
    ]);
  });

  it('[DK2] after the last one the focus goes back to one that was skipped', () => {
    const state = after(loaded('1', '2'), { type: 'stepped', by: 1 }, decide(1, '2'));
    expect(state.shown.focus).toBe('1');
  });
});

describe('undoing', () => {
  const decided = after(loaded('1', '2'), decide(1, '1'), ack(1, '1'));

  it('[DK4] brings the comment and the focus back at once', () => {
    const state = reduce(decided, { type: 'undone', key: 2, of: 1 });
    expect([openIds(state), state.shown.focus, shownCounts(state)?.pending]).toEqual([
      ['1', '2'],
      '1',
      2,
    ]);
  });

  it('[DK4] takes back the newest decision that still can be, then the one before', () => {
    const two = after(decided, decide(3, '2'), ack(3, '2'));
    expect(lastUndoable(two)?.commentId).toBe('2');
    expect(lastUndoable(reduce(two, { type: 'undone', key: 4, of: 3 }))?.commentId).toBe('1');
  });

  it('[DK4] an undo asked for before the decision was answered survives that answer', () => {
    const state = after(
      loaded('1', '2'),
      decide(1, '1'),
      { type: 'undone', key: 2, of: 1 },
      ack(1, '1'),
    );
    expect(isOpen(state, '1')).toBe(true);
    expect(state.mine[0]).toMatchObject({ decisionId: 'd-1', phase: 'undoing' });
  });

  it('[DK4] an undo that came too late is shown on the card and not offered again', () => {
    const state = after(
      decided,
      { type: 'undone', key: 2, of: 1 },
      {
        type: 'refused',
        key: 2,
        id: '1',
        of: 1,
        error: { code: 'too-late', message: 'late' },
      },
    );
    expect([isOpen(state, '1'), lastUndoable(state)]).toEqual([false, undefined]);
    expect(state.entries.get('1')!.refused?.code).toBe('too-late');
  });
});

describe('what others do', () => {
  const byBudi = cardOf('1', {
    status: 'published',
    version: 2,
    decision: decisionOf('1', { by: BUDI }),
  });

  it('[DK5] greys a comment out in its place and steps over it', () => {
    const state = after(
      loaded('0', '1', '2'),
      { type: 'noticed', notice: noticeOf(byBudi, 11, ['pending']) },
      { type: 'stepped', by: 1 },
    );
    expect(state.shown.order).toEqual(['0', '1', '2']);
    expect(state.shown.focus).toBe('2');
    expect(state.entries.get('1')!.card.decision?.by.name).toBe('Budi');
  });

  it('[DK6] a new comment waits behind the pill and moves nothing', () => {
    const before = loaded('1', '2');
    const state = reduce(before, { type: 'noticed', notice: noticeOf(cardOf('9'), 11) });
    expect([state.shown.order, arrivedIds(state), shownCounts(state)?.pending]).toEqual([
      ['1', '2'],
      ['9'],
      3,
    ]);
    const joined = reduce(state, { type: 'joined' });
    expect([joined.shown.order, joined.shown.focus]).toEqual([['1', '2', '9'], '9']);
  });

  it('[DK6] stepping past the end shows what came in', () => {
    const state = after(
      loaded('1'),
      { type: 'noticed', notice: noticeOf(cardOf('9'), 11) },
      { type: 'stepped', by: 1 },
    );
    expect(state.shown.focus).toBe('9');
  });

  it('[DK6] one that was decided before anybody looked leaves the pill', () => {
    const state = after(
      loaded('2'),
      { type: 'noticed', notice: noticeOf(cardOf('1'), 11) },
      { type: 'noticed', notice: noticeOf(byBudi, 12, ['pending']) },
    );
    expect(arrivedIds(state)).toEqual([]);
  });
});

describe('one site of several', () => {
  it('[DK15] what happens on another site is neither shown nor counted', () => {
    const first = reduce(initialState('pending'), { type: 'opened', queue: 'pending', site: SITE });
    const before = reduce(first, read(first, ['1']));
    const elsewhere = cardOf('9', { site: 'koran-lain' });
    expect(reduce(before, { type: 'noticed', notice: noticeOf(elsewhere, 1) })).toBe(before);
  });

  it('[DK15] turning to another site forgets the counters of the one before', () => {
    const state = reduce(loaded('1', '2'), {
      type: 'opened',
      queue: 'pending',
      site: 'koran-lain',
    });
    expect(shownCounts(state)).toBeNull();
  });
});

describe('reading again', () => {
  it('[DK7] what is missing from the answer was decided while we were away', () => {
    const before = loaded('1', '2', '3');
    const state = reduce(before, read(before, ['1', '3', '4'], { seqs: { [SITE]: 20 } }));
    expect([openIds(state), arrivedIds(state), state.shown.order]).toEqual([
      ['1', '3'],
      ['4'],
      ['1', '2', '3'],
    ]);
    expect(shownCounts(state)?.pending).toBe(3);
  });

  it('[DK7] an answer does not contradict a notice that came after it was asked for', () => {
    const before = loaded('1', '2');
    const since = before.tick;
    const state = after(
      before,
      { type: 'noticed', notice: noticeOf(cardOf('2', { version: 3 }), 11, ['unreviewed']) },
      read(before, ['1'], { since }),
    );
    expect(openIds(state)).toEqual(['1', '2']);
  });

  it('[DK7] an answer to an earlier opening of a queue is dropped', () => {
    const before = loaded('1');
    const answer = read(before, ['7']);
    const state = after(before, { type: 'opened', queue: 'spam' }, answer);
    expect(state.shown.order).toEqual([]);
  });

  it('[DK7] a hole in the numbers asks for reading again, and closing it is exact', () => {
    const state = reduce(loaded('1'), { type: 'noticed', notice: noticeOf(cardOf('3'), 12) });
    expect(hasGap(state.ledger)).toBe(true);
    const closed = reduce(state, { type: 'noticed', notice: noticeOf(cardOf('2'), 11) });
    expect([hasGap(closed.ledger), shownCounts(closed)?.pending]).toEqual([false, 3]);
  });

  it('[DK8] a further page is appended, takes the focus on and repeats nobody', () => {
    const first = reduce(initialState('pending'), { type: 'opened', queue: 'pending' });
    const one = reduce(first, read(first, ['1', '2'], { next: 'c' }));
    const waiting = after(one, decide(1, '1'), decide(2, '2'));
    expect(waiting.shown.wantsMore).toBe(true);
    const page: Action = {
      ...(read(waiting, ['2', '3']) as Action & { type: 'read' }),
      type: 'paged',
    };
    const state = reduce(waiting, page);
    expect([state.shown.order, state.shown.focus, state.shown.wantsMore]).toEqual([
      ['1', '2', '3'],
      '3',
      false,
    ]);
  });

  it('[DK8] turning to another queue and back finds the comment one was at', () => {
    const at2 = reduce(loaded('1', '2', '3'), { type: 'focused', id: '2' });
    const spam = reduce(at2, { type: 'opened', queue: 'spam' });
    const back = reduce(spam, { type: 'opened', queue: 'pending' });
    expect(reduce(back, read(back, ['1', '2', '3'])).shown.focus).toBe('2');
  });
});
