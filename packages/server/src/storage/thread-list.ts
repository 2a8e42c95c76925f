/** Finding threads: by words of title or name, and those whose state may have ended by itself. */
import { closesAt } from '@komentar/domain';
import { sql } from 'kysely';
import type { DueQuery, DueThread } from '../ports/thread-settings.js';
import type { ThreadsPage, ThreadsQuery } from '../ports/threads.js';
import { comparePlaces, toCursor, type Place } from './cursor.js';
import { toThread } from './rows.js';
import type { Db, ThreadRow } from './schema.js';

/** What a thread is found by: title and name in lower case, as JavaScript understands that. */
export const searchOf = (title: string | null, key: string): string =>
  `${title ?? ''} ${key}`.toLowerCase();

/** The words one after the other, whatever stands between them. */
const patternOf = (search: string): string => {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  return `%${words.map((word) => word.replace(/[\\%_]/gu, String.raw`\$&`)).join('%')}%`;
};

/** What is asked for, its cursor already read. */
interface Asked {
  readonly query: ThreadsQuery;
  readonly after: Place | undefined;
}

const ofSite = (db: Db, site: string, { query: { search = '', state, limit }, after }: Asked) =>
  db
    .selectFrom('thread')
    .selectAll()
    .where('site', '=', site)
    .$if(search.trim() !== '', (query) =>
      query.where(sql<boolean>`search like ${patternOf(search)} escape '\\'`),
    )
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(after?.at ?? 0, after?.id ?? '')),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();

const placeOf = (row: ThreadRow): Place => ({ at: row.created_at, id: row.id });

/** Each site on its own and then merged, since an index has an order only within one site. */
export const listThreads = async (db: Db, asked: Asked): Promise<ThreadsPage> => {
  const { sites, limit } = asked.query;
  const rows: ThreadRow[] = [];
  for (const site of new Set(sites)) rows.push(...(await ofSite(db, site, asked)));
  const shown = rows.sort((a, b) => comparePlaces(placeOf(b), placeOf(a))).slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    threads: shown.map(toThread),
    ...(last && { next: toCursor('threads', placeOf(last)) }),
  };
};

/** The condition of the partial index, word for word. */
const isUnset = sql<boolean>`lasting is null and until_at is null`;

const untouched = (db: Db, site: string, state: 'open' | 'closed') =>
  db
    .selectFrom('thread')
    .select(['id', 'site'])
    .where('site', '=', site)
    .where('state', '=', state)
    .where(isUnset);

/** Of one site: those that came of age since readers were told, and those whose age counts no longer. */
const aged = async (
  db: Db,
  { id: site, closeAfterDays }: DueQuery['sites'][number],
  { now, most }: DueQuery,
): Promise<readonly DueThread[]> => {
  // A thread made since then is younger than the limit.
  const youngest =
    closesAt(0, closeAfterDays) === null ? null : now - (closesAt(0, closeAfterDays) ?? 0);
  const closing =
    youngest === null
      ? []
      : await untouched(db, site, 'open').where('created_at', '<=', youngest).limit(most).execute();
  const opening = await untouched(db, site, 'closed')
    .where('created_at', '>', youngest ?? -1)
    .limit(most)
    .execute();
  return [...closing, ...opening];
};

/** See `ThreadWrites.due`. */
export const dueThreads = async (db: Db, query: DueQuery): Promise<readonly DueThread[]> => {
  const due: DueThread[] = await db
    .selectFrom('thread')
    .select(['id', 'site'])
    .where('until_at', '<=', query.now)
    .limit(query.most)
    .execute();
  for (const site of query.sites) due.push(...(await aged(db, site, query)));
  return due.slice(0, query.most);
};
