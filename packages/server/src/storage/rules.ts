/** The port `Rules` over a connection. */
import { sql } from 'kysely';
import type { RulePage, RuleQuery, Rules } from '../ports/rules.js';
import type { Connection } from './connection.js';
import { fromCursor, toCursor, type List, type Place } from './cursor.js';
import { ASKED, findRule, toRule, toRuleRecord, toRuleVersion } from './rule-rows.js';
import type { RuleRow } from './rule-tables.js';
import { addRules, plantRules, saveRule, undoRule } from './rule-writes.js';
import type { Db } from './schema.js';
import { statement } from './statement.js';

const versionOf = statement((db, { site }: { readonly site: string }) =>
  db.selectFrom('rule_set').select('version').where('site', '=', site),
);

const setVersion = async (db: Db, site: string): Promise<number> =>
  (await versionOf(db, { site }))[0]?.version ?? 0;

const ORDER = {
  changed: { list: 'ruleschanged', column: 'changed_at' },
  hits: { list: 'ruleshits', column: 'hits' },
} as const satisfies Record<RuleQuery['sort'], { list: List; column: keyof RuleRow }>;

/** What stands for itself in a pattern of `like`. */
const literal = (text: string): string =>
  `%${text.toLowerCase().replace(/[\\%_]/gu, String.raw`\$&`)}%`;

/** As `isNoise` has it, in whole numbers. */
const NOISY = sql<boolean>`approved + rejected >= 30 and rejected * 5 < approved + rejected`;

const rowsAt = (
  db: Db,
  { query, after }: { readonly query: RuleQuery; readonly after: Place | undefined },
): Promise<RuleRow[]> => {
  const { site, search, mode, kind, noise, sort, limit } = query;
  const { column } = ORDER[sort];
  return db
    .selectFrom('rule')
    .selectAll()
    .where('site', '=', site)
    .$if(mode !== undefined, (of) => of.where('mode', '=', mode ?? 'draft'))
    .$if(kind !== undefined, (of) => of.where('kind', '=', kind ?? 'word'))
    .$if(noise === true, (of) => of.where(NOISY))
    .$if(search !== undefined, (of) =>
      of.where(sql<boolean>`search like ${literal(search ?? '')} escape '\\'`),
    )
    .$if(after !== undefined, (of) =>
      of.where((eb) =>
        eb(eb.refTuple(column, 'id'), '<', eb.tuple(after?.at ?? 0, after?.id ?? '')),
      ),
    )
    .orderBy(column, 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
};

const page = async (db: Db, query: RuleQuery): Promise<RulePage | 'bad-cursor'> => {
  const { list, column } = ORDER[query.sort];
  const after = query.after === undefined ? undefined : fromCursor(list, query.after);
  if (query.after !== undefined && after === undefined) return 'bad-cursor';
  const rows = await rowsAt(db, { query, after });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rules: shown.map(toRuleRecord),
    ...(last &&
      rows.length > shown.length && { next: toCursor(list, { at: last[column], id: last.id }) }),
  };
};

const inForce = async (db: Db, site: string) => {
  const version = await setVersion(db, site);
  const rows = await db
    .selectFrom('rule')
    .select(ASKED)
    .where('site', '=', site)
    .where('mode', 'in', ['active', 'shadow'])
    .execute();
  return { version, rules: rows.map(toRule) };
};

const known = async (
  db: Db,
  site: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('rule')
    .select(['pattern_key', 'id'])
    .where('site', '=', site)
    .where('pattern_key', 'in', keys)
    .where('mode', '!=', 'retired')
    .execute();
  return new Map(rows.map(({ pattern_key: key, id }) => [key ?? '', id]));
};

const history = async (db: Db, { site, id, most }: { site: string; id: string; most: number }) => {
  const rows = await db
    .selectFrom('rule_version')
    .selectAll()
    .where('site', '=', site)
    .where('rule_id', '=', id)
    .orderBy('version', 'desc')
    .limit(most)
    .execute();
  return rows.map(toRuleVersion);
};

const all = async (db: Db, site: string) => {
  const rows = await db
    .selectFrom('rule')
    .selectAll()
    .where('site', '=', site)
    .orderBy('search')
    .orderBy('id')
    .execute();
  return rows.map(toRuleRecord);
};

export const rulesOver = ({ read, snapshot, write }: Connection): Rules => ({
  version: (site) => read((db) => setVersion(db, site)),
  plant: (site, rules, at) => write((db) => plantRules(db, site, { rules, at })),
  inForce: (site) => snapshot((db) => inForce(db, site)),
  page: (query) => read((db) => page(db, query)),
  all: (site) => read((db) => all(db, site)),
  find: (site, id) =>
    read(async (db) => {
      const row = await findRule(db, { site, id });
      return row && toRuleRecord(row);
    }),
  history: (site, id, most) => read((db) => history(db, { site, id, most })),
  save: (change) => write((db) => saveRule(db, change)),
  undo: (undo) => write((db) => undoRule(db, undo)),
  known: (site, keys) => read((db) => known(db, site, keys)),
  add: (rules) => write((db) => addRules(db, rules)),
});
