/** How an entry of the log is bound to the one before it: the text that is hashed, and the hash. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@komentar/domain';
import type { LogEntryRow } from './log-tables.js';

/** SHA-256 in hex. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What stands where the first entry of a chain would name the one before. */
export const GENESIS = '0'.repeat(64);

/**
 * The hash of an entry: of everything in it but the hash itself, as canonical JSON. `detail` is
 * canonical already and goes in as it stands, so that another spelling of it is another hash.
 */
export const hashOf = (row: Omit<LogEntryRow, 'hash'>): string => {
  const members = {
    act: JSON.stringify(row.act),
    at: JSON.stringify(row.at),
    authorId: JSON.stringify(row.author_id),
    by: canonicalJson({ id: row.by_id, kind: row.by_kind, name: row.by_name }),
    detail: row.detail,
    n: JSON.stringify(row.n),
    prev: JSON.stringify(row.prev_hash),
    site: JSON.stringify(row.site),
    target: canonicalJson({ id: row.target_id, kind: row.target_kind }),
  };
  const text = Object.entries(members).map(([key, json]) => `"${key}":${json}`);
  return digestOf(`{${text.join(',')}}`);
};
