/** The port `Sites` over a connection. */
import type { Policy } from '@komentar/domain';
import type { SiteRecord } from '../ports/records.js';
import type { Sites } from '../ports/sites.js';
import type { Connection } from './connection.js';
import { fromSite, toSite } from './rows.js';
import type { Db, SiteRow } from './schema.js';

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

const change = async (
  db: Db,
  id: string,
  to: Partial<Pick<SiteRow, 'origins' | 'policy' | 'identity'>>,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('site')
    .set(to)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

const changePolicy = async (db: Db, id: string, changes: Partial<Policy>): Promise<boolean> => {
  const row = await db.selectFrom('site').select('policy').where('id', '=', id).executeTakeFirst();
  if (row === undefined) return false;
  const before = JSON.parse(row.policy) as Partial<Policy>;
  return change(db, id, { policy: JSON.stringify({ ...before, ...changes }) });
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
  setOrigins: (id, origins) => write((db) => change(db, id, { origins: JSON.stringify(origins) })),
  changePolicy: (id, changes) => write((db) => changePolicy(db, id, changes)),
  setIdentity: (id, identity) =>
    write((db) => change(db, id, { identity: identity && JSON.stringify(identity) })),
});
