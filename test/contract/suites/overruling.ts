/** Contract: the same decision by a colleague concurs and is logged; a batch leaves the decisions it is told to. */
import { describe, expect, it } from 'vitest';
import { run, withConnection } from '../raw.js';
import { NOON, SITE, World, openForTest, type Harness } from '../world.js';

export const overrulingContract = ({ freshUrl }: Harness): void => {
  const acts = (url: string) =>
    withConnection(url, ({ read }) =>
      read((db) => run(db, 'select act, by_id, detail from log_entry order by n')),
    );

  describe('colleagues', () => {
    it('[OV3] the same decision is answered with the first, changes nothing and stands in the log', async () => {
      const url = await freshUrl();
      const world = await World.open(url);
      const { id } = await world.post();
      const first = await world.decided(id, 'reject', { reason: 'abuse', by: 'ani' });
      const before = (await acts(url)).length;
      for (const version of [1, 2])
        expect(await world.decide(id, 'reject', { version, reason: 'ad', by: 'budi' })).toEqual({
          ...{ kind: 'concurred', comment: first.comment, decision: first.decision },
        });
      expect(await world.comment(id)).toEqual(first.comment);
      const after = await acts(url);
      expect(after).toHaveLength(before + 2);
      const last = after.at(-1);
      expect([last?.['act'], last?.['by_id']]).toEqual(['comment:concur', 'budi']);
      expect(JSON.parse(String(last?.['detail']))).toMatchObject({
        ...{ decision: first.decision.id, move: 'reject', reason: 'ad', version: 2 },
      });
      expect(await world.store.recount()).toEqual([]);
    });

    it('[OV3] one’s own once more, and the same after an undo, do not concur', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post();
      const { decision } = await world.decided(id, 'spam', { by: 'ani' });
      const again = await world.decide(id, 'spam', { version: 1, by: 'ani' });
      expect(again.kind).toBe('conflict');
      await world.undone(decision.id);
      const late = await world.decide(id, 'spam', { version: 1, by: 'budi' });
      expect(late.kind).toBe('conflict');
    });

    it('[OV3] of two who say the same at the same moment one decides and one concurs, 100 times', async () => {
      const url = await freshUrl();
      const world = await World.open(url);
      const other = await openForTest(url);
      for (let round = 0; round < 100; round += 1) {
        const { id } = await world.post();
        const both = await Promise.all(
          [world.store, round % 2 === 0 ? other : world.store].map((store, n) =>
            store.comments.decide({
              ...{ id: world.newId(), commentId: id, version: 1, move: 'approve' as const },
              ...{ reason: null, note: null, at: world.now() },
              moderator: { id: `m${n}`, name: `m${n}` },
            }),
          ),
        );
        expect(both.map(({ kind }) => kind).sort()).toEqual(['concurred', 'decided']);
      }
      expect(await world.store.recount()).toEqual([]);
    }, 60_000);

    it('[OV5] a batch skips what those decided on whom it spares', async () => {
      const world = await World.open(await freshUrl());
      const spam: string[] = [];
      for (const by of ['kepala', 'budi', 'ani']) {
        const { id } = await world.post();
        await world.decided(id, 'spam', { by });
        spam.push(id);
      }
      const query = { sites: [SITE], queue: 'spam', filter: {}, now: NOON } as const;
      const by = { id: 'ani', name: 'Ani' };
      const batch = await world.store.batches.freeze({
        ...{ id: world.newId(), by, at: world.now(), most: 100, query },
      });
      if (batch === 'too-many') throw new Error(batch);
      await world.store.batches.start(batch.id, {
        ...{ move: 'restore', reason: null, note: null, at: world.now() },
      });
      const spares = new Set(['kepala']);
      const step = {
        id: batch.id,
        newId: () => world.newId(),
        by,
        at: world.now(),
        most: 10,
        spares,
      };
      await world.store.batches.step(step);
      expect(await world.store.batches.find(batch.id)).toMatchObject({ done: 2, skipped: 1 });
      const statuses = await Promise.all(spam.map(async (id) => (await world.comment(id)).status));
      expect(statuses).toEqual(['spam', 'published', 'published']);
    });
  });
};
