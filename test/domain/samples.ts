/** Drafts and facts for the tests of the checks. */
import { CHECKS } from '#domain/moderation/checks.js';
import { runPipeline, type CheckedDraft, type Facts } from '#domain/moderation/pipeline.js';
import type { Signal } from '#domain/moderation/signal.js';
import { DEFAULT_POLICY, type Policy, type WordEntry } from '#domain/policy.js';
import { normaliseBody } from '#domain/text.js';

/** A draft as the checks get it. */
export const draft = (raw: string): CheckedDraft => ({
  text: normaliseBody(raw),
  authorName: 'Bu Rini',
});

/** Facts about a well-known author in an open thread; `policy` is laid over the default one. */
export const facts = ({
  policy,
  ...others
}: Partial<Omit<Facts, 'policy'>> & { policy?: Partial<Policy> } = {}): Facts => ({
  policy: { ...DEFAULT_POLICY, ...policy },
  threadState: 'open',
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

/** List entries of one kind that hold. */
export const listed = (kind: WordEntry['kind'], ...patterns: string[]): readonly WordEntry[] =>
  patterns.map((pattern) => ({ id: pattern, pattern, kind, action: 'hold' }));
