/** Contract: what readers see when a comment with replies comes and goes. */
import { describe, expect, it } from 'vitest';
import type { ChangeRecord } from '#server/ports/records.js';
import { idsOf, page, pageIds } from '../reading.js';
import { NAME, World, type Harness } from '../world.js';

const short = (changes: readonly ChangeRecord[]): readonly string[] =>
  changes.map((change) => {
    if (change.kind === 'gone') return `${String(change.seq)} gone ${change.commentId}`;
    if (change.kind === 'thread') return `${String(change.seq)} thread`;
    return `${String(change.seq)} ${change.kind} ${change.listed.comment.id}`;
  });

/** root > a > b, root > c, all published, and below a one that waits and one that is rejected. */
const family = async (world: World) => {
  const at = { status: 'published' } as const;
  const root = await world.post(at);
  const a = await world.post({ ...at, parentId: root.id });
  const b = await world.post({ ...at, parentId: a.id });
  const c = await world.post({ ...at, parentId: root.id });
  const waiting = await world.post({ parentId: a.id });
  const rejected = await world.post({ parentId: a.id, status: 'rejected' });
  return { root: root.id, a: a.id, b: b.id, c: c.id, waiting: waiting.id, rejected: rejected.id };
};

export const visibilityContract = ({ freshUrl }: Harness): void => {
  describe('visibility', () => {
    it('[ST20] a comment takes its replies out of sight: one change, and the total falls by all of them', async () => {
      const world = await World.open(await freshUrl());
      const { root, a, c } = await family(world);
      const gone = await world.decided(a, 'reject', { reason: 'abuse' });
      expect(short(gone.changes)).toEqual([`5 gone ${a}`]);
      expect(gone.thread).toMatchObject({ total: 2, seq: 5 });
      const { items, thread } = await page(world.store);
      expect(idsOf(items)).toEqual([root, c]);
      expect(items[0]?.replyCount).toBe(1);
      expect(thread.total).toBe(2);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[ST20] a comment brings its replies back, each with its own number, parents first', async () => {
      const world = await World.open(await freshUrl());
      const { root, a, b, c } = await family(world);
      const before = await page(world.store);
      const gone = await world.decided(root, 'spam');
      expect(gone.thread).toMatchObject({ total: 0, seq: 5 });
      expect((await page(world.store)).items).toEqual([]);
      const back = await world.undone(gone.decision.id);
      expect(short(back.changes)).toEqual([
        ...[`6 published ${root}`, `7 published ${a}`, `8 published ${c}`, `9 published ${b}`],
      ]);
      expect(back.thread).toMatchObject({ total: 4, seq: 9 });
      const after = await page(world.store);
      expect(idsOf(after.items)).toEqual(idsOf(before.items));
      expect(after.items.map(({ replyCount }) => replyCount)).toEqual([3, 0, 0, 0]);
      expect(after.items.slice(1)).toEqual(before.items.slice(1));
      expect(await world.store.recount()).toEqual([]);
    });

    it('[ST21] what happens out of sight makes no public change', async () => {
      const world = await World.open(await freshUrl());
      const { root, a, b, waiting } = await family(world);
      await world.decided(root, 'spam');
      const seq = (await world.store.threads.find(NAME))?.seq;
      const acts = [
        await world.decided(waiting, 'approve'),
        await world.decided(b, 'reject', { reason: 'abuse' }),
        await world.decided(a, 'reject', { reason: 'abuse' }),
        await world.decided(a, 'restore'),
        await world.postEffects(),
        await world.postEffects({ status: 'spam' }),
      ];
      for (const { changes, thread } of acts) {
        expect(changes).toEqual([]);
        expect(thread).toMatchObject({ seq, total: 0 });
      }
      const back = await world.decided(root, 'restore');
      expect(back.changes.map((change) => 'listed' in change && change.listed.comment.id)).toEqual(
        expect.arrayContaining([root, a, waiting]),
      );
      expect(back.thread.total).toBe(4);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[ST22] [AC21] a parent that is hidden twice over shows its replies only when nothing hides them', async () => {
      const world = await World.open(await freshUrl());
      const { root, a, b, c } = await family(world);
      const inner = await world.decided(a, 'reject', { reason: 'abuse' });
      const outer = await world.decided(root, 'reject', { reason: 'abuse' });
      expect((await world.comment(b)).hiddenAncestors).toBe(2);
      await world.undone(outer.decision.id);
      expect(await pageIds(world.store)).toEqual([root, c]);
      const back = await world.undone(inner.decision.id);
      expect(short(back.changes).map((line) => line.slice(line.indexOf(' ') + 1))).toEqual([
        ...[`published ${a}`, `published ${b}`],
      ]);
      expect(await pageIds(world.store)).toEqual([root, a, b, c]);
    });

    it('[ST23] a restored root arrives on top, an undone rejection brings it back to its place', async () => {
      const world = await World.open(await freshUrl());
      const ids = [];
      for (let n = 0; n < 3; n += 1) ids.push((await world.post({ status: 'published' })).id);
      const [first = '', second = '', third = ''] = ids;
      const { decision } = await world.decided(second, 'reject', { reason: 'ad' });
      expect(await world.comment(second)).toMatchObject({ publishedAt: null });
      await world.undone(decision.id);
      expect(await pageIds(world.store)).toEqual([third, second, first]);
      await world.decided(second, 'reject', { reason: 'ad' });
      await world.decided(second, 'restore');
      expect(await pageIds(world.store)).toEqual([second, third, first]);
      expect(await pageIds(world.store, { sort: 'oldest' })).toEqual([first, third, second]);
    });

    it('[ST24] a reply never stands before what it replies to, whatever became of the parent or the clock', async () => {
      const world = await World.open(await freshUrl());
      const root = await world.post({ status: 'published' });
      const parent = await world.post({ parentId: root.id });
      const approved = await world.decided(parent.id, 'approve');
      const reply = await world.post({
        parentId: parent.id,
        status: 'published',
        at: approved.comment.createdAt,
      });
      const expected = [root.id, parent.id, reply.id];
      expect(await pageIds(world.store)).toEqual(expected);
      await world.undone(approved.decision.id);
      expect(await pageIds(world.store)).toEqual([root.id]);
      await world.decided(parent.id, 'approve');
      expect(await pageIds(world.store)).toEqual(expected);
      await world.decided(parent.id, 'reject', { reason: 'abuse' });
      await world.decided(parent.id, 'restore');
      expect(await pageIds(world.store)).toEqual(expected);
    });

    it('[ST24] replies stand in the order in which readers could first see them', async () => {
      const world = await World.open(await freshUrl());
      const root = await world.post({ status: 'published' });
      const held = await world.post({ parentId: root.id });
      const quick = await world.post({ parentId: root.id, status: 'published' });
      await world.decided(held.id, 'approve');
      expect(await pageIds(world.store)).toEqual([root.id, quick.id, held.id]);
    });
  });
};
