/** Contract: opening a store brings its tables up to date, once, and never touches a newer database. */
import { describe, expect, it } from 'vitest';
import { StoreUnavailable } from '#server/ports/store.js';
import { MIGRATIONS } from '#server/storage/migrations/index.js';
import { openStore } from '#server/storage/open-store.js';
import { page } from '../reading.js';
import { run, withConnection, writeRaw } from '../raw.js';
import { KEY, SITE, World, closeForTest, openForTest, site, type Harness } from '../world.js';

/** A site with a published and a rejected comment, in the columns of the first version. */
const FIRST_VERSION = [
  `insert into migration values (1, 'first tables', 1)`,
  `insert into site values ('${SITE}', 'Koran', '[]', '{}', 0, 1)`,
  `insert into queue_count values ('${SITE}', 0, 0, 1)`,
  `insert into author values ('sari', '${SITE}', 'Sari', null, 1, 1, 1), ('tono', '${SITE}', 'Tono', null, 0, 0, 1)`,
  `insert into thread values ('U1', '${SITE}', '${KEY}', null, null, 'open', 1, 1, 1)`,
  `insert into thread_alias values ('${SITE}', '${KEY}', 'U1')`,
  `insert into change values ('U1', 1, 'published', 'K1')`,
  ...[
    `'K1', '${SITE}', 'U1', null, 'K1', 0, 'sari', 'Sari', 'c1', 'published', 1, 1, 'd1', '[]', 0, 0, 1, 1, 1, null`,
    `'K2', '${SITE}', 'U1', null, 'K2', 0, 'sari', 'Sari', 'c2', 'rejected', 2, 1, 'd2', '[]', 0, 0, 2, null, null, 'ad'`,
  ].map((values) => `insert into comment values (${values})`),
  `insert into revision values ('K1', 1, 'Halo', '<p>Halo</p>', 1, 1), ('K2', 1, 'Beli', '<p>Beli</p>', 1, 2)`,
  `insert into decision values ('D1', 'K2', '${SITE}', 'reject', 'pending', 'rejected', 'ad', null, 'm', 'M', 2, 2, null, null, null)`,
];

export const openingContract = ({ freshUrl }: Harness): void => {
  describe('opening', () => {
    it('[ST50] what was written is there after closing and opening again', async () => {
      const url = await freshUrl();
      const world = await World.open(url);
      const comment = await world.post({ status: 'published' });
      await closeForTest(world.store);
      const again = await openForTest(url);
      expect(await again.comments.find(comment.id)).toEqual(comment);
      expect(await again.recount()).toEqual([]);
      await again.ping();
    });

    it('[ST51] every migration runs once, also when several processes start together', async () => {
      const url = await freshUrl();
      const stores = await Promise.all(Array.from({ length: 5 }, () => openForTest(url)));
      await stores[0]?.sites.add(site());
      await openForTest(url);
      expect(await stores[4]?.sites.find(SITE)).toEqual(site());
      const rows = await withConnection(url, ({ read }) =>
        read((db) =>
          db.selectFrom('migration').select(['number', 'name']).orderBy('number').execute(),
        ),
      );
      expect(rows).toEqual(MIGRATIONS.map(({ number, name }) => ({ number, name })));
      expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, n) => n + 1));
    });

    it('[ST52] a database of a later version is refused and left as it is', async () => {
      const url = await freshUrl();
      await closeForTest(await openForTest(url));
      await writeRaw(url, async (db) => {
        await db
          .insertInto('migration')
          .values({ number: 99, name: 'later', applied_at: 1 })
          .execute();
      });
      await expect(openStore(url)).rejects.toMatchObject({ name: 'DatabaseTooNew' });
    });

    it('[ST53] a migration that fails leaves the database as it was', async () => {
      const url = await freshUrl();
      // In the way of the last table that the first migration makes.
      await writeRaw(url, (db) => run(db, 'create table desk_session (x integer)'));
      await expect(openStore(url)).rejects.toThrow(/desk_session/u);
      await writeRaw(url, (db) => run(db, 'drop table desk_session'));
      await World.open(url);
    });

    it('[ST56] a database of the first version is brought up to date with all that is in it', async () => {
      const url = await freshUrl();
      await withConnection(url, ({ write, columns }) =>
        write(async (db) => {
          await MIGRATIONS[0]?.up(db, columns);
          await run(
            db,
            'create table migration (number integer primary key, name text, applied_at bigint)',
          );
          for (const statement of FIRST_VERSION) await run(db, statement);
        }),
      );
      const store = await openForTest(url);
      const world = World.continued(store, url);
      expect(await store.recount()).toEqual([]);
      expect(await store.sites.find(SITE)).not.toHaveProperty('identity');
      expect(await store.authors.find('sari')).toMatchObject({ badges: [], externalId: null });
      expect((await page(store)).items.map(({ comment }) => comment)).toMatchObject([
        { id: 'K1', text: 'Halo', likes: 0, reports: 0, editedAt: null, feature: null, marks: [] },
      ]);
      expect((await world.comment('K2')).reason).toBe('ad');
      expect((await world.like('K1')).kind).toBe('done');
      expect((await world.report('K1')).kind).toBe('reported');
      expect((await world.edit('K1')).kind).toBe('done');
      expect((await world.undo('D1', 3)).kind).toBe('decided');
      expect(await store.recount()).toEqual([]);
    });

    it('[ST54] a store that was closed is unavailable', async () => {
      const world = await World.open(await freshUrl());
      const { store } = world;
      await closeForTest(store);
      await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.sites.list()).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.comments.post(world.draft())).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.recount()).rejects.toBeInstanceOf(StoreUnavailable);
    });

    it('[ST55] a URL of no known database is refused without repeating it', async () => {
      for (const url of ['mysql://u:rahasia@h/d', 'sqlite:', '', './file.db']) {
        await expect(openStore(url)).rejects.toThrow(/must begin with/u);
        await expect(openStore(url)).rejects.not.toThrow(/rahasia/u);
      }
    });
  });
};
