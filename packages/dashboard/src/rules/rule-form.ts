/** A rule as the form holds it, and the way from and to what is kept. */
import {
  ruleComplaints,
  type Condition,
  type ListKind,
  type LooksFor,
  type Reason,
  type RuleAction,
  type RuleComplaint,
  type RuleContent,
  type RuleKind,
  type RuleMode,
} from '@komentar/domain';

/** What stands in the fields; what another kind would need stays while a kind is chosen. */
export interface RuleForm {
  readonly kind: RuleKind;
  readonly pattern: string;
  /** With commas. */
  readonly exceptions: string;
  readonly match: 'all' | 'any';
  readonly conditions: readonly Condition[];
  readonly action: RuleAction;
  readonly reason: Reason | null;
  readonly note: string;
  /** The last day it counts, `2026-01-31`; empty for no end. */
  readonly expires: string;
  readonly mode: RuleMode;
}

/** A new rule; it does nothing until somebody says so. */
export const BLANK: RuleForm = {
  kind: 'word',
  pattern: '',
  exceptions: '',
  match: 'all',
  conditions: [{ field: 'text', operator: 'has', value: '' }],
  action: 'hold',
  reason: null,
  note: '',
  expires: '',
  mode: 'draft',
};

const two = (n: number): string => String(n).padStart(2, '0');

/** A rule ends with its last day, by the clock of whoever reads it. */
const lastDay = (expiresAt: number | null): string => {
  if (expiresAt === null) return '';
  const day = new Date(expiresAt - 1);
  return `${String(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
};

const endOfDay = (expires: string): number | null => {
  const [year, month, day] = expires.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  return new Date(year, month - 1, day + 1).getTime();
};

/** The form of a rule that is there. */
export const formOf = (content: RuleContent): RuleForm => {
  const { looksFor, action, reason, note, mode, expiresAt } = content;
  const rest = { action, reason, note, mode, expires: lastDay(expiresAt) };
  return looksFor.kind === 'if-then'
    ? { ...BLANK, ...rest, ...looksFor }
    : { ...BLANK, ...rest, ...looksFor, exceptions: looksFor.exceptions.join(', ') };
};

const partsOf = (list: string): readonly string[] =>
  list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const looksForOf = ({ kind, match, conditions, ...form }: RuleForm): LooksFor =>
  kind === 'if-then'
    ? { kind, match, conditions }
    : {
        kind: kind satisfies ListKind,
        pattern: form.pattern.trim(),
        exceptions: partsOf(form.exceptions),
      };

/** What would be kept of the form. */
export const contentOf = (form: RuleForm): RuleContent => ({
  looksFor: looksForOf(form),
  action: form.action,
  reason: form.reason,
  note: form.note.trim(),
  mode: form.mode,
  expiresAt: endOfDay(form.expires),
});

/** What is wrong with the fields, by their names and in their order; empty where it can be kept. */
export const complaintsOf = (form: RuleForm): ReadonlyMap<string, RuleComplaint> =>
  new Map(ruleComplaints(contentOf(form)).map(({ field, why }) => [field, why]));
