/** Reading the log, newest first, by whatever index fits the question. */
import type { LogPage, LogQuery, Stretch } from '../ports/log.js';
import { fromCursor, toCursor, type Place } from './cursor.js';
import { tell } from './log-about.js';
import type { LogEntryRow } from './log-tables.js';
import type { Db } from './schema.js';

/** Ids in cursors have no `*`, nor has the id of a site an underscore. */
const EVERY = ['*', '_'] as const;

/** A place in the log: by time, then by site, then by number. */
interface LogPlace {
  readonly at: number;
  readonly site: string;
  readonly n: number;
}

const toPlace = ({ at, site, n }: LogPlace): Place => ({
  at,
  id: `${String(n)}-${site.replace(...EVERY)}`,
});

const fromPlace = ({ at, id }: Place): LogPlace => {
  const [n = ''] = id.split('-', 1);
  const [star, underscore] = EVERY;
  return { at, n: Number(n), site: id.slice(n.length + 1).replace(underscore, star) };
};

/** Orders places, newest first. */
const compare = (a: LogPlace, b: LogPlace): number => {
  if (a.at !== b.at) return b.at - a.at;
  return a.site === b.site ? b.n - a.n : Number(a.site < b.site) * 2 - 1;
};

/** What is asked for, its cursor already read. */
interface Asked {
  readonly query: LogQuery;
  readonly after: LogPlace | undefined;
}

/** What an entry must have; the indexes of the log are one for each of these, and by time within. */
type Way = Partial<Omit<LogEntryRow, 'site' | 'n' | 'at' | 'detail' | 'hash' | 'prev_hash'>>;

const plainWay = ({ commentId, authorId, moderatorId, act }: LogQuery): Way => ({
  ...(commentId !== undefined && { target_kind: 'comment', target_id: commentId }),
  ...(authorId !== undefined && { author_id: authorId }),
  ...(moderatorId !== undefined && { by_kind: 'moderator', by_id: moderatorId }),
  ...(act !== undefined && { act }),
});

/** A rule does things and has things done to it: two ways, each with an index of its own. */
const waysOf = (query: LogQuery): readonly Way[] => {
  const { ruleId: id, commentId, moderatorId } = query;
  const way = plainWay(query);
  if (id === undefined) return [way];
  return [
    ...(commentId === undefined ? [{ ...way, target_kind: 'rule' as const, target_id: id }] : []),
    ...(moderatorId === undefined ? [{ ...way, by_kind: 'rule' as const, by_id: id }] : []),
  ];
};

/** The greatest number a row can have is below this. */
const BEYOND = Number.MAX_SAFE_INTEGER;

/** Later than every entry. */
const START: LogPlace = { at: BEYOND, site: '', n: BEYOND };

/** Where a site's entries go on after a place that may be another site's. */
const boundIn = (site: string, { at, site: other, n }: LogPlace): [number, number] => {
  if (site === other) return [at, n];
  return [at, site < other ? BEYOND : 0];
};

const entries = (db: Db, { query, after }: Asked, { site, way }: { site: string; way: Way }) =>
  db
    .selectFrom('log_entry')
    .selectAll()
    .where('site', '=', site)
    .where((eb) => eb.and(way))
    .$if(query.since !== undefined, (rows) => rows.where('at', '>=', query.since ?? 0))
    .$if(query.until !== undefined, (rows) => rows.where('at', '<', query.until ?? 0))
    .$if(after !== undefined, (rows) => {
      const [at, n] = boundIn(site, after ?? START);
      return rows.where((eb) => eb(eb.refTuple('at', 'n'), '<', eb.tuple(at, n)));
    })
    .orderBy('at', 'desc')
    .orderBy('n', 'desc')
    .limit(query.limit + 1)
    .execute();

/** Each site and each way on its own and then merged, since an index has an order only within them. */
const merged = async (db: Db, asked: Asked): Promise<readonly LogEntryRow[]> => {
  const rows = new Map<string, LogEntryRow>();
  for (const site of new Set(asked.query.sites)) {
    for (const way of waysOf(asked.query)) {
      for (const row of await entries(db, asked, { site, way }))
        rows.set(`${row.site} ${String(row.n)}`, row);
    }
  }
  return [...rows.values()].sort(compare);
};

/** The page of this cursor, or `undefined` where the cursor is none of this list. */
export const readLog = async (db: Db, query: LogQuery): Promise<LogPage | undefined> => {
  const place = query.after === undefined ? undefined : fromCursor('log', query.after);
  if (query.after !== undefined && !place) return undefined;
  const rows = await merged(db, { query, after: place && fromPlace(place) });
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: await tell(db, shown),
    ...(last && { next: toCursor('log', toPlace(last)) }),
  };
};

/** See `DeskLog.stretch`. */
export const readStretch = async (
  db: Db,
  { site, after, limit, since, until }: Stretch,
): Promise<readonly LogEntryRow[]> =>
  db
    .selectFrom('log_entry')
    .selectAll()
    .where('site', '=', site)
    .where('n', '>', after)
    .$if(since !== undefined, (rows) => rows.where('at', '>=', since ?? 0))
    .$if(until !== undefined, (rows) => rows.where('at', '<', until ?? 0))
    .orderBy('n')
    .limit(limit)
    .execute();
