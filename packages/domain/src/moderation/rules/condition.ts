/** The closed table of what an if-then rule can ask, and how each question is answered. */
import { normaliseUrl } from '../../thread-key.js';
import { bareHost, isWithin } from '../link-host.js';
import type { FoundLink } from '../links.js';
import type { Signal, Span } from '../signal.js';

/** What a field is compared with. `words` and `domains` are lists with commas: one of them is enough. */
export type ValueKind = 'words' | 'domains' | 'signal' | 'thread' | 'count' | 'share';

interface Field {
  readonly value: ValueKind;
  readonly operators: readonly ConditionOperator[];
}

/** All operators, in the order they are offered. */
export const CONDITION_OPERATORS = ['has', 'has-not', 'is', 'is-not', '<', '>'] as const;
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

const HAS = ['has', 'has-not'] as const;
const IS = ['is', 'is-not'] as const;
const COMPARES = ['<', '>'] as const;

/**
 * What can be asked. `risk` is false in both directions until a learned score exists; it stands
 * here so that rules need no change then.
 */
export const CONDITION_FIELDS = {
  text: { value: 'words', operators: HAS },
  link: { value: 'domains', operators: HAS },
  signal: { value: 'signal', operators: IS },
  'author.name': { value: 'words', operators: HAS },
  'author.approved': { value: 'count', operators: COMPARES },
  'author.rejected': { value: 'count', operators: COMPARES },
  'thread.key': { value: 'thread', operators: IS },
  length: { value: 'count', operators: COMPARES },
  links: { value: 'count', operators: COMPARES },
  risk: { value: 'share', operators: COMPARES },
} as const satisfies Record<string, Field>;

export type ConditionField = keyof typeof CONDITION_FIELDS;

/** All fields, in the order they are offered. */
export const CONDITION_FIELD_NAMES = Object.keys(CONDITION_FIELDS) as [
  ConditionField,
  ...ConditionField[],
];

/** One question. A number where the field's value is a count or a share, a text elsewhere. */
export interface Condition {
  readonly field: ConditionField;
  readonly operator: ConditionOperator;
  readonly value: string | number;
}

/** What is known of a comment when its rules are asked. */
export interface Seen {
  /** Where the words of this condition stand. */
  readonly found: (condition: Condition) => readonly Span[];
  readonly links: () => readonly FoundLink[];
  /** Everything the checks and the lists have found so far. */
  readonly signals: readonly Signal[];
  readonly author: { readonly approved: number; readonly rejected: number };
  /** Every key the thread is known by. */
  readonly threadKeys: readonly string[];
  /** In graphemes. */
  readonly length: () => number;
  readonly risk: number | undefined;
}

/** The parts of a list with commas. */
export const partsOf = (value: string | number): readonly string[] =>
  String(value)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A thread is named by its key, by the id or by the address of its article. */
const isThread = (value: string, keys: readonly string[]): boolean => {
  const named = value.trim();
  const address = normaliseUrl(named);
  return [named, `id:${named}`, ...(address === undefined ? [] : [`u:${address}`])].some((key) =>
    keys.includes(key),
  );
};

const linksTo = (value: string, links: readonly FoundLink[]): readonly Span[] => {
  const domains = partsOf(value).map((domain) => bareHost(domain.toLowerCase()));
  return links
    .filter(({ host }) => host !== undefined && domains.some((domain) => isWithin(host, domain)))
    .map(({ span }) => span);
};

/** What a field has to say: places in the text, a number, or a yes or no without a place. */
type Told = readonly Span[] | number | boolean | undefined;

const ASK: Record<ConditionField, (condition: Condition, seen: Seen) => Told> = {
  text: (condition, { found }) => found(condition),
  'author.name': (condition, { found }) => found(condition).length > 0,
  link: ({ value }, { links }) => linksTo(String(value), links()),
  signal: ({ value }, { signals }) => signals.some(({ code }) => code === value),
  'author.approved': (_, { author }) => author.approved,
  'author.rejected': (_, { author }) => author.rejected,
  'thread.key': ({ value }, { threadKeys }) => isThread(String(value), threadKeys),
  length: (_, { length }) => length(),
  links: (_, { links }) => links().length,
  risk: (_, { risk }) => risk,
};

const isThere = (told: Told): boolean => (Array.isArray(told) ? told.length > 0 : told === true);

const HOLDS: Record<ConditionOperator, (told: Told, value: string | number) => boolean> = {
  has: isThere,
  is: isThere,
  'has-not': (told) => !isThere(told),
  'is-not': (told) => !isThere(told),
  '<': (told, value) => typeof told === 'number' && told < Number(value),
  '>': (told, value) => typeof told === 'number' && told > Number(value),
};

/** Whether a condition holds, and the places of the text that make it so. */
interface Holding {
  readonly holds: boolean;
  readonly spans: readonly Span[];
}

/** Asks one condition. Pure: the same comment and facts give the same answer. */
const ask = (condition: Condition, seen: Seen): Holding => {
  const told = ASK[condition.field](condition, seen);
  const holds = HOLDS[condition.operator](told, condition.value);
  const spans =
    holds && condition.operator === 'has' && Array.isArray(told) ? (told as Span[]) : [];
  return { holds, spans };
};

/**
 * Asks all conditions of an if-then rule: the places where it holds, or `undefined` where it does
 * not. A rule without conditions never holds.
 */
export const askAll = (
  {
    match,
    conditions,
  }: { readonly match: 'all' | 'any'; readonly conditions: readonly Condition[] },
  seen: Seen,
): readonly Span[] | undefined => {
  const held: Span[] = [];
  let any = false;
  for (const condition of conditions) {
    const { holds, spans } = ask(condition, seen);
    if (!holds && match === 'all') return undefined;
    any ||= holds;
    held.push(...spans);
  }
  return any ? held : undefined;
};
