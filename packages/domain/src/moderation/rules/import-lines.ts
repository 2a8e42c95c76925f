/** Reads a pasted list, one pattern to a line, and says of each line what would become of it. */
import { bareHost } from '../link-host.js';
import { wordsOfPattern } from '../word-index.js';
import { isHost, patternComplaint, type RuleComplaint } from './rule-complaint.js';
import { PATTERN_UNITS, patternKey, type ListKind, type LooksFor } from './rule.js';

/** Lines of one import; more are refused. */
export const MAX_IMPORT_LINES = 500;

export interface ImportLine {
  /** The line's number in the paste, from 1. */
  readonly line: number;
  readonly kind: ListKind;
  readonly pattern: string;
  /** Why it cannot become a rule; `twice` where an earlier line finds the same. */
  readonly why?: RuleComplaint | 'twice' | 'too-long';
}

const SCHEME = /^https?:\/\//iu;

/** What a line means: a host, `stem*`, several words, or one. */
const read = (text: string): Pick<ImportLine, 'kind' | 'pattern'> => {
  const host = text.replace(SCHEME, '').replace(/\/.*$/u, '');
  if (isHost(host) && (SCHEME.test(text) || !/\s/u.test(text)))
    return { kind: 'domain', pattern: bareHost(host.toLowerCase()) };
  if (text.endsWith('*') && wordsOfPattern(text).length === 1)
    return { kind: 'stem', pattern: text.replace(/\*+$/u, '').trim() };
  return { kind: wordsOfPattern(text).length > 1 ? 'phrase' : 'word', pattern: text };
};

/** What an imported line looks for. */
export const looksForOf = ({ kind, pattern }: Pick<ImportLine, 'kind' | 'pattern'>): LooksFor => ({
  ...{ kind, pattern, exceptions: [] },
});

const complaintOf = ({ kind, pattern }: Pick<ImportLine, 'kind' | 'pattern'>): ImportLine['why'] =>
  pattern.length > PATTERN_UNITS ? 'too-long' : patternComplaint(kind, pattern);

/** The lines that are neither blank nor a remark (`#`), each as it was understood. */
export const importLines = (pasted: string): readonly ImportLine[] => {
  const seen = new Set<string>();
  return pasted.split(/\r\n?|\n/u).flatMap((raw, at) => {
    const text = raw.trim();
    if (text === '' || text.startsWith('#')) return [];
    const found = read(text);
    const key = patternKey(looksForOf(found)) ?? '';
    const why = complaintOf(found) ?? (seen.has(key) ? 'twice' : undefined);
    seen.add(key);
    return [{ line: at + 1, ...found, ...(why !== undefined && { why }) }];
  });
};
