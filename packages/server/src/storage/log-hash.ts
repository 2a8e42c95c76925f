/** How an entry of the log is bound to the one before it: the text that is hashed, and the hash. */
import { createHash } from 'node:crypto';
import type { Json } from '../ports/log.js';
import type { LogEntryRow } from './log-tables.js';

/** SHA-256 in hex. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What stands where the first entry of a chain would name the one before. */
export const GENESIS = '0'.repeat(64);

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** JSON in the one spelling of RFC 8785: no blanks, the keys of every object in the order of their code units. */
export const canonicalJson = (value: Json): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, of]) => `${JSON.stringify(key)}:${canonicalJson(of)}`).join(',')}}`;
};

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
