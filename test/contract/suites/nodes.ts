/** Contract: the nodes of an installation, and which of them does what only one may do. */
import { describe, expect, it } from 'vitest';
import type { BatchRecord } from '#server/ports/batches.js';
import { openStore } from '#server/storage/open-store.js';
import { NOON, SITE, World, type Harness } from '../world.js';

const LONG_MS = 60_000;
const beat = (id: string, goneAfterMs = LONG_MS, keys = 'k') => ({ id, keys, goneAfterMs });
const BY = { id: 'ani', name: 'Ani' };

export const nodesContract = ({ freshUrl }: Harness): void => {
  describe('nodes', () => {
    it('[ND7] one of many nodes that begin at the same moment is on duty, and stays it', async () => {
      const { store } = await World.open(await freshUrl());
      const ids = Array.from({ length: 8 }, (_, n) => `node-${String(n)}`);
      const standings = await Promise.all(ids.map((id) => store.nodes.beat(beat(id))));
      expect(standings.filter((standing) => standing === 'on-duty')).toHaveLength(1);
      const again = await Promise.all(ids.map((id) => store.nodes.beat(beat(id))));
      expect(again).toEqual(standings);
    });

    it('[ND7] another takes over when the node on duty leaves, or is gone', async () => {
      const { store } = await World.open(await freshUrl());
      expect(await store.nodes.beat(beat('a'))).toBe('on-duty');
      expect(await store.nodes.beat(beat('b'))).toBe('off-duty');
      await store.nodes.leave('a');
      expect(await store.nodes.beat(beat('b'))).toBe('on-duty');
      expect(await store.nodes.beat(beat('c'))).toBe('off-duty');
      expect(await store.nodes.beat(beat('c', 0))).toBe('on-duty');
      expect(await store.nodes.beat(beat('b'))).toBe('off-duty');
    });

    it('[ND9] a node with other keys than a living one is told so', async () => {
      const { store } = await World.open(await freshUrl());
      await store.nodes.beat(beat('a'));
      expect(await store.nodes.beat(beat('b', LONG_MS, 'other'))).toBe('other-keys');
      await store.nodes.leave('b');
      await store.nodes.leave('a');
      expect(await store.nodes.beat(beat('c', LONG_MS, 'other'))).toBe('on-duty');
    });

    it('[ND8] what a living node works on goes on; what a gone one worked on stands still', async () => {
      const url = await freshUrl();
      const world = await World.open(url);
      const stores = await Promise.all(['a', 'b'].map((node) => openStore(url, { node })));
      const started: BatchRecord[] = [];
      for (const [n, store] of stores.entries()) {
        await store.nodes.beat(beat(['a', 'b'][n] ?? ''));
        await world.post();
        const query = { sites: [SITE], queue: 'pending' as const, now: NOON };
        const batch = { id: world.newId(), by: BY, at: world.now(), query, most: 10 };
        await store.batches.freeze(batch);
        const order = { move: 'approve' as const, reason: null, note: null, at: world.now() };
        const running = await store.batches.start(batch.id, order);
        if (running) started.push(running);
      }
      const [first, second] = started.map(({ id }) => id);
      expect(await world.store.batches.interrupt(LONG_MS)).toEqual([]);
      await stores[0]?.nodes.leave('a');
      const paused = await world.store.batches.interrupt(LONG_MS);
      expect(paused.map(({ id, state }) => [id, state])).toEqual([[first, 'paused']]);
      expect(await world.store.batches.find(second ?? '')).toMatchObject({ state: 'running' });
      for (const store of stores) await store.close();
    });

    it('[ND10] says how far threads are, by any of their names', async () => {
      const world = await World.open(await freshUrl());
      await world.post();
      const { key } = (await world.store.threads.find({ site: SITE, key: 'artikel-1' })) ?? {};
      const seqs = await world.store.threads.seqs(SITE, ['artikel-1', 'tiada']);
      expect([...seqs.keys()]).toEqual([key]);
      expect(await world.store.threads.seqs(SITE, [])).toEqual(new Map());
    });
  });
};
