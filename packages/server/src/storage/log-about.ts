/** From rows of the log to entries, told with the names that their targets have today. */
import type { LogEntryRecord, LogTarget, ToldEntry } from '../ports/log.js';
import type { LogEntryRow } from './log-tables.js';
import type { Db } from './schema.js';

type About = NonNullable<ToldEntry['about']>;
type Names = ReadonlyMap<string, About>;

export const toLogEntry = (row: LogEntryRow): LogEntryRecord => ({
  site: row.site,
  n: row.n,
  at: row.at,
  by: { kind: row.by_kind, id: row.by_id, name: row.by_name },
  act: row.act,
  target: { kind: row.target_kind, id: row.target_id },
  authorId: row.author_id,
  detail: JSON.parse(row.detail) as LogEntryRecord['detail'],
  prev: row.prev_hash,
  hash: row.hash,
});

interface Named {
  readonly id: string;
  readonly name: string;
  readonly title?: string | null;
}

const named = (rows: readonly Named[]): Names =>
  new Map(rows.map(({ id, name, title = null }) => [id, { name, title }]));

const comments = async (db: Db, ids: readonly string[]): Promise<Names> =>
  named(
    await db
      .selectFrom('comment')
      .innerJoin('thread', 'thread.id', 'comment.thread_id')
      .select(['comment.id', 'comment.author_name as name', 'thread.title'])
      .where('comment.id', 'in', ids)
      .execute(),
  );

const threads = async (db: Db, ids: readonly string[]): Promise<Names> => {
  const rows = await db
    .selectFrom('thread')
    .select(['id', 'key', 'title'])
    .where('id', 'in', ids)
    .execute();
  return named(rows.map(({ id, key, title }) => ({ id, name: title ?? key })));
};

const people = async (db: Db, table: 'author' | 'moderator' | 'site', ids: readonly string[]) =>
  named(await db.selectFrom(table).select(['id', 'name']).where('id', 'in', ids).execute());

/** How each kind of target is named; what is not here has its name in the entry's own detail. */
const NAMES: Partial<
  Record<LogTarget['kind'], (db: Db, ids: readonly string[]) => Promise<Names>>
> = {
  comment: comments,
  report: comments,
  thread: threads,
  author: (db, ids) => people(db, 'author', ids),
  moderator: (db, ids) => people(db, 'moderator', ids),
  site: (db, ids) => people(db, 'site', ids),
};

/** One query for each kind of target that occurs. */
export const tell = async (db: Db, rows: readonly LogEntryRow[]): Promise<readonly ToldEntry[]> => {
  const found = new Map<LogTarget['kind'], Names>();
  for (const kind of new Set(rows.map((row) => row.target_kind))) {
    const ids = rows.flatMap((row) => (row.target_kind === kind ? [row.target_id] : []));
    const names = await NAMES[kind]?.(db, [...new Set(ids)]);
    if (names) found.set(kind, names);
  }
  return rows.map((row) => ({
    entry: toLogEntry(row),
    about: found.get(row.target_kind)?.get(row.target_id) ?? null,
  }));
};
