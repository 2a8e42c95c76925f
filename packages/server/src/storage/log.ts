/** Writing the log: entries join the end of their site's chain, in the transaction of the act they tell of. */
import { inParts } from './comment-rows.js';
import { canonicalJson } from '@komentar/domain';
import type { NewLogEntry } from '../ports/log.js';
import { GENESIS, hashOf } from './log-hash.js';
import type { LogEntryRow, LogHeadRow } from './log-tables.js';
import type { Db } from './schema.js';

/** The chain's end, held against its other writers until the transaction ends. */
export const holdHead = async (db: Db, site: string): Promise<LogHeadRow> => {
  const head = await db
    .selectFrom('log_head')
    .selectAll()
    .where('site', '=', site)
    .forUpdate()
    .executeTakeFirst();
  if (head) return head;
  const first = { site, n: 0, hash: GENESIS };
  await db.insertInto('log_head').values(first).execute();
  return first;
};

const authorOf = ({ target, by, authorId }: NewLogEntry): string | null => {
  if (target.kind === 'author') return target.id;
  return authorId ?? (by.kind === 'author' ? by.id : null);
};

const following = (head: LogHeadRow, entry: NewLogEntry): LogEntryRow => {
  const { by, target } = entry;
  const row = {
    site: entry.site,
    n: head.n + 1,
    at: entry.at,
    by_kind: by.kind,
    by_id: by.id,
    by_name: by.kind === 'author' ? '' : by.name,
    act: entry.act,
    target_kind: target.kind,
    target_id: target.id,
    author_id: authorOf(entry),
    detail: canonicalJson(entry.detail),
    prev_hash: head.hash,
  };
  return { ...row, hash: hashOf(row) };
};

/** Entries per statement: 13 values each, and SQLite binds at most 32,766. */
const MOST_AT_ONCE = 2_000;

/**
 * Adds entries of one site, in their order, to the end of its chain. Comes last in a transaction,
 * after `keepQueues`: on PostgreSQL it makes the site's other writers wait for the commit.
 */
export const appendLogs = async (db: Db, entries: readonly NewLogEntry[]): Promise<void> => {
  const [first] = entries;
  if (!first) return;
  const { site } = first;
  let head = await holdHead(db, site);
  const rows = entries.map((entry) => {
    if (entry.site !== site) throw new Error(`entries of ${site} and of ${entry.site} together`);
    const row = following(head, entry);
    head = row;
    return row;
  });
  for (const part of inParts(rows, MOST_AT_ONCE))
    await db.insertInto('log_entry').values(part).execute();
  const { n, hash } = head;
  await db.updateTable('log_head').set({ n, hash }).where('site', '=', site).execute();
};

/** Adds one entry to the end of its site's chain; see `appendLogs`. */
export const appendLog = (db: Db, entry: NewLogEntry): Promise<void> => appendLogs(db, [entry]);
