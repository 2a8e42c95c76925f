/** Contract: decisions are compare-and-set, logged, and exactly reversible. */
import { describe, expect, it } from 'vitest';
import { MOVES, QUEUES, STATUSES, UNDO_WINDOW_MS, next, type DecisionMove } from '#domain/index.js';
import type { Store } from '#server/ports/store.js';
import { allPages, countsOf, mine, queuePage } from '../reading.js';
import { writeRaw } from '../raw.js';
import { NAME, SITE, World, openForTest, type Harness } from '../world.js';

const MODERATOR_MOVES = (Object.keys(MOVES) as (keyof typeof MOVES)[]).filter(
  (move): move is DecisionMove => MOVES[move].by === 'moderator',
);

/** Everything anybody can see, apart from the numbers that only ever grow. */
const everything = async (store: Store) => {
  const still = ({ version: _version, ...rest }: { readonly version: number }) => rest;
  const pages = [];
  for (const queue of QUEUES) pages.push(await queuePage(store, queue));
  return {
    thread: { ...(await store.threads.find(NAME)), seq: 0 },
    listed: (await allPages(store)).map((it) => ({ ...it, comment: still(it.comment) })),
    mine: (await mine(store)).comments.map(still),
    authors: [await store.authors.find('sari'), await store.authors.find('tono')],
    counts: pages[0]?.counts,
    queues: pages.map(({ cards }) =>
      cards.map(({ comment, ...rest }) => ({ comment: still(comment), ...rest, thread: null })),
    ),
  };
};

export const decidingContract = ({ freshUrl }: Harness): void => {
  describe('deciding', () => {
    it('[ST10] a decision changes the status, raises the version and is logged', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post();
      const { comment, decision, thread, changes, queue } = await world.decided(id, 'approve', {
        ...{ note: 'catatan', at: 1_800_000_000_000, by: 'ani' },
      });
      expect(comment).toMatchObject({
        status: 'published',
        version: 2,
        publishedAt: 1_800_000_000_000,
      });
      expect(await world.comment(id)).toEqual(comment);
      expect(decision).toMatchObject({
        ...{ commentId: id, site: SITE, move: 'approve', from: 'pending', to: 'published' },
        ...{ moderatorId: 'ani', moderatorName: 'ani', note: 'catatan', reason: null },
        ...{ at: 1_800_000_000_000, version: 2, undone: false },
      });
      expect(await world.store.comments.findDecision(decision.id)).toEqual(decision);
      expect(thread).toMatchObject({ total: 1, seq: 1 });
      expect(changes).toEqual([{ kind: 'published', seq: 1, listed: { comment, replyCount: 0 } }]);
      expect(queue).toEqual({
        ...{ seq: 2, counts: countsOf({ log: 1 }), from: ['pending'], to: ['log'] },
      });
    });

    it('[ST10] the reason of the decision that stands is the reason of the comment', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post();
      expect((await world.decided(id, 'reject', { reason: 'ad' })).comment.reason).toBe('ad');
      expect((await world.decided(id, 'spam')).comment.reason).toBeNull();
      const again = await world.post();
      await world.decided(again.id, 'reject', { reason: 'ad' });
      const { decision } = await world.decided(again.id, 'spam');
      expect((await world.undone(decision.id)).comment).toMatchObject({
        ...{ status: 'rejected', reason: 'ad' },
      });
      const restored = await world.decided(id, 'restore');
      expect(restored.comment.reason).toBeNull();
      expect((await world.undone(restored.decision.id)).comment).toMatchObject({
        status: 'spam',
        reason: null,
      });
    });

    it.each(STATUSES)(
      '[ST11] from %s the legal moves succeed and the others are refused',
      async (status) => {
        const world = await World.open(await freshUrl());
        for (const move of MODERATOR_MOVES) {
          const { id } = await world.post({ status });
          const decided = await world.decide(id, move, { reason: 'other' });
          const to = next(status, move);
          if (to === undefined) expect(decided).toEqual({ kind: 'refused', no: 'not-legal' });
          else expect(decided).toMatchObject({ kind: 'decided', comment: { status: to } });
          expect((await world.comment(id)).status).toBe(to ?? status);
        }
        expect(await world.store.recount()).toEqual([]);
      },
    );

    it('[ST12] another version than the present one is a conflict that says where things stand', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post();
      const first = await world.decided(id, 'reject', { reason: 'abuse', by: 'ani' });
      for (const version of [0, 1, 3]) {
        const late = await world.decide(id, 'approve', { version, by: 'budi' });
        expect(late).toEqual({
          kind: 'conflict',
          comment: first.comment,
          decision: first.decision,
        });
      }
      const undone = await world.undone(first.decision.id);
      const late = await world.decide(id, 'approve', { version: 2 });
      expect(late).toMatchObject({
        kind: 'conflict',
        decision: { move: 'undo', id: undone.decision.id },
      });
      const held = await world.post();
      expect(await world.decide(held.id, 'approve', { version: 2 })).toEqual({
        ...{ kind: 'conflict', comment: held, decision: null },
      });
    });

    it('[ST12] what does not exist cannot be decided on', async () => {
      const world = await World.open(await freshUrl());
      expect(await world.decide('tiada', 'approve', { version: 1 })).toEqual({ kind: 'missing' });
      expect(await world.undo('tiada')).toEqual({ kind: 'missing' });
      expect(await world.store.comments.findDecision('tiada')).toBeUndefined();
    });

    it('[ST13] of two moderators at the same moment one decides and one meets the conflict, 500 times', async () => {
      const url = await freshUrl();
      const world = await World.open(url);
      const other = await openForTest(url);
      for (let round = 0; round < 500; round += 1) {
        const { id } = await world.post();
        const act = (store: Store, move: DecisionMove, by: string) =>
          store.comments.decide({
            ...{ id: world.newId(), commentId: id, version: 1, move, reason: 'other', note: null },
            moderator: { id: by, name: by },
            at: world.now(),
          });
        const both = await Promise.all([
          act(world.store, 'approve', 'ani'),
          act(round % 2 === 0 ? other : world.store, 'reject', 'budi'),
        ]);
        expect(both.map(({ kind }) => kind).sort()).toEqual(['conflict', 'decided']);
        const winner = both.find((one) => one.kind === 'decided');
        const loser = both.find((one) => one.kind === 'conflict');
        expect(loser).toMatchObject({ comment: winner?.comment, decision: winner?.decision });
      }
      expect(await world.store.recount()).toEqual([]);
    }, 120_000);

    it('[ST14] an undo is logged, marks what it took back and cannot be repeated or undone', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post();
      const { decision } = await world.decided(id, 'spam');
      const undone = await world.undone(decision.id);
      expect(undone.decision).toMatchObject({
        move: 'undo',
        from: 'spam',
        to: 'pending',
        version: 3,
      });
      expect(undone.comment).toMatchObject({ status: 'pending', version: 3 });
      expect(await world.store.comments.findDecision(decision.id)).toEqual({
        ...decision,
        undone: true,
      });
      expect(await world.undo(decision.id)).toEqual({ kind: 'refused', no: 'undone-already' });
      expect(await world.undo(undone.decision.id)).toEqual({ kind: 'refused', no: 'not-legal' });
    });

    it('[ST14] an undo comes too late after half an hour', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post();
      const { decision } = await world.decided(id, 'approve');
      expect(await world.undo(decision.id, decision.at + UNDO_WINDOW_MS + 1)).toEqual({
        ...{ kind: 'refused', no: 'too-late' },
      });
      const undone = await world.undo(decision.id, decision.at + UNDO_WINDOW_MS);
      expect(undone).toMatchObject({ kind: 'decided', comment: { status: 'pending' } });
    });

    it('[ST14] an undo of what was decided anew since is a conflict', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post();
      const first = await world.decided(id, 'approve');
      const second = await world.decided(id, 'reject', { reason: 'abuse' });
      expect(await world.undo(first.decision.id)).toEqual({
        ...{ kind: 'conflict', comment: second.comment, decision: second.decision },
      });
    });

    it('[ST19] a row of decisions is taken back one by one, the last one first', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post();
      const first = await world.decided(id, 'approve');
      const second = await world.decided(id, 'reject', { reason: 'abuse' });
      const third = await world.decided(id, 'restore');
      for (const [{ decision }, status] of [
        [third, 'rejected'],
        [second, 'published'],
        [first, 'pending'],
      ] as const) {
        expect(await world.undo(decision.id)).toMatchObject({
          kind: 'decided',
          comment: { status },
        });
      }
      expect(await world.store.recount()).toEqual([]);
    });

    it.each([
      ['pending', 'approve'],
      ['pending', 'reject'],
      ['pending', 'spam'],
      ['pending', 'return'],
      ['published', 'reject'],
      ['published', 'spam'],
      ['rejected', 'restore'],
      ['rejected', 'spam'],
      ['spam', 'restore'],
    ] as const)(
      '[ST15] undoing takes back everything that deciding did: %s, %s',
      async (status, move) => {
        const world = await World.open(await freshUrl());
        await world.post({ status: 'published' });
        const { id } = await world.post({ status });
        await world.post({ status: 'published', by: 'tono' });
        const before = await everything(world.store);
        const { decision } = await world.decided(id, move, { reason: 'other' });
        expect(await everything(world.store)).not.toEqual(before);
        await world.undone(decision.id);
        expect(await everything(world.store)).toEqual(before);
        expect(await world.store.recount()).toEqual([]);
      },
    );

    it('[ST16] the author counts what is published and what is rejected or spam', async () => {
      const world = await World.open(await freshUrl());
      const tally = async () => {
        const author = await world.store.authors.find('sari');
        return [author?.approved, author?.rejected];
      };
      await world.post({ status: 'published' });
      const { id } = await world.post();
      expect(await tally()).toEqual([1, 0]);
      await world.decided(id, 'approve');
      expect(await tally()).toEqual([2, 0]);
      await world.decided(id, 'reject', { reason: 'abuse' });
      expect(await tally()).toEqual([1, 1]);
      const { decision } = await world.decided(id, 'spam');
      expect(await tally()).toEqual([1, 1]);
      await world.undone(decision.id);
      await world.decided(id, 'restore');
      expect(await tally()).toEqual([2, 0]);
    });

    it('[ST17] a recount finds every counter that is wrong', async () => {
      const world = await World.open(await freshUrl());
      await world.post({ status: 'published' });
      await world.post();
      expect(await world.store.recount()).toEqual([]);
      await writeRaw(world.url, async (db) => {
        await db.updateTable('thread').set({ total: 7, seq: 9 }).execute();
        await db
          .updateTable('author')
          .set({ approved: 3, rejected: 2 })
          .where('id', '=', 'sari')
          .execute();
        await db.updateTable('queue_count').set({ pending: 4, spam: 4 }).execute();
        await db.updateTable('comment').set({ hidden_ancestors: 1, reply_count: 5 }).execute();
      });
      const found = (await world.store.recount()).join('\n');
      for (const word of [
        'total',
        'seq',
        'approved',
        'rejected',
        'pending',
        'spam',
        'hidden',
        'reply_count',
      ]) {
        expect(found).toContain(word);
      }
    });

    it('[ST69] mending moves counters by what they were wrong by, and leaves what is no counter', async () => {
      const world = await World.open(await freshUrl());
      await world.post({ status: 'published' });
      const { id } = await world.post();
      await writeRaw(world.url, async (db) => {
        await db.updateTable('thread').set({ total: 7, pending: 0 }).execute();
        await db.updateTable('queue_count').set({ pending: 4 }).execute();
        await db.updateTable('author').set({ rejected: 2 }).execute();
        await db.updateTable('comment').set({ likes: 3 }).where('id', '=', id).execute();
        await db.updateTable('thread').set({ seq: 9 }).execute();
      });
      const { mended, left } = await world.store.mend();
      expect(mended).toContain(`likes of comment ${id}: 3 kept, 0 counted`);
      expect(mended.some((it) => it.startsWith('total of thread'))).toBe(true);
      expect(left).toHaveLength(1);
      expect(left[0]).toMatch(/^seq of thread/u);
      expect(await world.store.recount()).toEqual(left);
      expect((await world.store.mend()).mended).toEqual([]);
    });
  });
};
