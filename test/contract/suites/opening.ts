/** Contract: opening a store brings its tables up to date, once, and never touches a newer database. */
import { describe, expect, it } from 'vitest';
import { StoreUnavailable } from '#server/ports/store.js';
import { MIGRATIONS } from '#server/storage/migrations/index.js';
import { openStore } from '#server/storage/open-store.js';
import { run, withConnection, writeRaw } from '../raw.js';
import { SITE, World, closeForTest, openForTest, site, type Harness } from '../world.js';

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
