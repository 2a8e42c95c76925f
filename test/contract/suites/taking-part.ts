/** Contract: likes, reports, the order by likes and what editors set apart. */
import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_FEATURED } from '#domain/index.js';
import { writeRaw } from '../raw.js';
import { allPages, idsOf, mine, page, pageIds } from '../reading.js';
import { NAME, SITE, World, effects, openForTest, type Harness } from '../world.js';

export const takingPartContract = ({ freshUrl }: Harness): void => {
  describe('taking part', () => {
    let world: World;
    const published = async () => (await world.post({ status: 'published' })).id;
    const seq = async () => (await world.store.threads.find(NAME))?.seq;
    const readers = async (count: number) => {
      const ids = Array.from({ length: count }, (_, n) => `pembaca-${String(n)}`);
      for (const id of ids) await world.addAuthor(id);
      return ids;
    };

    beforeEach(async () => {
      world = await World.open(await freshUrl());
    });

    it('[ST70] a like counts once per reader, however often it is sent, and is taken back once', async () => {
      const id = await published();
      const before = await world.comment(id);
      const liked = effects(await world.like(id));
      expect(liked.comment).toEqual({ ...before, likes: 1 });
      expect(liked.changes).toEqual([
        { kind: 'changed', seq: 2, listed: { comment: liked.comment, replyCount: 0 } },
      ]);
      expect(liked.thread).toMatchObject({ seq: 2, total: 1 });
      expect(await world.like(id)).toEqual({ kind: 'repeated', comment: liked.comment });
      expect((await mine(world.store, 'tono')).liked).toEqual([id]);
      expect(effects(await world.like(id, 'tono', false)).comment.likes).toBe(0);
      expect(await world.like(id, 'tono', false)).toMatchObject({ kind: 'repeated' });
      expect((await mine(world.store, 'tono')).liked).toEqual([]);
      expect(await seq()).toBe(3);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[ST70] many readers who like at the same moment are all counted, in one order', async () => {
      const id = await published();
      const other = await openForTest(world.url);
      const who = await readers(25);
      const likes = who.flatMap((by, n) =>
        // Each twice, at two doors.
        [world.store, other].map((store) =>
          store.comments.like({
            commentId: id,
            author: { id: by, site: SITE },
            liked: true,
            at: n,
          }),
        ),
      );
      const kinds = (await Promise.all(likes)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'done')).toHaveLength(25);
      expect(await world.comment(id)).toMatchObject({ likes: 25, version: 1 });
      expect(await seq()).toBe(26);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[ST71] nobody likes or reports a comment of his own, of another site, or out of sight', async () => {
      const id = await published();
      const hidden = await world.post();
      const below = await world.post({ status: 'published', parentId: id });
      const own = { kind: 'refused', no: 'own-comment' };
      const missing = { kind: 'missing' };
      expect(await world.like(id, 'sari')).toEqual(own);
      expect(await world.report(id, 'sari')).toEqual(own);
      for (const commentId of [hidden.id, 'tiada']) {
        expect(await world.like(commentId)).toEqual(missing);
        expect(await world.report(commentId)).toEqual(missing);
      }
      const stranger = { commentId: id, author: { id: 'tono', site: 'lain' }, at: 1 };
      expect(await world.store.comments.like({ ...stranger, liked: true })).toEqual(missing);
      await world.decided(id, 'spam');
      expect(await world.like(below.id)).toEqual(missing);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[ST72] however many like it, the log names a comment as changed once, and followers miss nothing', async () => {
      const [first, second] = [await published(), await published()];
      for (const by of await readers(6)) {
        await world.like(first, by);
        await world.like(second, by);
      }
      const missed = await world.store.threads.missed(NAME, 0, 4);
      expect(missed?.changes?.map((change) => [change.seq, change.kind])).toEqual([
        [1, 'published'],
        [2, 'published'],
        [13, 'changed'],
        [14, 'changed'],
      ]);
      expect(missed?.changes?.at(-1)).toMatchObject({ listed: { comment: { likes: 6 } } });
      expect((await world.store.threads.missed(NAME, 13, 4))?.changes).toHaveLength(1);
      expect(await world.store.threads.missed(NAME, 0, 3)).not.toHaveProperty('changes');
    });

    it('[ST73] a report is kept and counted once per reader and changes nothing that readers see', async () => {
      const id = await published();
      // What a moderator has looked at stays in sight however many report it.
      const { comment: before } = await world.decided(id, 'approve');
      const first = await world.report(id);
      const reported = await world.comment(id);
      expect(reported).toEqual({
        ...{ ...before, reports: 1, openReports: 1, reportedAt: reported.reportedAt },
      });
      expect(first).toMatchObject({ kind: 'reported', comment: reported, changes: [] });
      expect(await world.report(id)).toEqual({ kind: 'repeated', comment: reported });
      await Promise.all(
        (await readers(8)).flatMap((by) => [by, by]).map((by) => world.report(id, by)),
      );
      expect((await world.comment(id)).reports).toBe(9);
      expect(await seq()).toBe(2);
      expect((await mine(world.store, 'tono')).reported).toEqual([id]);
      expect((await mine(world.store)).reported).toEqual([]);
      const rows = await writeRaw(world.url, (db) => db.selectFrom('report').selectAll().execute());
      expect(rows).toHaveLength(9);
      expect(rows[0]).toMatchObject({ reason: 'abuse', note: null, state: 'open' });
      expect(await world.store.recount()).toEqual([]);
    });

    it('[ST17] a recount finds wrong numbers of likes and reports', async () => {
      await published();
      await writeRaw(world.url, (db) =>
        db.updateTable('comment').set({ likes: 3, reports: 2 }).execute(),
      );
      expect((await world.store.recount()).join('\n')).toMatch(/likes[^]*reports/u);
    });

    it('[ST74] the order by likes pages through every root once, ties by the latest', async () => {
      const ids = [];
      for (let n = 0; n < 11; n += 1) ids.push(await published());
      const who = await readers(4);
      const likes = [0, 2, 1, 2, 0, 4, 1, 2, 0, 3, 0];
      for (const [n, id] of ids.entries())
        for (const by of who.slice(0, likes[n])) await world.like(id, by);
      const expected = ids
        .map((id, n) => ({ id, n, likes: likes[n] ?? 0 }))
        .sort((a, b) => b.likes - a.likes || b.n - a.n)
        .map(({ id }) => id);
      for (const limit of [1, 2, 3, 20])
        expect(idsOf(await allPages(world.store, { sort: 'top', limit }))).toEqual(expected);
      expect(await pageIds(world.store, { sort: 'top', at: expected[6], limit: 3 })).toEqual(
        expected.slice(6, 9),
      );
    });

    it('[ST35] a place in the order by likes is none in another', async () => {
      await published();
      await published();
      const read = (sort: 'top' | 'newest', after?: string) =>
        world.store.threads.page(NAME, { sort, limit: 1, after });
      const top = await page(world.store, { sort: 'top', limit: 1 });
      const newest = await page(world.store, { sort: 'newest', limit: 1 });
      expect(await read('newest', top.next)).toBe('bad-cursor');
      expect(await read('top', newest.next)).toBe('bad-cursor');
      const forged = Buffer.from('newest 0 1 A').toString('base64url');
      expect(await read('newest', forged)).toBe('bad-cursor');
    });

    it('[ST75] what is set apart stands on the first page, pinned ones first, and is told as changed', async () => {
      const [first, second, third] = [await published(), await published(), await published()];
      const picked = effects(await world.feature(first, 'pick'));
      expect(picked.changes).toMatchObject([
        { kind: 'changed', listed: { comment: { id: first, feature: 'pick' } } },
      ]);
      await world.feature(third, 'pick');
      await world.feature(second, 'pin');
      const read = await page(world.store, { limit: 2 });
      expect(idsOf(read.featured)).toEqual([second, third, first]);
      expect(idsOf(read.items)).toEqual([third, second]);
      const next = await page(world.store, { limit: 2, after: read.next });
      expect(next.featured).toEqual([]);
      expect((await page(world.store, { root: first })).featured).toEqual([]);
      expect(await world.feature(second, 'pin')).toMatchObject({ kind: 'repeated' });
      effects(await world.feature(second, null));
      expect(idsOf((await page(world.store)).featured)).toEqual([third, first]);
    });

    it('[ST75] no more than the limit is set apart, also when one comes back', async () => {
      const ids = [];
      for (let n = 0; n <= MAX_FEATURED; n += 1) ids.push(await published());
      const [first = '', last = ''] = [ids[0], ids.at(-1)];
      for (const id of ids.slice(0, MAX_FEATURED)) effects(await world.feature(id));
      const full = { kind: 'refused', no: 'too-many' };
      expect(await world.feature(last)).toEqual(full);
      effects(await world.feature(first, 'pin'));
      const { decision } = await world.decided(first, 'reject', { reason: 'ad' });
      expect(idsOf((await page(world.store)).featured)).not.toContain(first);
      await world.undone(decision.id);
      expect(idsOf((await page(world.store)).featured)[0]).toBe(first);
      const again = await world.decided(first, 'spam');
      effects(await world.feature(last));
      await world.undone(again.decision.id);
      expect(await world.comment(first)).toMatchObject({ status: 'published', feature: null });
      expect(await world.feature(first)).toEqual(full);
    });

    it('[ST75] only what readers see can be set apart', async () => {
      const id = await published();
      const reply = await world.post({ status: 'published', parentId: id });
      const waiting = await world.post();
      const no = { kind: 'refused', no: 'not-legal' };
      expect(await world.feature(waiting.id)).toEqual(no);
      expect(await world.feature('tiada')).toEqual({ kind: 'missing' });
      effects(await world.feature(reply.id));
      await world.decided(id, 'spam');
      expect(await world.feature(reply.id, 'pin')).toEqual(no);
      await published();
      expect((await page(world.store)).featured).toEqual([]);
    });

    it('[ST76] the waits are those of first decisions on waiting comments, the latest ones', async () => {
      const wait = async (ms: number) => {
        const { id, createdAt } = await world.post();
        return world.decided(id, 'approve', { at: createdAt + ms });
      };
      const first = await wait(100);
      for (const ms of [5_000, 9_000, 400]) await wait(ms);
      await world.undone(first.decision.id);
      await world.decided(first.comment.id, 'reject', { reason: 'ad' });
      await world.decided(await published(), 'spam');
      const sorted = async (most: number) =>
        [...(await world.store.comments.waits(SITE, most))].sort((a, b) => a - b);
      expect(await sorted(50)).toEqual([100, 400, 5_000, 9_000]);
      expect(await sorted(2)).toHaveLength(2);
      expect(await world.store.comments.waits('lain', 50)).toEqual([]);
    });
  });
};
