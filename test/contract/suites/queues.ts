/** Contract: queues hold what waits, longest waiting first, with kept counts and numbered changes. */
import { describe, expect, it } from 'vitest';
import type { QueuePage } from '#server/ports/comments.js';
import { queuePage } from '../reading.js';
import { SITE, World, site, type Harness } from '../world.js';

const cardIds = ({ cards }: QueuePage): readonly string[] => cards.map(({ comment }) => comment.id);

export const queuesContract = ({ freshUrl }: Harness): void => {
  describe('queues', () => {
    it('[QU1] pages of a queue hold every waiting comment once, longest waiting first', async () => {
      const world = await World.open(await freshUrl());
      const at = world.now();
      const ids: string[] = [];
      for (let n = 0; n < 7; n += 1) ids.push((await world.post(n < 3 ? { at } : {})).id);
      await world.post({ status: 'published' });
      await world.post({ status: 'spam' });
      for (const limit of [1, 3, 7, 50]) {
        const found: string[] = [];
        let after: string | undefined;
        do {
          const part = await queuePage(world.store, 'pending', { limit, ...(after && { after }) });
          found.push(...cardIds(part));
          expect(part.counts).toEqual({ pending: 7, spam: 1 });
          after = part.next;
        } while (after !== undefined);
        expect(found).toEqual(ids);
      }
    });

    it('[QU2] several sites are one queue, and only the sites asked for', async () => {
      const world = await World.open(await freshUrl());
      await world.store.sites.add(site({ id: 'lain' }));
      await world.store.sites.add(site({ id: 'sepi' }));
      await world.addAuthor('lina', 'lain');
      const ids: string[] = [];
      for (let n = 0; n < 6; n += 1) {
        const there = n % 2 === 0 ? {} : { by: 'lina', name: { site: 'lain', key: 'a' } };
        ids.push((await world.post(there)).id);
      }
      const sites = [SITE, 'lain', 'sepi'];
      const first = await queuePage(world.store, 'pending', { sites, limit: 4 });
      expect(cardIds(first)).toEqual(ids.slice(0, 4));
      expect(first.counts).toEqual({ pending: 6, spam: 0 });
      expect(first.seqs).toEqual({ [SITE]: 3, lain: 3, sepi: 0 });
      const rest = await queuePage(world.store, 'pending', {
        sites,
        limit: 4,
        after: first.next ?? '',
      });
      expect(cardIds(rest)).toEqual(ids.slice(4));
      expect(rest.next).toBeUndefined();
      expect(cardIds(await queuePage(world.store, 'pending', { sites: ['lain'] }))).toHaveLength(3);
      expect(await queuePage(world.store, 'pending', { sites: [] })).toEqual({
        ...{ cards: [], counts: { pending: 0, spam: 0 }, seqs: {} },
      });
    });

    it('[QU6] the counts of all sites are read without a page', async () => {
      const world = await World.open(await freshUrl());
      await world.store.sites.add(site({ id: 'sepi' }));
      await world.post();
      await world.post({ status: 'spam' });
      expect(await world.store.queues.counts()).toEqual(
        new Map([
          [SITE, { pending: 1, spam: 1 }],
          ['sepi', { pending: 0, spam: 0 }],
        ]),
      );
    });

    it('[QU3] every movement that changes a queue takes the next number of its site, and no other does', async () => {
      const world = await World.open(await freshUrl());
      const { comment, queue } = await world.postEffects();
      expect(queue).toEqual({ seq: 1, counts: { pending: 1, spam: 0 } });
      expect((await world.postEffects({ status: 'published' })).queue).toBeUndefined();
      const spam = await world.decided(comment.id, 'spam');
      expect(spam.queue).toEqual({ seq: 2, counts: { pending: 0, spam: 1 } });
      const restored = await world.decided(comment.id, 'restore');
      expect(restored.queue).toEqual({ seq: 3, counts: { pending: 0, spam: 0 } });
      expect((await world.decided(comment.id, 'reject', { reason: 'ad' })).queue).toBeUndefined();
      const back = await world.decided(comment.id, 'spam');
      expect((await world.undone(back.decision.id)).queue).toEqual({
        seq: 5,
        counts: { pending: 0, spam: 0 },
      });
    });

    it('[QU4] a card holds the comment, its author, thread and parent, and the decision that stands', async () => {
      const world = await World.open(await freshUrl());
      const root = await world.post({ status: 'published', by: 'tono' });
      const { id } = await world.post({ parentId: root.id });
      expect(await world.store.queues.card('tiada')).toBeUndefined();
      expect(await world.store.queues.card(id)).toMatchObject({
        ...{ comment: { id }, author: { id: 'sari' }, thread: { total: 1, title: 'Artikel' } },
        ...{ parent: { id: root.id, authorName: 'tono', text: root.text }, decision: null },
      });
      const first = await world.decided(id, 'spam');
      const second = await world.decided(id, 'restore');
      const decisionOf = async () => (await world.store.queues.card(id))?.decision;
      expect(await decisionOf()).toEqual(second.decision);
      await world.undone(second.decision.id);
      expect(await decisionOf()).toEqual(first.decision);
      const [card] = (await queuePage(world.store, 'spam')).cards;
      expect(card).toEqual(await world.store.queues.card(id));
    });

    it('[QU5] a comment that an undo brings back waits at its old place', async () => {
      const world = await World.open(await freshUrl());
      const ids: string[] = [];
      for (let n = 0; n < 3; n += 1) ids.push((await world.post()).id);
      const { decision } = await world.decided(ids[0] ?? '', 'approve');
      expect(cardIds(await queuePage(world.store))).toEqual(ids.slice(1));
      await world.undone(decision.id);
      expect(cardIds(await queuePage(world.store))).toEqual(ids);
    });
  });
};
