/** Contract: what authors do to comments of their own, and what moderators send back to them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { STATUSES, TAKE_BACK_MS, editMove, next } from '#domain/index.js';
import { writeRaw } from '../raw.js';
import { idsOf, mine, page, pageIds, queuePage } from '../reading.js';
import { NAME, World, effects, openForTest, type Harness } from '../world.js';

export const ownWritesContract = ({ freshUrl }: Harness): void => {
  describe('own comments', () => {
    let world: World;
    const published = (parentId: string | null = null) =>
      world.post({ status: 'published', parentId });
    const revisions = (id: string) =>
      writeRaw(world.url, (db) =>
        db
          .selectFrom('revision')
          .select(['n', 'text'])
          .where('comment_id', '=', id)
          .orderBy('n')
          .execute(),
      );

    beforeEach(async () => {
      world = await World.open(await freshUrl());
    });

    it('[ST80] a harmless change of a published comment is a change in place', async () => {
      const older = await published();
      const newer = await published();
      const done = effects(await world.edit(older.id, { text: 'Baru.', at: 1_800_000_000_000 }));
      expect(done.comment).toMatchObject({
        ...{ status: 'published', text: 'Baru.', html: '<p>Baru.</p>', version: 2 },
        ...{ editedAt: 1_800_000_000_000, publishedAt: older.publishedAt },
      });
      expect(done.changes).toEqual([
        { kind: 'changed', seq: 3, listed: { comment: done.comment, replyCount: 0 } },
      ]);
      expect(done.queue).toMatchObject({ from: ['unreviewed'], to: ['unreviewed'] });
      expect(await pageIds(world.store)).toEqual([newer.id, older.id]);
      expect(await revisions(older.id)).toEqual([
        { n: 1, text: older.text },
        { n: 2, text: 'Baru.' },
      ]);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[ST80] a change that has to be looked at takes the comment and its replies from readers', async () => {
      const root = await published();
      const reply = await published(root.id);
      const done = effects(await world.edit(root.id, { verdict: 'pending' }));
      expect(done.comment).toMatchObject({ status: 'pending', publishedAt: null });
      expect(done.changes).toEqual([{ kind: 'gone', seq: 3, commentId: root.id }]);
      expect(done.thread.total).toBe(0);
      expect(done.queue?.counts.pending).toBe(1);
      expect((await mine(world.store)).comments.map(({ id }) => id)).toEqual([root.id]);
      const back = await world.decided(root.id, 'approve');
      expect(back.comment.editedAt).not.toBeNull();
      expect(await pageIds(world.store)).toEqual([root.id, reply.id]);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[ST81] of two changes of one version one is made and the other is a conflict, 100 times', async () => {
      const other = await openForTest(world.url);
      for (let round = 0; round < 100; round += 1) {
        const { id } = await published();
        const edit = { commentId: id, authorId: 'sari', version: 1, html: 'x', digest: 'x' };
        const rest = {
          signals: [],
          sanitizerVersion: 1,
          verdict: 'published',
          at: 1,
          closeAfterDays: 0,
        } as const;
        const both = await Promise.all([
          world.store.comments.edit({ ...edit, ...rest, text: 'satu' }),
          other.comments.edit({ ...edit, ...rest, text: 'dua' }),
        ]);
        expect(both.map(({ kind }) => kind).sort()).toEqual(['conflict', 'done']);
        const winner = both.find(({ kind }) => kind === 'done');
        const loser = both.find(({ kind }) => kind === 'conflict');
        expect(loser).toMatchObject({ comment: (winner as { comment: unknown }).comment });
        expect(await revisions(id)).toHaveLength(2);
      }
      expect(await world.store.recount()).toEqual([]);
    }, 60_000);

    it('[ST81] a change sent again is answered as the first one, and writes nothing', async () => {
      const { id } = await published();
      const first = effects(await world.edit(id, { text: 'Sama.' }));
      for (const version of [1, 2])
        expect(await world.edit(id, { text: 'Sama.', version })).toEqual({
          ...{ kind: 'repeated', comment: first.comment },
        });
      expect(await revisions(id)).toHaveLength(2);
    });

    it.each(STATUSES)(
      '[ST82] from %s a text can be changed where the life cycle says so',
      async (status) => {
        const { id } = await world.post({ status });
        const edited = await world.edit(id);
        if (editMove(status) === undefined && status !== 'spam') {
          expect(edited).toEqual({ kind: 'refused', no: 'edit-closed' });
          return;
        }
        const { comment } = effects(edited);
        const stays = status === 'published' || status === 'spam';
        expect(comment.status).toBe(stays ? status : 'pending');
        expect(await world.store.recount()).toEqual([]);
      },
    );

    it('[ST82] what waits can be changed, waits on, and the desk is told of the new text', async () => {
      const { id, createdAt } = await world.post();
      const done = effects(await world.edit(id, { text: 'Lebih sopan.' }));
      expect(done).toMatchObject({ from: 'pending', queue: { seq: 2, counts: { pending: 1 } } });
      expect(done.comment).toMatchObject({ createdAt, editedAt: null, version: 2 });
      const [card] = (await queuePage(world.store)).cards;
      expect(card?.comment.text).toBe('Lebih sopan.');
      expect(await world.decide(id, 'approve', { version: 1 })).toMatchObject({ kind: 'conflict' });
    });

    it('[ST83] a comment is returned with note and marks, changed, and waits again without them', async () => {
      const { id } = await world.post({ text: 'Dasar kamu.' });
      const marks = [{ start: 0, end: 5 }];
      const returned = await world.decided(id, 'return', {
        ...{ reason: 'abuse', note: 'Tolong lebih sopan.', marks },
      });
      expect(returned.comment).toMatchObject({
        ...{ status: 'returned', reason: 'abuse', note: 'Tolong lebih sopan.', marks },
      });
      expect((await mine(world.store)).comments).toEqual([returned.comment]);
      const done = effects(await world.edit(id, { text: 'Dasar kamu.' }));
      expect(done.comment).toMatchObject({
        status: 'pending',
        reason: null,
        note: null,
        marks: [],
      });
      expect(done.queue?.counts.pending).toBe(1);
      expect(await world.undo(returned.decision.id)).toMatchObject({ kind: 'conflict' });
    });

    it('[ST83] undoing puts back what was said to the author before', async () => {
      const { id } = await world.post();
      await world.decided(id, 'reject', { reason: 'ad', note: 'Iklan.' });
      const { decision } = await world.decided(id, 'spam');
      expect(await world.comment(id)).toMatchObject({ reason: null, note: null });
      expect((await world.undone(decision.id)).comment).toMatchObject({
        ...{ status: 'rejected', reason: 'ad', note: 'Iklan.' },
      });
      const other = await world.post();
      const returned = await world.decided(other.id, 'return', {
        ...{ reason: 'other', note: 'x', marks: [{ start: 0, end: 1 }] },
      });
      expect((await world.undone(returned.decision.id)).comment).toEqual({
        ...other,
        version: 3,
      });
    });

    it('[ST84] withdrawing hides the comment and what stands below it exactly, and taking back restores both', async () => {
      const root = await published();
      const a = await published(root.id);
      const b = await published(a.id);
      const c = await published(root.id);
      const waiting = await world.post({ parentId: a.id });
      const before = await page(world.store);
      const gone = effects(await world.withdraw(a.id, 1_000_000));
      expect(gone.comment).toMatchObject({
        ...{ status: 'withdrawn', publishedAt: null },
        withdrawal: { from: 'published', at: 1_000_000 },
      });
      expect(gone.changes).toEqual([{ kind: 'gone', seq: 5, commentId: a.id }]);
      expect(gone.thread.total).toBe(2);
      expect(await pageIds(world.store)).toEqual([root.id, c.id]);
      expect((await world.comment(waiting.id)).hiddenAncestors).toBe(1);
      expect(await world.store.recount()).toEqual([]);
      const back = effects(await world.takeBack(a.id, 1_000_000 + TAKE_BACK_MS));
      expect(back.comment.withdrawal).toBeNull();
      expect(back.changes.map((change) => 'listed' in change && change.listed.comment.id)).toEqual([
        ...[a.id, b.id],
      ]);
      const after = await page(world.store);
      expect(idsOf(after.items)).toEqual(idsOf(before.items));
      expect(after.thread.total).toBe(4);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[ST84] a root that is taken back at once has its old place', async () => {
      const [first, second] = [await published(), await published()];
      const later = world.now();
      await world.withdraw(first.id, later);
      const back = effects(await world.takeBack(first.id, later + 1));
      expect(back.comment.publishedAt).toBe(first.publishedAt);
      expect(await pageIds(world.store)).toEqual([second.id, first.id]);
    });

    it('[LC17] what is taken back later goes to the moderators', async () => {
      const { id } = await published();
      await world.withdraw(id, 1_000_000);
      const late = effects(await world.takeBack(id, 1_000_001 + TAKE_BACK_MS));
      expect(late).toMatchObject({ comment: { status: 'pending' }, changes: [] });
      expect(late.queue?.counts.pending).toBe(1);
    });

    it.each(['rejected', 'spam'] as const)(
      '[ST85] withdrawing is no way out of %s',
      async (status) => {
        const { id } = await world.post({ status });
        effects(await world.withdraw(id, 1_000_000));
        const late = effects(await world.takeBack(id, 1_000_001 + TAKE_BACK_MS));
        expect(late.comment.status).toBe(status);
        expect(await world.store.recount()).toEqual([]);
      },
    );

    it.each(STATUSES)('[LC16] from %s withdrawing is legal or refused', async (status) => {
      const { id } = await world.post({ status });
      const done = await world.withdraw(id);
      if (next(status, 'withdraw') !== undefined) expect(done.kind).toBe('done');
      else if (status !== 'withdrawn') expect(done).toEqual({ kind: 'refused', no: 'not-legal' });
      else expect(done.kind).toBe('repeated');
    });

    it('[ST85] withdrawing twice is withdrawing once, and only what is withdrawn is taken back', async () => {
      const { id } = await published();
      const first = effects(await world.withdraw(id));
      expect(await world.withdraw(id)).toEqual({ kind: 'repeated', comment: first.comment });
      effects(await world.takeBack(id));
      expect(await world.takeBack(id)).toEqual({ kind: 'refused', no: 'not-legal' });
    });

    it('[ST86] a comment of somebody else does not exist for these acts', async () => {
      const { id } = await published();
      const foreign = { commentId: id, authorId: 'tono', at: 1 };
      expect(await world.edit(id, { authorId: 'tono' })).toEqual({ kind: 'missing' });
      expect(await world.store.comments.withdraw(foreign)).toEqual({ kind: 'missing' });
      await world.withdraw(id);
      expect(await world.store.comments.takeBack(foreign)).toEqual({ kind: 'missing' });
    });

    it('[ST8] an author finds what can still be changed or taken back', async () => {
      const old = await published();
      const young = await published();
      const gone = await published();
      await world.withdraw(gone.id, 5_000);
      const ids = async (editableSince: number, withdrawnSince: number) =>
        (await mine(world.store, 'sari', { editableSince, withdrawnSince })).comments.map(
          ({ id }) => id,
        );
      expect(await ids(young.createdAt, 5_000)).toEqual([young.id, gone.id]);
      expect(await ids(old.createdAt, 5_001)).toEqual([old.id, young.id]);
    });

    it('[ST7] the text that is being changed does not count as a repetition of itself', async () => {
      const { id, createdAt } = await world.post({ digest: 'sama' });
      const query = { site: NAME.site, digest: 'sama', authorId: 'sari', since: createdAt };
      const count = (except?: string) => world.store.comments.sameText({ ...query, except });
      expect(await count()).toEqual({ byAuthor: 1, byOthers: 0 });
      expect(await count(id)).toEqual({ byAuthor: 0, byOthers: 0 });
    });
  });
};
