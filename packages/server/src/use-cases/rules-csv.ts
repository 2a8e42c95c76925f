/** A site's rules as CSV (RFC 4180) that no spreadsheet takes for formulas. */
import { ruleName, type LooksFor } from '@komentar/domain';
import type { RuleRecord } from '../ports/rules.js';

/** What a spreadsheet would run: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r]/u;

/** Everything is quoted; a formula gets an apostrophe, which spreadsheets show as text. */
const cell = (value: string | number | null): string => {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

const conditions = (looksFor: LooksFor): string =>
  looksFor.kind === 'if-then'
    ? looksFor.conditions
        .map(({ field, operator, value }) => `${field} ${operator} ${String(value)}`)
        .join(looksFor.match === 'all' ? ' AND ' : ' OR ')
    : '';

const time = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

type Column = readonly [name: string, of: (rule: RuleRecord) => string | number | null];

const COLUMNS: readonly Column[] = [
  ['id', ({ id }) => id],
  ['version', ({ version }) => version],
  ['kind', ({ looksFor }) => looksFor.kind],
  ['pattern', ruleName],
  [
    'exceptions',
    ({ looksFor }) => (looksFor.kind === 'if-then' ? '' : looksFor.exceptions.join('; ')),
  ],
  ['conditions', ({ looksFor }) => conditions(looksFor)],
  ['action', ({ action }) => action],
  ['reason', ({ reason }) => reason],
  ['mode', ({ mode }) => mode],
  ['expires', ({ expiresAt }) => time(expiresAt)],
  ['note', ({ note }) => note],
  ['owner', ({ owner }) => owner.name],
  ['changed', ({ changedAt }) => time(changedAt)],
  ['hits', ({ hits }) => hits],
  ['approved', ({ approved }) => approved],
  ['rejected', ({ rejected }) => rejected],
];

/** The rules in the order given, a line with the columns' names first; lines end with CR LF. */
export const rulesCsv = (rules: readonly RuleRecord[]): string =>
  [
    COLUMNS.map(([name]) => cell(name)),
    ...rules.map((rule) => COLUMNS.map(([, of]) => cell(of(rule)))),
  ]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
