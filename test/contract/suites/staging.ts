/** Contract: an approval that is kept back is decided for the desk and has not happened for readers. */
import { describe, expect, it } from 'vitest';
import { allPages, countsOf, idsOf, mine, queuePage } from '../reading.js';
import { World, done, effects, type Harness } from '../world.js';

const DELAY_MS = 4_000;

/** A waiting comment that was approved and is kept back. */
const staged = async (world: World, at = world.now()) => {
  const { id } = await world.post();
  const decided = await world.decided(id, 'approve', { at, delayMs: DELAY_MS });
  return { id, at, decided };
};

const listed = async (world: World) => idsOf(await allPages(world.store));

export const stagingContract = ({ freshUrl }: Harness): void => {
  describe('staging', () => {
    it('[SG1] the desk sees it decided, readers see nothing of it', async () => {
      const world = await World.open(await freshUrl());
      const { id, at, decided } = await staged(world);
      expect(decided.comment).toMatchObject({ status: 'published', stagedUntil: at + DELAY_MS });
      expect(decided.changes).toEqual([]);
      expect(decided.thread).toMatchObject({ total: 0, seq: 0 });
      expect((await queuePage(world.store)).counts).toEqual(countsOf({ log: 1 }));
      expect(await listed(world)).toEqual([]);
      expect((await mine(world.store)).comments.map((own) => own.id)).toEqual([id]);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[SG2] it is due when the delay is over, to the millisecond, and shown once', async () => {
      const world = await World.open(await freshUrl());
      const { id, at } = await staged(world);
      const { due, show } = world.store.comments;
      expect(await due(at + DELAY_MS - 1, 10)).toEqual([]);
      expect(await show(id, at + DELAY_MS - 1)).toBeUndefined();
      expect(await due(at + DELAY_MS, 10)).toEqual([id]);
      const shown = await show(id, at + DELAY_MS);
      expect(shown?.changes).toMatchObject([{ kind: 'published', seq: 1 }]);
      expect(shown?.thread.total).toBe(1);
      expect(await show(id, at + DELAY_MS)).toBeUndefined();
      expect(await due(at + DELAY_MS, 10)).toEqual([]);
      expect(await listed(world)).toEqual([id]);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[SG3] an undo in time leaves readers nothing to notice, and one after it takes the comment away', async () => {
      const world = await World.open(await freshUrl());
      const early = await staged(world);
      const undone = done(await world.undo(early.decided.decision.id));
      expect(undone.changes).toEqual([]);
      expect(undone.comment).toMatchObject({ status: 'pending', stagedUntil: null });
      expect(undone.thread.seq).toBe(0);
      const late = await staged(world);
      await world.store.comments.show(late.id, late.at + DELAY_MS);
      const after = done(await world.undo(late.decided.decision.id));
      expect(after.changes).toMatchObject([{ kind: 'gone', commentId: late.id }]);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[SG4] rejecting, withdrawing and editing in the meantime end well', async () => {
      const world = await World.open(await freshUrl());
      const rejected = await staged(world);
      expect((await world.decided(rejected.id, 'reject', { reason: 'ad' })).changes).toEqual([]);
      const withdrawn = await staged(world);
      expect(effects(await world.withdraw(withdrawn.id)).changes).toEqual([]);
      const changed = await staged(world);
      const edit = effects(await world.edit(changed.id));
      expect(edit.changes).toEqual([]);
      expect(edit.comment.stagedUntil).toBe(changed.at + DELAY_MS);
      for (const { id, at } of [rejected, withdrawn, changed])
        await world.store.comments.show(id, at + DELAY_MS);
      expect(await listed(world)).toEqual([changed.id]);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[SG5] replies that were hidden below it come with it', async () => {
      const world = await World.open(await freshUrl());
      const root = await world.post({ status: 'published' });
      const reply = await world.post({ status: 'published', parentId: root.id, by: 'tono' });
      await world.decided(root.id, 'reject', { reason: 'ad' });
      const at = world.now();
      await world.decided(root.id, 'restore', { at, delayMs: DELAY_MS });
      expect(await listed(world)).toEqual([]);
      const shown = await world.store.comments.show(root.id, at + DELAY_MS);
      expect(
        shown?.changes.map((change) => 'listed' in change && change.listed.comment.id),
      ).toEqual([root.id, reply.id]);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[SG6] what readers see already is not kept from them', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post({ status: 'published' });
      const decided = await world.decided(id, 'approve', { delayMs: DELAY_MS });
      expect(decided.comment.stagedUntil).toBeNull();
      expect(await listed(world)).toEqual([id]);
    });
  });
};
