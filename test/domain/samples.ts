/** Drafts and facts for the tests of the checks. */
import { CHECKS } from '#domain/moderation/checks.js';
import { runPipeline, type CheckedDraft, type Facts } from '#domain/moderation/pipeline.js';
import type { Signal } from '#domain/moderation/signal.js';
import type { ListKind, Rule } from '#domain/moderation/rules/rule.js';
import { compileRules } from '#domain/moderation/rules/rule-set.js';
import { DEFAULT_POLICY, type Policy } from '#domain/policy.js';
import { normaliseBody } from '#domain/text.js';

/** A draft as the checks get it. */
export const draft = (raw: string): CheckedDraft => ({
  text: normaliseBody(raw),
  authorName: 'Bu Rini',
});

/** What a test says of the facts. */
type Known = Partial<Omit<Facts, 'policy' | 'rules'>> & {
  readonly policy?: Partial<Policy>;
  readonly rules?: readonly Rule[];
};

export const NOON = Date.UTC(2026, 0, 5, 12);

/**
 * Facts about a well-known author in an open thread of a site without rules; `policy` is laid
 * over the default one.
 */
export const facts = ({ policy, rules = [], ...others }: Known = {}): Facts => ({
  policy: { ...DEFAULT_POLICY, ...policy },
  rules: compileRules(rules),
  now: NOON,
  threadState: 'open',
  threadKeys: ['id:artikel-1'],
  ownHosts: ['koran.example'],
  author: { approved: 50, rejected: 0 },
  sameText: { byAuthor: 0, byOthers: 0 },
  ...others,
});

/** Everything the checks say of a text. */
export const signalsOf = (raw: string, known: Facts = facts()): readonly Signal[] =>
  runPipeline(CHECKS, draft(raw), known);

/** The codes alone, in order. */
export const codesOf = (raw: string, known: Facts = facts()): readonly string[] =>
  signalsOf(raw, known).map(({ code }) => code);

/** What the signals of one code marked in the text. */
export const marked = (code: string, raw: string, known: Facts = facts()): readonly string[] =>
  signalsOf(raw, known)
    .filter((signal) => signal.code === code)
    .flatMap(({ matches }) => matches);

/** An active rule that holds; `change` is laid over it. */
export const rule = (id: string, change: Partial<Rule> = {}): Rule => ({
  ...{ id, version: 1, action: 'hold', reason: null, note: '', mode: 'active', expiresAt: null },
  looksFor: { kind: 'word', pattern: id, exceptions: [] },
  ...change,
});

/** Active rules of one kind that hold, each by its pattern's name. */
export const listed = (kind: ListKind, ...patterns: string[]): readonly Rule[] =>
  patterns.map((pattern) => rule(pattern, { looksFor: { kind, pattern, exceptions: [] } }));
