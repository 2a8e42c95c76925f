/** The two tables of the log as the code sees them. */
import type { Selectable } from 'kysely';
import type { Doer, LogTarget } from '../ports/log.js';

/** Rows are added and never changed; the database itself refuses anything else. */
export interface LogEntryTable {
  /** The chain the entry belongs to: a site, or `*`. */
  site: string;
  /** Counts the chain's entries from 1 without a gap. */
  n: number;
  at: number;
  by_kind: Doer['kind'];
  by_id: string;
  by_name: string;
  act: string;
  target_kind: LogTarget['kind'];
  target_id: string;
  /** The author concerned, whatever the target is. */
  author_id: string | null;
  /** Canonical JSON. */
  detail: string;
  /** `hash` of entry `n - 1`. */
  prev_hash: string;
  hash: string;
}

/** The last entry of each chain, by which a chain that was cut off is found. */
export interface LogHeadTable {
  site: string;
  n: number;
  hash: string;
}

export type LogEntryRow = Selectable<LogEntryTable>;
export type LogHeadRow = Selectable<LogHeadTable>;
