/** The counters that are kept beside what they count, compared with a recount, and mended where they differ. */
import { sql, type RawBuilder } from 'kysely';
import { QUEUES, type Queue } from '@komentar/domain';
import { IN_QUEUE, VISIBLE } from './counted.js';
import type { Db } from './schema.js';

/** A column of a table, and how often what it counts is there for a row `t`. */
interface Counter {
  readonly table: 'thread' | 'comment' | 'author' | 'queue_count';
  readonly key: 'id' | 'site';
  readonly column: string;
  readonly counted: RawBuilder<unknown>;
}

/** A counter that says something else than a recount. */
export interface Drift extends Omit<Counter, 'counted'> {
  readonly id: string;
  readonly kept: number;
  readonly recounted: number;
}

const of = (table: 'thread' | 'comment' | 'author') => ({ table, key: 'id' }) as const;

const reportsOf = (whose: 'c' | 'r'): RawBuilder<unknown> => sql`
  report r inner join comment c on c.id = r.comment_id where ${sql.ref(`${whose}.author_id`)} = t.id`;

const queueCount = (queue: Queue): Counter => ({
  ...{ table: 'queue_count', key: 'site', column: queue },
  counted: sql`comment c where c.site = t.site and ${sql.raw(IN_QUEUE[queue].holds)}`,
});

const COUNTERS: readonly Counter[] = [
  {
    ...of('thread'),
    column: 'total',
    counted: sql`comment c where c.thread_id = t.id and ${VISIBLE}`,
  },
  {
    ...of('thread'),
    column: 'pending',
    counted: sql`comment c where c.thread_id = t.id and c.status = 'pending'`,
  },
  {
    ...of('comment'),
    column: 'reply_count',
    counted: sql`comment c
      where c.root_id = t.id and c.parent_id is not null and t.parent_id is null and ${VISIBLE}`,
  },
  { ...of('comment'), column: 'likes', counted: sql`reaction a where a.comment_id = t.id` },
  { ...of('comment'), column: 'reports', counted: sql`report a where a.comment_id = t.id` },
  {
    ...of('author'),
    column: 'approved',
    counted: sql`comment c where c.author_id = t.id and c.status = 'published'`,
  },
  {
    ...of('author'),
    column: 'rejected',
    counted: sql`comment c where c.author_id = t.id and c.status in ('rejected', 'spam')`,
  },
  { ...of('author'), column: 'reports_received', counted: reportsOf('c') },
  { ...of('author'), column: 'reports_made', counted: reportsOf('r') },
  ...QUEUES.map(queueCount),
];

const driftsOf = async (db: Db, { counted, ...counter }: Counter): Promise<readonly Drift[]> => {
  const { table, key, column } = counter;
  const { rows } = await sql<{ id: string; kept: number; recounted: number }>`
    select id, kept, recounted from (
      select ${sql.ref(`t.${key}`)} as id, ${sql.ref(`t.${column}`)} as kept,
        (select count(*) from ${counted}) as recounted
      from ${sql.table(table)} t) as counter
    where kept <> recounted`.execute(db);
  return rows.map((row) => ({ ...counter, ...row }));
};

/** Every kept counter that differs. Reads everything. */
export const findDrifts = async (db: Db): Promise<readonly Drift[]> => {
  const found: Drift[] = [];
  for (const counter of COUNTERS) found.push(...(await driftsOf(db, counter)));
  return found;
};

/** A drift in words. */
export const driftSentence = ({ table, id, column, kept, recounted }: Drift): string =>
  `${column} of ${table} ${id}: ${String(kept)} kept, ${String(recounted)} counted`;

/**
 * Takes the differences out. What was counted since the recount stays: a counter is not set to what
 * it was then, it is moved by what it was wrong by, which other writers do not change.
 */
export const mendDrifts = async (db: Db, drifts: readonly Drift[]): Promise<void> => {
  for (const { table, key, column, id, kept, recounted } of drifts) {
    const at = sql.ref(column);
    await sql`update ${sql.table(table)} set ${at} = ${at} + ${recounted - kept}
      where ${sql.ref(key)} = ${id}`.execute(db);
  }
};
