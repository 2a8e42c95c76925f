/** The port `Sites` over a connection. */
import type { SiteRecord } from '../ports/records.js';
import type { Sites } from '../ports/sites.js';
import type { Connection } from './connection.js';
import { fromSite, toSite } from './rows.js';
import type { Db } from './schema.js';

/** Everything that belongs to a site goes with it, by the foreign keys of the tables. */
const removeDemos = async (db: Db): Promise<void> => {
  await db.deleteFrom('site').where('demo', '=', 1).execute();
};

const addSite = async (db: Db, site: SiteRecord): Promise<'added' | 'taken'> => {
  const found = await db
    .selectFrom('site')
    .select('demo')
    .where('id', '=', site.id)
    .executeTakeFirst();
  if (found && (site.demo || found.demo === 0)) return 'taken';
  if (!site.demo) await removeDemos(db);
  await db.insertInto('site').values(fromSite(site)).execute();
  await db
    .insertInto('queue_count')
    .values({ site: site.id, pending: 0, spam: 0, seq: 0 })
    .execute();
  return 'added';
};

const writeOrigins = async (db: Db, id: string, origins: readonly string[]): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('site')
    .set({ origins: JSON.stringify(origins) })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const sitesOver = ({ read, write }: Connection): Sites => ({
  find: (id) =>
    read(async (db) => {
      const row = await db.selectFrom('site').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toSite(row);
    }),
  list: () =>
    read(async (db) =>
      (await db.selectFrom('site').selectAll().orderBy('id').execute()).map(toSite),
    ),
  add: (site) => write((db) => addSite(db, site)),
  setOrigins: (id, origins) => write((db) => writeOrigins(db, id, origins)),
});
