/** The port `Sites` over a connection. */
import type { Json, Policy } from '@komentar/domain';
import { SERVER, type Act, type Doer, type NewLogEntry } from '../ports/log.js';
import type { SiteIdentity, SiteRecord } from '../ports/records.js';
import type { Sites } from '../ports/sites.js';
import type { Connection } from './connection.js';
import { appendLog } from './log.js';
import { NO_COUNTS } from './queue-places.js';
import { fromSite, toSite } from './rows.js';
import type { Db, SiteRow } from './schema.js';
import { statement } from './statement.js';

/** Everything that belongs to a site goes with it, by the foreign keys of the tables. */
const removeDemos = async (db: Db): Promise<void> => {
  await db.deleteFrom('site').where('demo', '=', 1).execute();
};

/** Values as JSON keeps them; what has none in JSON goes. */
const toJson = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json;

const addSite = async (db: Db, site: SiteRecord, by: Doer): Promise<'added' | 'taken'> => {
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
    .values({ site: site.id, seq: 0, ...NO_COUNTS })
    .execute();
  await appendLog(db, {
    ...{ site: site.id, at: site.createdAt, by, act: 'site:add' },
    target: { kind: 'site', id: site.id },
    detail: { name: site.name, origins: site.origins, policy: toJson(site.policy) },
  });
  return 'added';
};

type Column = 'origins' | 'policy' | 'identity';

/** What a change makes of a site's row, and how the log tells of it. */
interface SiteChange {
  readonly to: Partial<Pick<SiteRow, Column>>;
  readonly detail: NewLogEntry['detail'];
}

const change = async (
  db: Db,
  { id, column, ...act }: Act & { readonly id: string; readonly column: Column },
  changeOf: (before: SiteRow) => SiteChange,
): Promise<boolean> => {
  const before = await db
    .selectFrom('site')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!before) return false;
  const { to, detail } = changeOf(before);
  await db.updateTable('site').set(to).where('id', '=', id).execute();
  await appendLog(db, {
    ...{ site: id, ...act, act: `site:${column}`, detail },
    target: { kind: 'site', id },
  });
  return true;
};

const policyChange =
  (changes: Partial<Policy>) =>
  ({ policy }: SiteRow): SiteChange => {
    const before = JSON.parse(policy) as Partial<Policy>;
    const changed = Object.entries(before).filter(([name]) => name in changes);
    return {
      to: { policy: JSON.stringify({ ...before, ...changes }) },
      detail: { from: toJson(Object.fromEntries(changed)), to: toJson(changes) },
    };
  };

/** Of how a site vouches for its readers the log knows the kind: there may be a secret in it. */
const kindOf = (identity: SiteIdentity | null): string | null => {
  const kind = identity?.['kind'];
  return typeof kind === 'string' ? kind : null;
};

const identityChange =
  (identity: SiteIdentity | null) =>
  (before: SiteRow): SiteChange => ({
    to: { identity: identity && JSON.stringify(identity) },
    detail: {
      from: kindOf(before.identity === null ? null : (JSON.parse(before.identity) as SiteIdentity)),
      to: kindOf(identity),
    },
  });

const originsChange =
  (origins: readonly string[]) =>
  (before: SiteRow): SiteChange => ({
    to: { origins: JSON.stringify(origins) },
    detail: { from: JSON.parse(before.origins) as string[], to: origins },
  });

const withId = statement((db, { id }: { readonly id: string }) =>
  db.selectFrom('site').selectAll().where('id', '=', id),
);

export const sitesOver = ({ read, write }: Connection): Sites => ({
  find: (id) =>
    read(async (db) => {
      const [row] = await withId(db, { id });
      return row && toSite(row);
    }),
  list: () =>
    read(async (db) =>
      (await db.selectFrom('site').selectAll().orderBy('id').execute()).map(toSite),
    ),
  add: (site, by = SERVER) => write((db) => addSite(db, site, by)),
  setOrigins: (id, origins, act) =>
    write((db) => change(db, { id, column: 'origins', ...act }, originsChange(origins))),
  changePolicy: (id, changes, act) =>
    write((db) => change(db, { id, column: 'policy', ...act }, policyChange(changes))),
  setIdentity: (id, identity, act) =>
    write((db) => change(db, { id, column: 'identity', ...act }, identityChange(identity))),
});
