/** What is wrong with a rule before it can be kept: the field and why, for the form and for the server alike. */
import { bareHost } from '../link-host.js';
import { wordsOfPattern } from '../word-index.js';
import { CONDITION_FIELDS, partsOf, type Condition, type ValueKind } from './condition.js';
import { MAX_PHRASE_WORDS, type ListKind, type LooksFor, type RuleContent } from './rule.js';

/** Why a field cannot stay as it is; each has a sentence in the desk's catalogue. */
export const RULE_COMPLAINTS = [
  'empty',
  'one-word',
  'several-words',
  'too-many-words',
  'not-a-host',
  'unnamed',
  'no-conditions',
  'wrong-operator',
  'not-a-number',
] as const;
export type RuleComplaint = (typeof RULE_COMPLAINTS)[number];

export interface FieldComplaint {
  /** `pattern`, `exceptions`, `note`, or `conditions.<n>`. */
  readonly field: string;
  readonly why: RuleComplaint;
}

const HOST =
  /^(?=.{3,253}$)[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)+$/u;

/** True for a host as a rule names it: `bit.ly`, without scheme and path. */
export const isHost = (text: string): boolean => HOST.test(bareHost(text.toLowerCase()));

const wordsComplaint = (pattern: string): RuleComplaint | undefined => {
  const count = wordsOfPattern(pattern).length;
  if (count === 0) return 'empty';
  return count > MAX_PHRASE_WORDS ? 'too-many-words' : undefined;
};

const oneWord = (pattern: string): RuleComplaint | undefined =>
  wordsOfPattern(pattern).length > 1 ? 'one-word' : wordsComplaint(pattern);

const OF_PATTERN: Record<ListKind, (pattern: string) => RuleComplaint | undefined> = {
  word: oneWord,
  stem: oneWord,
  phrase: (pattern) =>
    wordsOfPattern(pattern).length === 1 ? 'several-words' : wordsComplaint(pattern),
  name: wordsComplaint,
  domain: (pattern) => (isHost(pattern) ? undefined : 'not-a-host'),
};

/** What is wrong with a pattern of this kind, or `undefined`. */
export const patternComplaint = (kind: ListKind, pattern: string): RuleComplaint | undefined =>
  OF_PATTERN[kind](pattern);

const everyPart = (
  value: Condition['value'],
  complain: (part: string) => RuleComplaint | undefined,
): RuleComplaint | undefined => {
  const parts = partsOf(value);
  return parts.length === 0 ? 'empty' : parts.map(complain).find((why) => why !== undefined);
};

const isCount = (value: Condition['value']): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

const OF_VALUE: Record<ValueKind, (value: Condition['value']) => RuleComplaint | undefined> = {
  words: (value) => everyPart(value, wordsComplaint),
  domains: (value) => everyPart(value, (part) => (isHost(part) ? undefined : 'not-a-host')),
  signal: (value) => (String(value) === '' ? 'empty' : undefined),
  thread: (value) => (String(value).trim() === '' ? 'empty' : undefined),
  count: (value) => (isCount(value) ? undefined : 'not-a-number'),
  share: (value) =>
    typeof value === 'number' && value >= 0 && value <= 1 ? undefined : 'not-a-number',
};

const conditionComplaint = ({ field, operator, value }: Condition): RuleComplaint | undefined => {
  const { operators, value: kind } = CONDITION_FIELDS[field];
  if (!(operators as readonly string[]).includes(operator)) return 'wrong-operator';
  return OF_VALUE[kind](value);
};

const listComplaints = (
  looksFor: Exclude<LooksFor, { kind: 'if-then' }>,
): readonly FieldComplaint[] => {
  const { kind, pattern, exceptions } = looksFor;
  const why = patternComplaint(kind, pattern);
  const excepting = exceptions
    .map((exception) =>
      kind === 'domain' ? patternComplaint('domain', exception) : wordsComplaint(exception),
    )
    .find((one) => one !== undefined);
  return [
    ...(why === undefined ? [] : [{ field: 'pattern', why }]),
    ...(excepting === undefined ? [] : [{ field: 'exceptions', why: excepting }]),
  ];
};

/** Everything that is wrong with a rule, in the order of the form's fields; empty where it can be kept. */
export const ruleComplaints = ({
  looksFor,
  note,
}: Pick<RuleContent, 'looksFor' | 'note'>): readonly FieldComplaint[] => {
  if (looksFor.kind !== 'if-then') return listComplaints(looksFor);
  const { conditions } = looksFor;
  return [
    ...(conditions.length === 0 ? [{ field: 'conditions', why: 'no-conditions' as const }] : []),
    ...conditions.flatMap((condition, at) => {
      const why = conditionComplaint(condition);
      return why === undefined ? [] : [{ field: `conditions.${String(at)}`, why }];
    }),
    ...(note.trim() === '' ? [{ field: 'note', why: 'unnamed' as const }] : []),
  ];
};
