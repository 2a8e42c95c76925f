/** Contract: sanctions, notes, an author's past and the list of his comments. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { NewSanction, SanctionWritten } from '#server/ports/sanctions.js';
import { writeRaw } from '../raw.js';
import { NOON, SITE, World, openForTest, type Harness } from '../world.js';

const ANI = { id: 'ani', name: 'Ani' };
const BUDI = { id: 'budi', name: 'Budi' };
const DAY_MS = 86_400_000;

export const authorsContract = ({ freshUrl }: Harness): void => {
  describe('authors', () => {
    let world: World;

    const asked = (change: Partial<NewSanction> = {}): NewSanction => ({
      ...{ id: world.newId(), authorId: 'sari', kind: 'suspend', reason: 'abuse', note: 'Cukup.' },
      ...{ by: ANI, at: world.now(), until: NOON + DAY_MS },
      ...{ threadId: null, threadKey: null, everyMs: null },
      ...change,
    });
    const set = async (change: Partial<NewSanction> = {}): Promise<SanctionWritten> => {
      const done = await world.store.sanctions.add(asked(change));
      if (done.kind !== 'written') throw new Error(done.kind);
      return done;
    };
    const standing = (now = world.now(), authorId = 'sari') =>
      world.store.sanctions.standing(authorId, now);
    const past = async (authorId = 'sari') => {
      const found = await world.store.authorRecords.past(authorId, world.now());
      if (!found) throw new Error('no author');
      return found;
    };
    const comments = (query: object = {}) =>
      world.store.authorRecords.comments({ authorId: 'sari', limit: 50, ...query });
    const ids = async (query: object = {}) => {
      const page = await comments(query);
      return page === 'bad-cursor' ? page : page.cards.map(({ comment }) => comment.id);
    };

    beforeEach(async () => {
      world = await World.open(await freshUrl());
    });

    it('[AU20] a sanction is kept whole and stands until its end', async () => {
      const { sanction, version } = await set();
      expect(sanction).toMatchObject({
        ...{ authorId: 'sari', site: SITE, kind: 'suspend', reason: 'abuse', note: 'Cukup.' },
        ...{ by: ANI, until: NOON + DAY_MS, endedAt: null, end: null, decisionIds: [] },
      });
      expect(version).toBe(1);
      expect(await world.store.sanctions.find(sanction.id)).toEqual(sanction);
      expect(await standing(NOON + DAY_MS - 1)).toEqual([sanction]);
      expect(await standing(NOON + DAY_MS)).toEqual([]);
      expect(await standing(world.now(), 'tono')).toEqual([]);
      const ban = await set({ kind: 'ban', until: null });
      expect(await standing(NOON + 9_999 * DAY_MS)).toEqual([ban.sanction]);
    });

    it('[AU21] of two who look at the same version and act, one writes and the other gets a conflict', async () => {
      const other = await openForTest(world.url);
      const answers = await Promise.all(
        [world.store, other].map((store) => store.sanctions.add(asked({ version: 0 }))),
      );
      expect(answers.map(({ kind }) => kind).sort()).toEqual(['conflict', 'written']);
      expect(await standing()).toHaveLength(1);
      expect((await past()).version).toBe(1);
      expect(await world.store.sanctions.add(asked({ authorId: 'tiada' }))).toEqual({
        kind: 'missing',
      });
    });

    it('[AU22] a sanction ends once, whoever tries', async () => {
      const { sanction } = await set();
      const other = await openForTest(world.url);
      const end = { sanctionId: sanction.id, how: 'lifted', at: world.now(), by: BUDI } as const;
      const answers = await Promise.all(
        [world.store, other].map((store) => store.sanctions.end(end)),
      );
      expect(answers.map(({ kind }) => kind).sort()).toEqual(['over', 'written']);
      expect(answers[0]).toMatchObject({
        sanction: { endedAt: end.at, end: { how: 'lifted', at: end.at, by: BUDI } },
      });
      expect(await standing()).toEqual([]);
      const unknown = { ...end, sanctionId: 'tiada' };
      expect(await world.store.sanctions.end(unknown)).toEqual({ kind: 'missing' });
      const warn = await set({ kind: 'warn', until: null });
      await world.store.sanctions.end({
        ...{ sanctionId: warn.sanction.id, how: 'acknowledged', at: world.now(), by: null },
      });
      expect((await world.store.sanctions.find(warn.sanction.id))?.end).toMatchObject({
        how: 'acknowledged',
        by: null,
      });
    });

    it('[AU23] a sanction knows the decisions that were made along with it', async () => {
      const { sanction } = await set();
      await world.store.sanctions.tie(sanction.id, ['K1', 'K2']);
      const found = await world.store.sanctions.find(sanction.id);
      expect(found?.decisionIds).toEqual(['K1', 'K2']);
    });

    it('[AU24] when an author last wrote counts whatever became of it', async () => {
      const { lastPostAt } = world.store.sanctions;
      expect(await lastPostAt('sari')).toBeUndefined();
      await world.post({ status: 'published' });
      const last = await world.post({ status: 'spam' });
      expect(await lastPostAt('sari')).toBe(last.createdAt);
    });

    it('[AU25] the tally follows every movement by status and reason, and a recount finds what is wrong', async () => {
      const a = await world.post();
      const b = await world.post();
      await world.post({ status: 'published' });
      await world.decided(a.id, 'reject', { reason: 'abuse' });
      const { decision } = await world.decided(b.id, 'reject', { reason: 'ad' });
      const tally = async () =>
        (await past()).tally.map(({ status, reason, count }) => [status, reason, count]);
      expect(await tally()).toEqual([
        ['published', null, 1],
        ['rejected', 'abuse', 1],
        ['rejected', 'ad', 1],
      ]);
      await world.undone(decision.id);
      expect(await tally()).toEqual([
        ['pending', null, 1],
        ['published', null, 1],
        ['rejected', 'abuse', 1],
      ]);
      await world.edit(b.id);
      await world.withdraw(b.id);
      expect(await world.store.recount()).toEqual([]);
      await writeRaw(world.url, (db) =>
        db.deleteFrom('author_tally').where('status', '=', 'published').execute(),
      );
      expect((await world.store.recount()).join()).toMatch(/no tally of author sari, published/u);
      await writeRaw(world.url, (db) => db.updateTable('author_tally').set({ n: 7 }).execute());
      expect((await world.store.recount()).join()).toMatch(/tally of author sari, rejected abuse/u);
    });

    it('[AU26] the past counts reports both ways and lists standing sanctions first', async () => {
      const own = await world.post({ status: 'published' });
      const others = await world.post({ by: 'tono', status: 'published' });
      await world.report(own.id);
      await world.report(others.id, 'sari');
      const first = await set({ until: NOON + 9 * DAY_MS });
      const second = await set({ kind: 'warn', until: null });
      await world.store.sanctions.end({
        ...{ sanctionId: second.sanction.id, how: 'undone', at: world.now(), by: BUDI },
      });
      const found = await past();
      expect(found).toMatchObject({ reportsReceived: 1, reportsMade: 1 });
      expect(await past('tono')).toMatchObject({ reportsReceived: 1, reportsMade: 1 });
      await world.decided(own.id, 'reject', { reason: 'abuse' });
      expect((await past('tono')).asReporter).toEqual({ upheld: 1, dismissed: 0 });
      expect(await world.store.recount()).toEqual([]);
      expect(found.sanctions.map(({ id }) => id)).toEqual([first.sanction.id, second.sanction.id]);
      expect(found.version).toBe(3);
      expect(found.author.id).toBe('sari');
      expect(await world.store.authorRecords.past('tiada', 0)).toBeUndefined();
    });

    it('[AU27] notes are kept, newest first', async () => {
      for (const text of ['Sudah ditelepon.', 'Minta maaf.']) {
        const note = { id: world.newId(), authorId: 'sari', text, by: ANI, at: world.now() };
        await world.store.authorRecords.addNote({ ...note, site: SITE });
      }
      const { notes } = await past();
      expect(notes.map(({ text }) => text)).toEqual(['Minta maaf.', 'Sudah ditelepon.']);
      expect(notes[0]).toMatchObject({ authorId: 'sari', by: ANI });
      expect((await past('tono')).notes).toEqual([]);
    });

    it('[AU30] every sanction, end and note is an entry of the log, and says its texts by digest only', async () => {
      const { sanction } = await set();
      const end = { sanctionId: sanction.id, at: world.now(), by: BUDI } as const;
      await world.store.sanctions.end({ ...end, how: 'lifted' });
      await world.store.sanctions.end({ ...end, how: 'undone' });
      const note = {
        id: world.newId(),
        authorId: 'sari',
        text: 'Rahasia.',
        by: ANI,
        at: world.now(),
      };
      await world.store.authorRecords.addNote({ ...note, site: SITE });
      const rows = await writeRaw(world.url, (db) =>
        db
          .selectFrom('log_entry')
          .selectAll()
          .where('author_id', '=', 'sari')
          .orderBy('n')
          .execute(),
      );
      expect(rows.map(({ act, by_id: by }) => [act, by])).toEqual([
        ['author:sanction', 'ani'],
        ['sanction:lift', 'budi'],
        ['author:note', 'ani'],
      ]);
      expect(rows[0]?.detail).toContain(sanction.id);
      expect(JSON.stringify(rows)).not.toMatch(/Cukup|Rahasia/u);
    });

    it('[AU28] an author’s comments page through every one once, newest first, or those of one status', async () => {
      const made: string[] = [];
      for (let n = 0; n < 7; n += 1)
        made.unshift((await world.post({ status: n % 2 === 0 ? 'published' : 'pending' })).id);
      await world.post({ by: 'tono' });
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await comments({ limit: 3, after });
        if (page === 'bad-cursor') throw new Error(page);
        seen.push(...page.cards.map(({ comment }) => comment.id));
        after = page.next;
      } while (after !== undefined);
      expect(seen).toEqual(made);
      expect(await ids({ statuses: ['pending'] })).toEqual(made.filter((_, n) => n % 2 === 1));
      expect(await comments({ after: 'xyz' })).toBe('bad-cursor');
    });

    it('[AU29] a text is found whatever its case and disguise, and a long search goes on where it stopped', async () => {
      const wanted = await world.post({ text: 'Harga Sémangka naik lagi' });
      for (let n = 0; n < 3; n += 1) await world.post({ text: 'Tidak ada hubungannya' });
      expect(await ids({ text: 'semangka' })).toEqual([wanted.id]);
      expect(await ids({ text: 'SEMANGKA NAIK' })).toEqual([wanted.id]);
      expect(await ids({ text: 'durian' })).toEqual([]);
      expect(await ids({ text: '%' })).toEqual([]);
      expect(await ids({ text: 'hubungannya', limit: 2 })).toHaveLength(2);
      const page = await comments({ text: 'hubungannya', limit: 2 });
      const after = page === 'bad-cursor' ? undefined : page.next;
      expect(await ids({ text: 'hubungannya', after })).toHaveLength(1);
    });

    it('[AU29] beyond the comments one search looks at there is a next page', async () => {
      const old = await world.post({ text: 'jarum' });
      await writeRaw(world.url, async (db) => {
        const {
          text: _text,
          html: _html,
          ...row
        } = {
          ...(await db.selectFrom('comment').selectAll().executeTakeFirstOrThrow()),
          ...{ text: '', html: '' },
        };
        for (let n = 0; n < 500; n += 1) {
          const id = `J${String(n).padStart(6, '0')}`;
          const copy = {
            ...row,
            id,
            root_id: id,
            client_id: id,
            created_at: row.created_at + n + 1,
          };
          await db.insertInto('comment').values(copy).execute();
          await db
            .insertInto('revision')
            .values({
              ...{ comment_id: id, n: 1, text: 'jerami', html: '', sanitizer_version: 1 },
              created_at: 1,
            })
            .execute();
        }
      });
      const first = await comments({ text: 'jarum' });
      if (first === 'bad-cursor') throw new Error(first);
      expect(first.cards).toEqual([]);
      expect(await ids({ text: 'jarum', after: first.next })).toEqual([old.id]);
    });
  });
};
