/** Contract: every comment is in the queues it belongs to, in their orders, with kept counts and numbered changes. */
import { describe, expect, it } from 'vitest';
import type { SignalCode } from '#domain/index.js';
import type { QueueFilter, QueuePage } from '#server/ports/comments.js';
import { countsOf, queuePage } from '../reading.js';
import { writeRaw } from '../raw.js';
import { NOON, SITE, World, site, type Harness } from '../world.js';

const cardIds = ({ cards }: QueuePage): readonly string[] => cards.map(({ comment }) => comment.id);
const MINUTE = 60_000;

const signal = (code: SignalCode, rule?: string) => ({
  ...{ check: 'uji', code, advice: 'hold' as const, matches: [], spans: [] },
  ...(rule !== undefined && { rule }),
});

export const queuesContract = ({ freshUrl }: Harness): void => {
  describe('queues', () => {
    it('[QU1] pages of a queue hold every comment in it once, in its order', async () => {
      const world = await World.open(await freshUrl());
      const at = world.now();
      const ids: string[] = [];
      for (let n = 0; n < 7; n += 1) ids.push((await world.post(n < 3 ? { at } : {})).id);
      await world.post({ status: 'published' });
      await world.post({ status: 'spam' });
      for (const sort of ['oldest', 'newest'] as const)
        for (const limit of [1, 3, 7, 50]) {
          const found: string[] = [];
          let after: string | undefined;
          do {
            const part = await queuePage(world.store, 'pending', { sort, limit, after });
            found.push(...cardIds(part));
            expect(part.counts).toEqual(countsOf({ pending: 7, spam: 1, unreviewed: 1 }));
            expect(part.sort).toBe(sort);
            after = part.next;
          } while (after !== undefined);
          expect(found).toEqual(sort === 'oldest' ? ids : [...ids].reverse());
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
      expect(first.counts).toEqual(countsOf({ pending: 6 }));
      expect(first.seqs).toEqual({ [SITE]: 3, lain: 3, sepi: 0 });
      const rest = await queuePage(world.store, 'pending', {
        ...{ sites, limit: 4, after: first.next ?? '' },
      });
      expect(cardIds(rest)).toEqual(ids.slice(4));
      expect(rest.next).toBeUndefined();
      expect(cardIds(await queuePage(world.store, 'pending', { sites: ['lain'] }))).toHaveLength(3);
      expect(await queuePage(world.store, 'pending', { sites: [] })).toMatchObject({
        ...{ cards: [], counts: countsOf(), seqs: {} },
      });
    });

    it('[QU6] the counts of all sites are read without a page', async () => {
      const world = await World.open(await freshUrl());
      await world.store.sites.add(site({ id: 'sepi' }));
      await world.post();
      await world.post({ status: 'spam' });
      expect(await world.store.queues.counts()).toEqual(
        new Map([
          [SITE, countsOf({ pending: 1, spam: 1 })],
          ['sepi', countsOf()],
        ]),
      );
    });

    it('[QU3] every write on a comment that was or is in a queue takes the next number of its site, and says which', async () => {
      const world = await World.open(await freshUrl());
      const { comment, queue } = await world.postEffects();
      expect(queue).toEqual({
        ...{ seq: 1, counts: countsOf({ pending: 1 }), from: [], to: ['pending'] },
      });
      expect((await world.postEffects({ status: 'rejected' })).queue).toBeUndefined();
      const spam = await world.decided(comment.id, 'spam');
      expect(spam.queue).toEqual({
        ...{ seq: 2, counts: countsOf({ spam: 1, log: 1 }) },
        ...{ from: ['pending'], to: ['spam', 'log'] },
      });
      const restored = await world.decided(comment.id, 'restore');
      expect(restored.queue).toEqual({
        ...{ seq: 3, counts: countsOf({ log: 1 }), from: ['spam', 'log'], to: ['log'] },
      });
      expect((await world.undone(restored.decision.id)).queue).toEqual({
        ...{ seq: 4, counts: countsOf({ spam: 1, log: 1 }) },
        ...{ from: ['log'], to: ['spam', 'log'] },
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
        ...{ openReports: [], visibleReplies: 0, previousText: null },
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

    it('[QU7] what waits longest comes first by buckets, within one the riskiest; all pages reckon at one moment', async () => {
      const world = await World.open(await freshUrl());
      const now = NOON + 100 * MINUTE;
      const post = async (waited: number, ...codes: SignalCode[]) =>
        (
          await world.post({
            at: now - waited * MINUTE,
            signals: codes.map((code) => signal(code)),
          })
        ).id;
      const green = await post(1, 'listed-word', 'hidden-link');
      const amber = await post(30, 'newcomer');
      const red = [await post(60), await post(95, 'contact'), await post(61, 'listed-word')];
      const oldest = await post(90, 'contact');
      const amberRisky = await post(31, 'listed-word');
      const expected = [red[2], red[1], oldest, red[0], amberRisky, amber, green];
      for (const limit of [1, 2, 3, 7]) {
        const found: string[] = [];
        let after: string | undefined;
        do {
          // Time goes on between pages; the reading keeps its moment.
          const later = found.length === 0 ? now : now + 40 * MINUTE;
          const part = await queuePage(world.store, 'pending', { limit, after, now: later });
          expect(part).toMatchObject({ at: now, sort: 'risk' });
          found.push(...cardIds(part));
          after = part.next;
        } while (after !== undefined);
        expect(found, `by ${String(limit)}`).toEqual(expected);
      }
    });

    it('[QU8] a comment is in every queue it belongs to, whatever else becomes of it', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post({ status: 'published' });
      const inQueues = async () => {
        const found: string[] = [];
        for (const queue of [
          'pending',
          'reports',
          'returned',
          'unreviewed',
          'spam',
          'log',
        ] as const)
          if (cardIds(await queuePage(world.store, queue)).includes(id)) found.push(queue);
        return found;
      };
      expect(await inQueues()).toEqual(['unreviewed']);
      await world.report(id);
      expect(await inQueues()).toEqual(['reports', 'unreviewed']);
      const approved = await world.decided(id, 'approve');
      expect(await inQueues()).toEqual(['log']);
      await world.addAuthor('wati');
      await world.report(id, 'wati');
      expect(await inQueues()).toEqual(['reports', 'log']);
      await world.edit(id);
      expect(await inQueues()).toEqual(['reports', 'unreviewed', 'log']);
      expect(await world.undo(approved.decision.id)).toMatchObject({ kind: 'conflict' });
      await world.withdraw(id);
      expect(await inQueues()).toEqual(['log']);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[QU9] the log holds what was decided, the newest decision first', async () => {
      const world = await World.open(await freshUrl());
      const ids: string[] = [];
      for (let n = 0; n < 3; n += 1) ids.push((await world.post()).id);
      await world.decided(ids[1] ?? '', 'approve');
      const spam = await world.decided(ids[0] ?? '', 'spam');
      await world.decided(ids[2] ?? '', 'reject', { reason: 'ad' });
      expect(cardIds(await queuePage(world.store, 'log'))).toEqual([ids[2], ids[0], ids[1]]);
      await world.decided(ids[1] ?? '', 'spam');
      expect(cardIds(await queuePage(world.store, 'log'))).toEqual([ids[1], ids[2], ids[0]]);
      await world.undone(spam.decision.id);
      const { cards } = await queuePage(world.store, 'log', { limit: 1 });
      expect(cards[0]?.decision).toMatchObject({ move: 'spam', moderatorName: 'ani' });
      expect(cardIds(await queuePage(world.store, 'log'))).toEqual([ids[1], ids[2]]);
    });

    it('[QU10] a filter leaves what fits all of it', async () => {
      const world = await World.open(await freshUrl());
      const link = 'lihat <a href="https://x.example" rel="nofollow ugc noopener">sini</a>';
      const plain = await world.post({ text: 'Harga 100% naik', signals: [signal('contact')] });
      const linked = await world.post({ text: 'tautan', html: `<p>${link}</p>`, by: 'tono' });
      const other = await world.post({ name: { site: SITE, key: 'lain' }, text: 'HARGA_turun' });
      const listed = await world.post({ signals: [signal('listed-word', 'slot-88')] });
      const read = async (filter: QueueFilter, now = NOON) =>
        cardIds(await queuePage(world.store, 'pending', { filter, now, sort: 'oldest' }));
      expect(await read({ text: 'harga' })).toEqual([plain.id, other.id]);
      expect(await read({ text: '100%' })).toEqual([plain.id]);
      expect(await read({ text: 'a_t' })).toEqual([other.id]);
      expect(await read({ hasLink: true })).toEqual([linked.id]);
      expect(await read({ hasLink: false, author: 'sari', text: 'harga' })).toHaveLength(2);
      expect(await read({ threadKeys: ['lain', 'x'] })).toEqual([other.id]);
      expect(await read({ author: 'tono' })).toEqual([linked.id]);
      expect(await read({ rule: 'slot-88' })).toEqual([listed.id]);
      expect(await read({ rule: 'contact' })).toEqual([plain.id]);
      expect(await read({ rule: 'slot' })).toEqual([]);
      expect(await read({ olderThan: 1_000 }, other.createdAt)).toEqual([plain.id]);
      expect(await read({}, NOON)).toHaveLength(4);
      const paged = await queuePage(world.store, 'pending', {
        filter: { text: 'harga' },
        limit: 1,
      });
      const next = await queuePage(world.store, 'pending', {
        ...{ filter: { text: 'harga' }, limit: 1, after: paged.next },
      });
      expect([...cardIds(paged), ...cardIds(next)].sort()).toEqual([plain.id, other.id].sort());
    });

    it('[QU10] a reason is that of the decision that stands, or of an open report', async () => {
      const world = await World.open(await freshUrl());
      const rejected = await world.post();
      await world.decided(rejected.id, 'reject', { reason: 'abuse' });
      const reported = await world.post({ status: 'published' });
      await world.report(reported.id);
      const filter = { reason: 'abuse' } as const;
      expect(cardIds(await queuePage(world.store, 'log', { filter }))).toEqual([rejected.id]);
      expect(cardIds(await queuePage(world.store, 'reports', { filter }))).toEqual([reported.id]);
      expect(
        cardIds(await queuePage(world.store, 'reports', { filter: { reason: 'ad' } })),
      ).toEqual([]);
    });

    it('[QU4] a card says what a rejection would hide, and what the text was that was decided on', async () => {
      const world = await World.open(await freshUrl());
      const root = await world.post({ status: 'published', text: 'pertama' });
      const reply = await world.post({ status: 'published', parentId: root.id });
      const below = await world.post({ status: 'published', parentId: reply.id });
      await world.post({ status: 'published', parentId: below.id });
      await world.post({ parentId: reply.id });
      const card = (id: string) => world.store.queues.card(id);
      expect((await card(root.id))?.visibleReplies).toBe(3);
      expect((await card(reply.id))?.visibleReplies).toBe(2);
      await world.decided(below.id, 'spam');
      expect((await card(reply.id))?.visibleReplies).toBe(0);
      const { id } = await world.post({ text: 'asal' });
      await world.decided(id, 'return', { reason: 'abuse' });
      await world.edit(id, { text: 'lebih sopan' });
      await world.edit(id, { text: 'paling sopan' });
      expect(await card(id)).toMatchObject({
        ...{ comment: { text: 'paling sopan', review: 'none' }, previousText: 'asal' },
      });
    });

    it('[ST17] a recount finds a comment in a queue it does not belong to, or at a wrong place', async () => {
      const world = await World.open(await freshUrl());
      await world.post();
      await world.post({ status: 'published' });
      await writeRaw(world.url, async (db) => {
        await db.updateTable('queue_item').set({ at: 1 }).where('queue', '=', 'pending').execute();
        await db.deleteFrom('queue_item').where('queue', '=', 'unreviewed').execute();
        await db.updateTable('queue_count').set({ log: 3 }).execute();
        await db.updateTable('comment').set({ open_reports: 2, reported_at: 1 }).execute();
      });
      const found = (await world.store.recount()).join('\n');
      for (const words of [
        'place in pending',
        'place in unreviewed',
        'log of queue_count',
        'open reports',
      ])
        expect(found).toContain(words);
    });
  });
};
