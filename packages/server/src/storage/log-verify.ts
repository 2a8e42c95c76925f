/** Walks a chain of the log from its first entry to its last and finds the first one that is not as it was written. */
import type { Chain, Fault, Verified } from '../ports/log.js';
import type { Connection } from './connection.js';
import { GENESIS, hashOf } from './log-hash.js';
import type { LogEntryRow } from './log-tables.js';
import type { Db } from './schema.js';

/** Entries read at a time: what is held in memory does not grow with the log. */
const AT_A_TIME = 1_000;

const entriesAfter = (db: Db, site: string, n: number): Promise<readonly LogEntryRow[]> =>
  db
    .selectFrom('log_entry')
    .selectAll()
    .where('site', '=', site)
    .where('n', '>', n)
    .orderBy('n')
    .limit(AT_A_TIME)
    .execute();

/** Where the chain is said to end. */
const headOf = async (db: Db, site: string): Promise<Chain> => {
  const head = await db
    .selectFrom('log_head')
    .select(['n', 'hash'])
    .where('site', '=', site)
    .executeTakeFirst();
  return head ?? { n: 0, hash: GENESIS };
};

/** What is wrong with an entry that should be the next one after `before`. */
const faultOf = (row: LogEntryRow, before: Chain): Fault | undefined => {
  if (row.n !== before.n + 1) return 'missing';
  if (row.prev_hash !== before.hash) return 'misplaced';
  return hashOf(row) === row.hash ? undefined : 'changed';
};

/** How far the entries follow each other, and what is wrong with the next one. */
const along = (rows: readonly LogEntryRow[], start: Chain): Verified => {
  let end = start;
  for (const row of rows) {
    const fault = faultOf(row, end);
    if (fault) return { kind: 'broken', n: end.n + 1, fault };
    end = { n: row.n, hash: row.hash };
  }
  return { kind: 'whole', ...end };
};

/** Whether what is there ends where the chain is said to end. */
const against = (head: Chain, { n, hash }: Chain): Verified => {
  if (n < head.n) return { kind: 'broken', n: n + 1, fault: 'cut-off' };
  if (n > head.n) return { kind: 'broken', n: head.n + 1, fault: 'beyond-end' };
  return hash === head.hash ? { kind: 'whole', n, hash } : { kind: 'broken', n, fault: 'changed' };
};

/** See `DeskLog.verify`. Entries and end are read at one moment, since others go on writing. */
export const verifyChain = async ({ snapshot }: Connection, site: string): Promise<Verified> => {
  let end: Chain = { n: 0, hash: GENESIS };
  for (;;) {
    const { n } = end;
    const [rows, head] = await snapshot(
      async (db) => [await entriesAfter(db, site, n), await headOf(db, site)] as const,
    );
    const walked = along(rows, end);
    if (walked.kind === 'broken') return walked;
    if (rows.length < AT_A_TIME) return against(head, walked);
    end = walked;
  }
};

/** See `DeskLog.chains`. */
export const chains = async (db: Db): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('log_head')
    .select('site')
    .union(db.selectFrom('log_entry').select('site').where('n', '=', 1))
    .execute();
  return rows.map(({ site }) => site).sort();
};
