/** Contract: questions to the colleagues: their queue, what a decision and its undo do with them, and their log. */
import { describe, expect, it } from 'vitest';
import type { Opinion } from '#domain/opinion.js';
import { countsOf, queuePage } from '../reading.js';
import { run, withConnection } from '../raw.js';
import { World, type Harness } from '../world.js';

const QUESTION: Opinion = { question: 'Fitnah?', by: { id: 'ani', name: 'Ani' }, at: 77 };

export const opinionsContract = ({ freshUrl }: Harness): void => {
  describe('second opinions', () => {
    const ask = async (world: World, commentId: string, opinion = QUESTION) => {
      const { version } = await world.comment(commentId);
      const act = opinion.answer === undefined ? 'ask' : 'answer';
      return world.store.comments.opine({ commentId, version, act, opinion });
    };
    const counts = async (world: World) => (await queuePage(world.store)).counts;

    it('[SO1] a question is kept and counted, and moves nothing else; an answer leaves the queue', async () => {
      const url = await freshUrl();
      const world = await World.open(url);
      const { id } = await world.post();
      const before = await world.comment(id);
      const done = await ask(world, id);
      expect(done).toMatchObject({ kind: 'done', changes: [] });
      expect(await world.comment(id)).toEqual({
        ...before,
        ...{ opinion: QUESTION, askedAt: 77, version: 2 },
      });
      expect(await counts(world)).toEqual(countsOf({ pending: 1, opinions: 1 }));
      const page = await queuePage(world.store, 'opinions');
      expect(page.cards.map(({ comment }) => comment.id)).toEqual([id]);
      const answer = { text: 'Bukan.', by: { id: 'budi', name: 'Budi' }, at: 99 };
      await ask(world, id, { ...QUESTION, answer });
      expect(await counts(world)).toEqual(countsOf({ pending: 1 }));
      expect((await world.comment(id)).opinion).toEqual({ ...QUESTION, answer });
      expect(await world.store.recount()).toEqual([]);
      const log = await withConnection(url, ({ read }) =>
        read((db) => run(db, 'select act, by_id from log_entry order by n')),
      );
      expect(log.slice(-2)).toEqual([
        { act: 'opinion:ask', by_id: 'ani' },
        { act: 'opinion:answer', by_id: 'budi' },
      ]);
    });

    it('[SO1] of another version it is a conflict, and nothing is written', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post();
      await world.decided(id, 'approve');
      const late = { commentId: id, version: 1, act: 'ask', opinion: QUESTION } as const;
      expect((await world.store.comments.opine(late)).kind).toBe('conflict');
      expect((await world.comment(id)).opinion).toBeNull();
    });

    it('[SO3] a decision takes it away, the undo of it brings it back', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post();
      await ask(world, id);
      const { decision } = await world.decided(id, 'approve', { by: 'budi' });
      expect(await world.comment(id)).toMatchObject({ opinion: null, askedAt: null });
      expect((await counts(world)).opinions).toBe(0);
      await world.undone(decision.id);
      expect(await world.comment(id)).toMatchObject({ opinion: QUESTION, askedAt: 77 });
      expect((await counts(world)).opinions).toBe(1);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[SO3] what its author withdraws waits for no answer, and waits again when it is back', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post();
      await ask(world, id);
      await world.withdraw(id, 1_000_000);
      expect((await counts(world)).opinions).toBe(0);
      expect(await world.store.recount()).toEqual([]);
      await world.takeBack(id, 1_000_001);
      expect((await counts(world)).opinions).toBe(1);
      expect(await world.store.recount()).toEqual([]);
    });
  });
};
