/** Contract: who has looked at a comment, how reports open and end, and what an undo brings back of both. */
import { beforeEach, describe, expect, it } from 'vitest';
import { countsOf, queuePage } from '../reading.js';
import { writeRaw } from '../raw.js';
import { NOON, World, done, type Harness } from '../world.js';

export const reviewingContract = ({ freshUrl }: Harness): void => {
  describe('reviewing and reports', () => {
    let world: World;
    const published = async () => (await world.post({ status: 'published' })).id;
    const counts = async () => (await queuePage(world.store)).counts;
    const states = (id: string) =>
      writeRaw(world.url, async (db) => {
        const rows = await db
          .selectFrom('report')
          .select('state')
          .where('comment_id', '=', id)
          .orderBy('at')
          .execute();
        return rows.map(({ state }) => state);
      });
    const readers = ['tono', 'wati', 'joko', 'lala'];

    beforeEach(async () => {
      world = await World.open(await freshUrl());
      for (const reader of readers.slice(1)) await world.addAuthor(reader);
    });

    it('[RP1] nobody has looked at what the checks publish or hold; what they refuse, a rule has', async () => {
      const reviewOf = async (status: 'published' | 'pending' | 'spam' | 'rejected') =>
        (await world.post({ status })).review;
      expect(await reviewOf('published')).toBe('none');
      expect(await reviewOf('pending')).toBe('none');
      expect(await reviewOf('spam')).toBe('auto');
      expect(await reviewOf('rejected')).toBe('auto');
    });

    it('[RP1] a decision is a review by a moderator, until the text is another one', async () => {
      const { id } = await world.post();
      const { comment } = await world.decided(id, 'approve', { by: 'ani' });
      expect(comment).toMatchObject({
        review: 'human',
        reviewedBy: { id: 'ani', name: 'ani' },
      });
      await world.edit(id);
      expect(await world.comment(id)).toMatchObject({ review: 'none', reviewedBy: null });
      expect(await counts()).toEqual(countsOf({ unreviewed: 1, log: 1 }));
    });

    it('[RP2] a published comment is approved once for each text and each report', async () => {
      const id = await published();
      const first = await world.decided(id, 'approve');
      expect(first).toMatchObject({
        ...{ from: 'published', comment: { status: 'published', review: 'human' } },
      });
      expect(await world.decide(id, 'approve')).toEqual({ kind: 'refused', no: 'not-legal' });
      await world.report(id);
      expect((await world.decided(id, 'approve')).comment.openReports).toBe(0);
      expect(await states(id)).toEqual(['dismissed']);
    });

    it('[RP2] [AC6] it stays at its place among the others', async () => {
      const id = await published();
      const before = await world.comment(id);
      const { comment } = await world.decided(id, 'approve');
      expect([comment.publishedAt, comment.waitingSince]).toEqual([
        before.publishedAt,
        before.waitingSince,
      ]);
    });

    it('[RP3] [AC1] a reported comment is among the reports, also where a moderator has approved it', async () => {
      const id = await published();
      await world.decided(id, 'approve');
      const reported = await world.report(id);
      expect(reported).toMatchObject({
        ...{ kind: 'reported', changes: [], comment: { status: 'published', version: 2 } },
        queue: { from: ['log'], to: ['reports', 'log'] },
      });
      const [card] = (await queuePage(world.store, 'reports')).cards;
      expect(card).toMatchObject({
        ...{ comment: { id, openReports: 1 }, openReports: [{ reason: 'abuse', note: null }] },
      });
    });

    it('[RP4] enough reports take a comment out of sight until somebody decides', async () => {
      const id = await published();
      const below = await world.post({ status: 'published', parentId: id, by: 'tono' });
      for (const reader of readers.slice(0, 2)) await world.report(id, reader);
      expect(await world.comment(id)).toMatchObject({ status: 'published', version: 1 });
      const third = await world.report(id, 'joko');
      expect(third).toMatchObject({
        ...{ kind: 'reported', from: 'published', thread: { total: 0 } },
        ...{ comment: { status: 'quarantined', openReports: 3 } },
        changes: [{ kind: 'gone', commentId: id }],
        queue: { from: ['reports', 'unreviewed'], to: ['reports'] },
      });
      expect(await world.report(id, 'lala')).toEqual({ kind: 'missing' });
      const approved = await world.decided(id, 'approve');
      expect(approved.changes.map((change) => change.kind)).toEqual(['published', 'published']);
      expect((await world.comment(below.id)).hiddenAncestors).toBe(0);
      expect(await states(id)).toEqual(['dismissed', 'dismissed', 'dismissed']);
      await world.report(id, 'lala');
      expect((await world.comment(id)).status).toBe('published');
      expect(await world.store.recount()).toEqual([]);
    });

    it('[RP4] readers whose reports are mostly dismissed weigh less', async () => {
      for (let n = 0; n < 5; n += 1) {
        const id = await published();
        await world.report(id, 'tono');
        await world.decided(id, 'approve');
      }
      const id = await published();
      for (const reader of readers.slice(0, 3)) await world.report(id, reader);
      expect((await world.comment(id)).status).toBe('published');
      await world.report(id, 'lala');
      expect((await world.comment(id)).status).toBe('quarantined');
    });

    it.each([
      ['approve', 'dismissed'],
      ['reject', 'upheld'],
      ['spam', 'upheld'],
    ] as const)('[RP5] %s says of the open reports that they are %s', async (move, outcome) => {
      const id = await published();
      await world.report(id);
      const { comment } = await world.decided(id, move, { reason: 'abuse' });
      expect(comment).toMatchObject({ openReports: 0, reportedAt: null, reports: 1 });
      expect(await states(id)).toEqual([outcome]);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[RP6] closing reports leaves status and review, is logged and undone', async () => {
      const id = await published();
      await world.report(id);
      const before = await world.comment(id);
      const close = async (version: number) =>
        world.store.comments.closeReports({
          ...{ id: world.newId(), commentId: id, version, outcome: 'upheld', note: null },
          ...{ moderator: { id: 'ani', name: 'ani' }, at: world.now() },
        });
      expect(await close(9)).toMatchObject({ kind: 'conflict' });
      const closed = done(await close(1));
      expect(closed).toMatchObject({
        ...{ from: 'published', comment: { status: 'published', review: 'none', openReports: 0 } },
        decision: { move: 'close', from: 'published', to: 'published' },
        queue: { from: ['reports', 'unreviewed'], to: ['unreviewed', 'log'] },
      });
      expect(await states(id)).toEqual(['upheld']);
      expect(await close(2)).toEqual({ kind: 'refused', no: 'not-legal' });
      const undone = await world.undone(closed.decision.id);
      expect(undone.comment).toEqual({ ...before, version: 3 });
      expect(await states(id)).toEqual(['open']);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[RP6] a quarantined comment stays among the reports when they are closed', async () => {
      const id = await published();
      for (const reader of readers.slice(0, 3)) await world.report(id, reader);
      await world.store.comments.closeReports({
        ...{ id: world.newId(), commentId: id, version: 2, outcome: 'dismissed', note: null },
        ...{ moderator: { id: 'ani', name: 'ani' }, at: world.now() },
      });
      const { cards } = await queuePage(world.store, 'reports');
      expect(cards.map(({ comment }) => [comment.id, comment.status])).toEqual([
        [id, 'quarantined'],
      ]);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[RP7] an undo opens the reports again, with those that came since', async () => {
      const id = await published();
      await world.report(id, 'tono');
      const first = (await world.comment(id)).reportedAt;
      const { decision } = await world.decided(id, 'approve');
      await world.report(id, 'wati');
      const { comment } = await world.undone(decision.id);
      expect(comment).toMatchObject({ openReports: 2, reportedAt: first, review: 'none' });
      expect(await counts()).toEqual(countsOf({ reports: 1, unreviewed: 1 }));
      expect(await world.store.recount()).toEqual([]);
    });

    it('[RP8] the moderators decide on what was returned and on what reports have hidden', async () => {
      for (const move of ['approve', 'reject', 'spam'] as const) {
        const returned = await world.post();
        await world.decided(returned.id, 'return', { reason: 'off_topic' });
        const { decision } = await world.decided(returned.id, move, { reason: 'ad' });
        expect(decision.from).toBe('returned');
        await world.undone(decision.id);
        expect((await world.comment(returned.id)).status).toBe('returned');
        const hidden = await published();
        for (const reader of readers.slice(0, 3)) await world.report(hidden, reader);
        expect((await world.decided(hidden, move, { reason: 'ad' })).from).toBe('quarantined');
      }
      expect(await world.store.recount()).toEqual([]);
    });

    it('[RP9] what comes back to the moderators waits from then on; what waits keeps its place', async () => {
      const { id } = await world.post({ at: NOON });
      await world.edit(id, { verdict: 'pending', at: NOON + 5_000 });
      expect((await world.comment(id)).waitingSince).toBe(NOON);
      await world.decided(id, 'return', { reason: 'abuse', at: NOON + 10_000 });
      expect((await world.comment(id)).waitingSince).toBe(NOON + 10_000);
      await world.edit(id, { at: NOON + 20_000 });
      expect(await world.comment(id)).toMatchObject({
        ...{ status: 'pending', waitingSince: NOON + 20_000 },
      });
      const { decision } = await world.decided(id, 'approve', { at: NOON + 30_000 });
      await world.undone(decision.id);
      expect((await world.comment(id)).waitingSince).toBe(NOON + 20_000);
    });
  });
};
