/** The shapes of rules: what a person decides about one, and what the desk sees of it. */
import * as v from 'valibot';
import {
  CONDITION_FIELD_NAMES,
  CONDITION_OPERATORS,
  LIST_KINDS,
  MAX_CONDITIONS,
  MAX_EXCEPTIONS,
  PATTERN_UNITS,
  REASON_CODES,
  RULE_ACTIONS,
  RULE_MODES,
  RULE_NOTE_UNITS,
} from '@komentar/domain';
import { at, id, text } from './shapes.js';

/** Of what a condition compares with, in code units: lists of words with commas. */
const VALUE_UNITS = 500;

const pattern = text(1, PATTERN_UNITS);

const condition = v.strictObject({
  field: v.picklist(CONDITION_FIELD_NAMES),
  operator: v.picklist(CONDITION_OPERATORS),
  value: v.union([text(1, VALUE_UNITS), v.pipe(v.number(), v.finite())]),
});

const looksFor = v.variant('kind', [
  v.strictObject({
    kind: v.picklist(LIST_KINDS),
    pattern,
    exceptions: v.optional(v.pipe(v.array(pattern), v.maxLength(MAX_EXCEPTIONS)), []),
  }),
  v.strictObject({
    kind: v.literal('if-then'),
    match: v.picklist(['all', 'any']),
    conditions: v.pipe(v.array(condition), v.maxLength(MAX_CONDITIONS)),
  }),
]);

const contentEntries = {
  looksFor,
  action: v.picklist(RULE_ACTIONS),
  reason: v.nullable(v.picklist(REASON_CODES)),
  note: text(0, RULE_NOTE_UNITS),
  mode: v.picklist(RULE_MODES),
  /** From then on it does nothing; `null` for never. */
  expiresAt: v.nullable(at),
};

/** Everything a person decides about a rule. */
export const ruleContent = v.strictObject(contentEntries);

/** What becomes of every line of an import. */
export const importDefaults = v.omit(ruleContent, ['looksFor']);

const person = v.strictObject({ id: v.string(), name: v.string() });

/** A rule and how it has done. */
export const ruleView = v.strictObject({
  ...contentEntries,
  id,
  version: v.number(),
  owner: person,
  createdAt: at,
  changedAt: at,
  /** Texts in which it found something. */
  hits: v.number(),
  /** Of these, what moderators let through and what they did not. */
  approved: v.number(),
  rejected: v.number(),
  lastHitAt: v.nullable(at),
});
export type RuleView = v.InferOutput<typeof ruleView>;

/** A rule as it stood at one of its versions. */
export const ruleVersionView = v.strictObject({
  ...contentEntries,
  version: v.number(),
  act: v.picklist(['plant', 'import', 'save', 'activate', 'retire', 'undo']),
  by: person,
  at,
});
export type RuleVersionView = v.InferOutput<typeof ruleVersionView>;

/** What would become of a line of an import. */
export const importLineView = v.strictObject({
  line: v.number(),
  kind: v.picklist(LIST_KINDS),
  pattern: v.string(),
  /** Why it is left out: what is wrong with it, `twice` in the paste, or `known` as the rule named. */
  why: v.optional(v.string()),
  ruleId: v.optional(v.string()),
});
export type ImportLineView = v.InferOutput<typeof importLineView>;
