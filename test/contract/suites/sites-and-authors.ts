/** Contract: sites and authors are remembered as they were given. */
import { describe, expect, it } from 'vitest';
import { REASON_CODES } from '#domain/index.js';
import { ACT, KEY, NAME, NOON, SITE, World, openForTest, site, type Harness } from '../world.js';
import { run, withConnection } from '../raw.js';

const TABLES = [
  'author',
  'thread',
  'thread_alias',
  'comment',
  'revision',
  'decision',
  'change',
  'queue_item',
  'queue_count',
  'reaction',
  'report',
  'rule_set',
  'rule',
  'rule_version',
  'rule_hit',
];

export const sitesAndAuthorsContract = ({ freshUrl }: Harness): void => {
  describe('sites', () => {
    it('[SI1] a site is remembered with its origins and its own policy', async () => {
      const store = await openForTest(await freshUrl());
      const added = site({
        policy: { mode: 'pre', maxLinks: 0 },
        origins: ['http://localhost:3100'],
      });
      expect(await store.sites.find(SITE)).toBeUndefined();
      expect(await store.sites.add(added)).toBe('added');
      expect(await store.sites.find(SITE)).toEqual(added);
      expect(await store.sites.add(site({ name: 'Lain' }))).toBe('taken');
      expect(await store.sites.list()).toEqual([added]);
      expect(
        await store.sites.setOrigins(SITE, ['https://a.example', 'https://b.example'], ACT),
      ).toBe(true);
      expect((await store.sites.find(SITE))?.origins).toEqual([
        'https://a.example',
        'https://b.example',
      ]);
      expect(await store.sites.setOrigins('tiada', [], ACT)).toBe(false);
    });

    it('[SI5] how a site vouches for its readers is remembered as it was given, and forgotten', async () => {
      const store = await openForTest(await freshUrl());
      await store.sites.add(site());
      const identity = { secret: 'rahasia', more: ['x', 1] };
      expect(await store.sites.setIdentity(SITE, identity, ACT)).toBe(true);
      expect(await store.sites.find(SITE)).toEqual(site({ identity }));
      expect(await store.sites.setIdentity(SITE, null, ACT)).toBe(true);
      expect(await store.sites.find(SITE)).toEqual(site());
      expect(await store.sites.setIdentity('tiada', identity, ACT)).toBe(false);
    });

    it('[SI7] what a site sets of its policy is changed one by one', async () => {
      const store = await openForTest(await freshUrl());
      await store.sites.add(site({ policy: { mode: 'pre', maxLinks: 0 } }));
      expect(await store.sites.changePolicy(SITE, { guests: false, mode: 'open' }, ACT)).toBe(true);
      expect(await store.sites.changePolicy(SITE, {}, ACT)).toBe(true);
      expect(await store.sites.find(SITE)).toEqual(
        site({ policy: { mode: 'open', maxLinks: 0, guests: false } }),
      );
      expect(await store.sites.changePolicy('tiada', { guests: false }, ACT)).toBe(false);
    });

    it('[SI2] with the first real site every demo site goes, and nothing of it is left', async () => {
      const url = await freshUrl();
      const store = await openForTest(url);
      await store.sites.add(site({ demo: true }));
      expect(await store.sites.add(site({ demo: true }))).toBe('taken');
      await store.sites.add(site({ id: 'demo-2', demo: true }));
      const world = await World.over(store, url);
      const root = await world.post({ status: 'published', alias: 'https://koran.example/1' });
      const reply = await world.post({ parentId: root.id });
      await world.decided(reply.id, 'approve');
      await world.like(reply.id);
      await world.report(reply.id);
      expect(await store.sites.add(site({ id: 'asli' }))).toBe('added');
      expect((await store.sites.list()).map(({ id }) => id)).toEqual(['asli']);
      expect(await store.threads.find(NAME)).toBeUndefined();
      expect(await store.comments.find(root.id)).toBeUndefined();
      await withConnection(url, async ({ read }) => {
        for (const table of TABLES) {
          const rows = await read((db) => run(db, `select * from ${table}`));
          expect(rows, table).toHaveLength(table === 'queue_count' ? 1 : 0);
        }
      });
    });

    it('[SI2] a real site may take the id of a demo', async () => {
      const store = await openForTest(await freshUrl());
      await store.sites.add(site({ demo: true }));
      expect(await store.sites.add(site({ name: 'Asli' }))).toBe('added');
      expect(await store.sites.list()).toEqual([site({ name: 'Asli' })]);
    });

    it('[SI3] threads of two sites with the same key are two threads', async () => {
      const world = await World.open(await freshUrl());
      await world.store.sites.add(site({ id: 'lain' }));
      await world.addAuthor('lina', 'lain');
      await world.post({ status: 'published' });
      await world.post({ status: 'published', by: 'lina', name: { site: 'lain', key: KEY } });
      expect(Object.fromEntries(await world.store.threads.totals('lain', [KEY], NOON))).toEqual({
        [KEY]: 1,
      });
      expect(Object.fromEntries(await world.store.threads.totals('lain', [], NOON))).toEqual({});
    });
  });

  describe('authors and the desk', () => {
    it('[SI4] a renamed author keeps the name on what he wrote before', async () => {
      const world = await World.open(await freshUrl());
      const before = await world.post();
      await world.store.authors.rename('sari', { name: 'Sari W.', email: 'sari@koran.example' });
      await world.store.authors.rename('sari', { name: 'Sari Wulan' });
      expect(await world.store.authors.find('sari')).toMatchObject({
        ...{ name: 'Sari Wulan', email: 'sari@koran.example', createdAt: NOON },
      });
      expect((await world.comment(before.id)).authorName).toBe('sari');
      expect(await world.store.authors.find('tiada')).toBeUndefined();
    });

    it('[SI6] a reader with an account is one author of the site, by the site’s own id, as the site last said', async () => {
      const world = await World.open(await freshUrl());
      await world.store.sites.add(site({ id: 'lain' }));
      const { findOrCreateMember, find } = world.store.authors;
      const member = { site: SITE, subject: 'p-7', name: 'Rina', badges: ['Pelanggan'] };
      const first = await findOrCreateMember({
        ...member,
        ...{ id: 'A1', at: NOON, email: 'r@x.example' },
      });
      expect(first).toMatchObject({
        ...{ id: 'A1', name: 'Rina', badges: ['Pelanggan'], externalId: 'p-7' },
        ...{ email: 'r@x.example', createdAt: NOON, approved: 0 },
      });
      const again = await findOrCreateMember({
        ...member,
        ...{ id: 'A2', at: NOON + 9, name: 'Rina W.', badges: [] },
      });
      expect(again).toEqual({ ...first, name: 'Rina W.', badges: [] });
      expect(await find('A1')).toEqual(again);
      const elsewhere = await findOrCreateMember({ ...member, site: 'lain', id: 'A3', at: NOON });
      expect(elsewhere.id).toBe('A3');
      const rush = Array.from({ length: 10 }, (_, n) =>
        findOrCreateMember({ ...member, subject: 'p-8', id: `B${String(n)}`, at: NOON }),
      );
      expect(new Set((await Promise.all(rush)).map(({ id }) => id)).size).toBe(1);
    });

    it('[SI6] a comment keeps the badges its author had when it was written', async () => {
      const world = await World.open(await freshUrl());
      const member = { id: 'A1', site: SITE, subject: 'p-7', name: 'Rina', at: NOON };
      const author = await world.store.authors.findOrCreateMember({ ...member, badges: ['Staf'] });
      const posted = await world.store.comments.post({ ...world.draft(), author });
      await world.store.authors.findOrCreateMember({ ...member, badges: ['Redaktur'] });
      expect(posted).toMatchObject({ comment: { authorBadges: ['Staf'] } });
      expect(await world.comment('comment' in posted ? posted.comment.id : '')).toMatchObject({
        authorBadges: ['Staf'],
      });
    });

    it.each(REASON_CODES)('[ST18] the tables know the reason %s', async (reason) => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post();
      expect((await world.decided(id, 'reject', { reason })).comment.reason).toBe(reason);
    });
  });
};
