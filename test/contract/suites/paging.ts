/** Contract: pages of a thread hold every visible comment once, in order, from any place on. */
import { beforeEach, describe, expect, it } from 'vitest';
import { REPLIES_WITH_ROOT } from '#server/ports/threads.js';
import { allPages, idsOf, page, pageIds } from '../reading.js';
import { KEY, NAME, SITE, World, type Harness } from '../world.js';

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

export const pagingContract = ({ freshUrl }: Harness): void => {
  describe('paging', () => {
    let world: World;
    beforeEach(async () => {
      world = await World.open(await freshUrl());
    });

    /** `n` published roots, oldest first; every third at the same time as the one before. */
    const roots = async (n: number): Promise<readonly string[]> => {
      const ids: string[] = [];
      let at = world.now();
      for (let i = 0; i < n; i += 1) {
        if (i % 3 !== 0) at = world.now();
        ids.push((await world.post({ status: 'published', at })).id);
      }
      return ids;
    };

    const replies = async (parentId: string, n: number): Promise<readonly string[]> => {
      const ids: string[] = [];
      for (let i = 0; i < n; i += 1) {
        ids.push((await world.post({ parentId, status: 'published' })).id);
      }
      return ids;
    };

    it('[ST30] a thread without a comment has no page', async () => {
      expect(await world.store.threads.page(NAME, { sort: 'newest', limit: 5 })).toBeUndefined();
      await world.post();
      expect(await page(world.store)).toMatchObject({
        items: [],
        thread: { key: KEY, total: 0, seq: 0 },
      });
    });

    it.each(['newest', 'oldest'] as const)(
      '[ST31] pages by %s hold every root once, equal times included',
      async (sort) => {
        const ids = await roots(11);
        const expected = sort === 'oldest' ? ids : [...ids].reverse();
        for (const limit of [1, 2, 3, 11, 50]) {
          expect(idsOf(await allPages(world.store, { sort, limit }))).toEqual(expected);
        }
        expect((await page(world.store, { sort, limit: 11 })).next).toBeUndefined();
      },
    );

    it('[ST31] what arrives or goes between two pages does not shift the rest', async () => {
      const ids = [...(await roots(6))].reverse();
      const first = await page(world.store, { limit: 3 });
      await world.post({ status: 'published' });
      await world.decided(ids[1] ?? '', 'spam');
      await world.decided(ids[2] ?? '', 'spam');
      expect(await pageIds(world.store, { limit: 3, after: first.next })).toEqual(ids.slice(3));
    });

    it('[ST32] a root is followed by its first replies of all levels, and knows how many there are', async () => {
      const [older = '', newer = ''] = await roots(2);
      const many = await replies(older, REPLIES_WITH_ROOT + 3);
      const [reply = ''] = await replies(newer, 1);
      const [nested = ''] = await replies(reply, 1);
      await world.post({ parentId: newer });
      const { items, thread } = await page(world.store);
      expect(idsOf(items)).toEqual([
        newer,
        reply,
        nested,
        older,
        ...many.slice(0, REPLIES_WITH_ROOT),
      ]);
      const counts = items
        .filter(({ replyCount }) => replyCount > 0)
        .map(({ replyCount }) => replyCount);
      expect(counts).toEqual([2, REPLIES_WITH_ROOT + 3]);
      expect(thread.total).toBe(2 + REPLIES_WITH_ROOT + 3 + 2);
    });

    it('[ST33] the replies of a root are read on their own, from any of them on', async () => {
      const [root = '', other = ''] = await roots(2);
      const ids = await replies(root, 9);
      const [foreign = ''] = await replies(other, 1);
      expect(idsOf(await allPages(world.store, { root, limit: 4 }))).toEqual(ids);
      expect(await pageIds(world.store, { root, limit: 3, at: ids[4] })).toEqual(ids.slice(4, 7));
      expect(await pageIds(world.store, { root, limit: 3, at: foreign })).toEqual(ids.slice(0, 3));
      expect(await pageIds(world.store, { root: ids[0], limit: 3 })).toEqual([]);
      expect(await pageIds(world.store, { root: 'tiada', limit: 3 })).toEqual([]);
      await world.decided(root, 'spam');
      expect(await pageIds(world.store, { root, limit: 3 })).toEqual([]);
    });

    it.each(['newest', 'oldest'] as const)(
      '[ST34] a page can begin with the conversation of a comment, by %s',
      async (sort) => {
        const ids = await roots(6);
        const order = sort === 'oldest' ? ids : [...ids].reverse();
        const [reply = ''] = await replies(order[3] ?? '', 1);
        const begin = await page(world.store, { sort, at: reply, limit: 2 });
        expect(idsOf(begin.items)).toEqual([order[3], reply, order[4]]);
        expect(await pageIds(world.store, { sort, after: begin.next })).toEqual([order[5]]);
        expect(await pageIds(world.store, { sort, at: order[5] })).toEqual([order[5]]);
      },
    );

    it('[ST34] a comment that is not visible in this thread begins no page', async () => {
      const [first = '', last = ''] = await roots(2);
      const held = await world.post();
      const elsewhere = await world.post({
        status: 'published',
        name: { site: SITE, key: 'lain' },
      });
      for (const at of [held.id, elsewhere.id, 'tiada']) {
        expect(await pageIds(world.store, { at })).toEqual([last, first]);
      }
    });

    it('[ST35] a cursor that was not made for this list is refused', async () => {
      await roots(3);
      const { next = '' } = await page(world.store, { limit: 1 });
      const text = Buffer.from(next, 'base64url').toString();
      const wrong = [
        ...['x', '', ' ', `${next}=`, `${next}A`, next.slice(1), '../../etc', 'null'],
        ...[
          base64url('{"at":1}'),
          base64url('newest 1'),
          base64url('newest -1 A'),
          base64url('newest 01 A'),
        ],
        ...[
          base64url('newest 1e3 A'),
          base64url(`newest ${'9'.repeat(17)} A`),
          base64url('newest 1 \0'),
        ],
        ...[
          base64url(`${text} `),
          base64url(text.replace('newest', 'oldest')),
          base64url(`newest 1 ${'A'.repeat(65)}`),
        ],
      ];
      for (const after of wrong) {
        const read = await world.store.threads.page(NAME, { sort: 'newest', limit: 1, after });
        expect(read, after).toBe('bad-cursor');
      }
      const query = { sort: 'oldest', limit: 1, after: next } as const;
      expect(await world.store.threads.page(NAME, query)).toBe('bad-cursor');
      expect(
        await world.store.queues.page({
          ...{ sites: [SITE], queue: 'pending', limit: 1, after: next, now: 0 },
        }),
      ).toBe('bad-cursor');
    });
  });
};
