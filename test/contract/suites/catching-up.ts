/** Contract: whoever was away gets exactly what changed meanwhile. */
import { describe, expect, it } from 'vitest';
import { Follower, pageIds } from '../reading.js';
import { NAME, World, type Harness } from '../world.js';

export const catchingUpContract = ({ freshUrl }: Harness): void => {
  describe('catching up', () => {
    it('[CU1] the changes after a number are given in order, without a gap or a repetition', async () => {
      const world = await World.open(await freshUrl());
      const sent = [];
      for (let n = 0; n < 6; n += 1)
        sent.push(...(await world.postEffects({ status: 'published' })).changes);
      expect(sent.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
      for (let since = 0; since <= 6; since += 1) {
        const missed = await world.store.threads.missed(NAME, since, 500);
        expect(missed?.changes).toEqual(sent.slice(since));
        expect(missed?.thread).toMatchObject({ seq: 6, total: 6 });
      }
    });

    it('[CU2] too many changes, or a number the thread has not reached, ask for a fresh page', async () => {
      const world = await World.open(await freshUrl());
      expect(await world.store.threads.missed(NAME, 0, 500)).toBeUndefined();
      for (let n = 0; n < 4; n += 1) await world.post({ status: 'published' });
      const missed = async (since: number, most: number) =>
        (await world.store.threads.missed(NAME, since, most))?.changes?.length;
      expect(await missed(1, 3)).toBe(3);
      expect(await missed(0, 3)).toBeUndefined();
      expect(await missed(5, 3)).toBeUndefined();
      expect(await missed(4, 3)).toBe(0);
    });

    it('[CU3] what is not visible now is never sent, not even as it was', async () => {
      const world = await World.open(await freshUrl());
      const root = await world.post({ status: 'published' });
      const reply = await world.post({ status: 'published', parentId: root.id });
      await world.decided(root.id, 'reject', { reason: 'privacy' });
      const missed = await world.store.threads.missed(NAME, 0, 500);
      expect(missed?.changes).toEqual([{ kind: 'gone', seq: 3, commentId: root.id }]);
      expect(JSON.stringify(missed)).not.toContain(reply.text);
      expect(JSON.stringify(missed)).not.toContain(root.text);
    });

    it('[CU4] of several changes of a comment only what still matters is sent, as the comment reads now', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post({ status: 'published' });
      for (let n = 0; n < 3; n += 1) {
        const { decision } = await world.decided(id, 'spam');
        await world.undone(decision.id);
      }
      const missed = await world.store.threads.missed(NAME, 0, 500);
      expect(missed?.changes?.map(({ kind, seq }) => [seq, kind])).toEqual([
        [6, 'gone'],
        [7, 'published'],
      ]);
      const [, last] = missed?.changes ?? [];
      expect(last).toMatchObject({ listed: { comment: await world.comment(id) } });
    });

    it('[CU5] a reply that was rejected while its parent was away does not stay behind on a page', async () => {
      const world = await World.open(await freshUrl());
      const root = await world.postEffects({ status: 'published' });
      const reply = await world.postEffects({ status: 'published', parentId: root.comment.id });
      const follower = new Follower();
      follower.follow([...root.changes, ...reply.changes]);
      const { decision } = await world.decided(root.comment.id, 'spam');
      await world.decided(reply.comment.id, 'spam');
      await world.undone(decision.id);
      const missed = await world.store.threads.missed(NAME, follower.seq, 500);
      follower.follow(missed?.changes ?? []);
      expect(follower.ids()).toEqual([root.comment.id]);
      expect(follower.ids()).toEqual(await pageIds(world.store));
    });

    it('[CU6] each thread counts its own changes', async () => {
      const world = await World.open(await freshUrl());
      const other = { site: NAME.site, key: 'lain' };
      await world.post({ status: 'published' });
      await world.post({ status: 'published', name: other });
      await world.post({ status: 'published' });
      expect((await world.store.threads.missed(NAME, 0, 9))?.changes).toHaveLength(2);
      expect((await world.store.threads.missed(other, 0, 9))?.changes).toHaveLength(1);
    });
  });
};
