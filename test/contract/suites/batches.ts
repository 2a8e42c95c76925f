/** Contract: one decision for many comments is fixed, worked through and taken back exactly. */
import { describe, expect, it } from 'vitest';
import { FROZEN_FOR_MS, UNDO_WINDOW_MS, type BatchMove, type Queue } from '#domain/index.js';
import type { BatchOrder, BatchRecord, Stepped } from '#server/ports/batches.js';
import type { QueueFilter } from '#server/ports/comments.js';
import { allPages, countsOf, idsOf, queuePage } from '../reading.js';
import { NOON, SITE, World, type Harness } from '../world.js';

const BY = { id: 'ani', name: 'Ani' };
const order = (move: BatchMove, more: Partial<BatchOrder> = {}): BatchOrder => ({
  ...{ move, reason: move === 'reject' ? ('ad' as const) : null, note: null },
  ...more,
});

const freeze = (
  world: World,
  filter: QueueFilter = {},
  { at = world.now(), queue = 'pending' }: { at?: number; queue?: Queue } = {},
) =>
  world.store.batches.freeze({
    ...{ id: world.newId(), by: BY, at, most: 10_000 },
    query: { sites: [SITE], queue, filter, now: NOON },
  });

const frozen = async (world: World, filter?: QueueFilter, queue?: Queue): Promise<BatchRecord> => {
  const batch = await freeze(world, filter, queue && { queue });
  if (batch === 'too-many') throw new Error('too many');
  return batch;
};

const step = (world: World, id: string, most = 3): Promise<Stepped | undefined> =>
  world.store.batches.step({ id, newId: () => world.newId(), by: BY, at: world.now(), most });

/** Works it through, as far as it goes. */
const work = async (world: World, id: string): Promise<Stepped[]> => {
  const all: Stepped[] = [];
  for (let next = await step(world, id); next; next = await step(world, id)) all.push(next);
  return all;
};

const start = (world: World, id: string, move: BatchMove) =>
  world.store.batches.start(id, { ...order(move), at: world.now() });

const takeBack = (world: World, id: string, at = world.now()) =>
  world.store.batches.act(id, 'undo', at);

const posts = async (world: World, count: number, text = 'slot gacor'): Promise<string[]> => {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const by = n % 2 === 0 ? 'sari' : 'tono';
    ids.push((await world.post({ text: `${text} ${n}`, by })).id);
  }
  return ids;
};

export const batchesContract = ({ freshUrl }: Harness): void => {
  describe('batches', () => {
    it('[BA1] a set is everything in the queue that fits, with how many it is of whom', async () => {
      const world = await World.open(await freshUrl());
      await posts(world, 7);
      await posts(world, 2, 'pendapat');
      expect(await frozen(world, { text: 'GACOR' })).toMatchObject({
        ...{ state: 'frozen', sites: [SITE], total: 7, threads: 1, authors: 2 },
        ...{ done: 0, skipped: 0, move: null },
      });
      const [first] = await posts(world, 1);
      expect(await frozen(world, { ids: [first ?? ''] })).toMatchObject({ total: 1 });
    });

    it('[BA2] what comes in or changes after the fixing is not decided on', async () => {
      const world = await World.open(await freshUrl());
      const [changed = '', decided = '', ...others] = await posts(world, 6);
      const { id } = await frozen(world);
      const late = await world.post({ text: 'slot gacor baru' });
      await world.edit(changed, { verdict: 'pending' });
      await world.decided(decided, 'approve');
      await start(world, id, 'spam');
      const steps = await work(world, id);
      expect(steps.flatMap((each) => each.decided.map((it) => it.comment.id)).sort()).toEqual(
        others.sort(),
      );
      expect(await world.store.batches.find(id)).toMatchObject({
        state: 'done',
        done: 4,
        skipped: 2,
      });
      expect((await world.comment(late.id)).status).toBe('pending');
      expect((await world.comment(decided)).status).toBe('published');
      expect(await world.store.recount()).toEqual([]);
    });

    it('[BA3] [AC11] every comment has a decision of its own in the log, with the batch it belongs to', async () => {
      const world = await World.open(await freshUrl());
      await posts(world, 4);
      const { id } = await frozen(world);
      await start(world, id, 'reject');
      const decisions = (await work(world, id)).flatMap((each) => each.decided);
      expect(new Set(decisions.map(({ decision }) => decision.id))).toHaveProperty('size', 4);
      expect(decisions.map(({ decision }) => decision.reason)).toEqual(Array(4).fill('ad'));
      expect(await world.store.log.verify(SITE)).toMatchObject({ kind: 'whole' });
    });

    it('[BA4] a paused batch stands still and goes on where it was; a stopped one stays as it is', async () => {
      const world = await World.open(await freshUrl());
      await posts(world, 7);
      const { id } = await frozen(world);
      const { act, find } = world.store.batches;
      expect(await act(id, 'resume', world.now())).toBeUndefined();
      await start(world, id, 'approve');
      await step(world, id);
      expect(await act(id, 'pause', world.now())).toMatchObject({ state: 'paused', done: 3 });
      expect(await step(world, id)).toBeUndefined();
      expect(await act(id, 'resume', world.now())).toMatchObject({ state: 'running' });
      await step(world, id);
      expect(await act(id, 'stop', world.now())).toMatchObject({ state: 'stopped', done: 6 });
      expect(await act(id, 'resume', world.now())).toBeUndefined();
      expect(await find(id)).toMatchObject({ state: 'stopped', done: 6, total: 7 });
      expect((await queuePage(world.store)).counts).toEqual(countsOf({ pending: 1, log: 6 }));
    });

    it('[BA5] [AC9] undoing a batch brings back status, counters, queues and what readers see', async () => {
      const world = await World.open(await freshUrl());
      const root = await world.post({ status: 'published' });
      await world.post({ status: 'published', parentId: root.id, by: 'tono' });
      await posts(world, 5);
      const seen = async () => ({
        listed: idsOf(await allPages(world.store)),
        counts: (await queuePage(world.store)).counts,
        cards: (await queuePage(world.store)).cards.map(({ comment }) => comment.id),
      });
      const before = await seen();
      const { id } = await frozen(world);
      await start(world, id, 'approve');
      await work(world, id);
      expect((await seen()).listed).toHaveLength(7);
      expect(await takeBack(world, id)).toMatchObject({ state: 'undoing', done: 5 });
      await work(world, id);
      expect(await seen()).toEqual(before);
      expect(await world.store.batches.find(id)).toMatchObject({ state: 'undone', done: 0 });
      expect(await takeBack(world, id)).toBeUndefined();
      expect(await world.store.recount()).toEqual([]);
    });

    it('[BA5] of comments in one step with what they reply to everything comes to stand as one by one', async () => {
      const world = await World.open(await freshUrl());
      const publish = (parentId?: string, by = 'sari') =>
        world.post({ status: 'published', by, ...(parentId !== undefined && { parentId }) });
      const root = await publish();
      const reply = await publish(root.id, 'tono');
      await publish(reply.id);
      await publish(root.id);
      await publish();
      const seen = async () => idsOf(await allPages(world.store));
      const before = await seen();
      const { id, total } = await frozen(world, {}, 'unreviewed');
      expect(total).toBe(5);
      await start(world, id, 'spam');
      expect((await step(world, id, 10))?.decided).toHaveLength(5);
      expect(await seen()).toEqual([]);
      expect(await world.store.recount()).toEqual([]);
      await step(world, id, 10);
      await takeBack(world, id);
      expect((await step(world, id, 10))?.decided).toHaveLength(5);
      expect(await seen()).toEqual(before);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[BA5] what somebody decided on since stays as it is, also where it is all of a step', async () => {
      const world = await World.open(await freshUrl());
      const ids = await posts(world, 5);
      const { id } = await frozen(world);
      await start(world, id, 'spam');
      const decided = (await work(world, id)).flatMap((each) => each.decided);
      // An undo begins with the last of the set.
      const kept = decided.slice(-3).map(({ comment }) => comment.id);
      for (const each of kept) await world.decided(each, 'restore');
      await takeBack(world, id);
      await work(world, id);
      for (const each of ids)
        expect((await world.comment(each)).status).toBe(
          kept.includes(each) ? 'published' : 'pending',
        );
      expect(await world.store.batches.find(id)).toMatchObject({ state: 'undone', done: 3 });
    });

    it('[BA6] it can be undone for 30 minutes, and a set that nobody decides on is forgotten', async () => {
      const world = await World.open(await freshUrl());
      await posts(world, 1);
      const { id } = await frozen(world);
      const at = world.now();
      await world.store.batches.start(id, { ...order('spam'), at });
      await work(world, id);
      expect(await takeBack(world, id, at + UNDO_WINDOW_MS + 1)).toBeUndefined();
      expect(await takeBack(world, id, at + UNDO_WINDOW_MS)).toMatchObject({ state: 'undoing' });
      const idle = await frozen(world);
      await freeze(world, {}, { at: world.now() + FROZEN_FOR_MS + 10_000 });
      expect(await world.store.batches.find(idle.id)).toBeUndefined();
    });

    it('[BA7] more than may be decided on at once is refused and nothing is kept', async () => {
      const world = await World.open(await freshUrl());
      await posts(world, 3);
      const query = { sites: [SITE], queue: 'pending' as const, now: NOON };
      const batch = { id: world.newId(), by: BY, at: world.now(), query, most: 2 };
      expect(await world.store.batches.freeze(batch)).toBe('too-many');
      expect(await world.store.batches.find(batch.id)).toBeUndefined();
    });

    it('[BA8] what ran when the server ended stands still when it starts again', async () => {
      const world = await World.open(await freshUrl());
      await posts(world, 4);
      const { id } = await frozen(world);
      await start(world, id, 'approve');
      await step(world, id);
      await world.store.batches.interrupt(0);
      expect(await world.store.batches.find(id)).toMatchObject({ state: 'paused', done: 3 });
      await world.store.batches.act(id, 'resume', world.now());
      await work(world, id);
      expect(await world.store.batches.find(id)).toMatchObject({ state: 'done', done: 4 });
    });
  });
};
