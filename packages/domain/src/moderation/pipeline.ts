/** The ordered list of checks run over a draft; all signals are kept, nothing ends the run early. */
import type { Policy } from '../policy.js';
import type { ThreadState } from '../thread.js';
import type { RuleSet } from './rules/rule-set.js';
import type { Signal } from './signal.js';
import { signalOfWhole } from './spans.js';

/** What a reader sent, already normalised by `normaliseBody`. */
export interface CheckedDraft {
  readonly text: string;
  readonly authorName: string;
}

/** What the checks may know besides the draft, gathered by the caller beforehand. */
export interface Facts {
  readonly policy: Policy;
  readonly threadState: ThreadState;
  /** Every key the thread is known by. */
  readonly threadKeys: readonly string[];
  /** Hosts that belong to the site itself. */
  readonly ownHosts: readonly string[];
  readonly author: {
    readonly approved: number;
    readonly rejected: number;
    /** A sanction says that all of the author's comments are looked at first. */
    readonly held?: boolean;
  };
  /** Comments with the same digest (`textDigestInput`) in the last 24 hours, this draft not among them. */
  readonly sameText: { readonly byAuthor: number; readonly byOthers: number };
  /** The site's rules that are in force. */
  readonly rules: RuleSet;
  /** Epoch milliseconds, for what runs out. */
  readonly now: number;
  /** A learned score, 0 to 1, where there is one. */
  readonly risk?: number;
  /** True once judging has taken longer than it may; rules not yet asked then hold the comment. */
  readonly isOverdue?: () => boolean;
}

/** One small check on plain values. Pure; may throw, which means hold. */
export interface Check {
  readonly name: string;
  /** `before` is what the checks before this one have found. */
  readonly run: (draft: CheckedDraft, facts: Facts, before: readonly Signal[]) => readonly Signal[];
}

const runOne = (
  { name, run }: Check,
  { draft, facts, before }: { draft: CheckedDraft; facts: Facts; before: readonly Signal[] },
): readonly Signal[] => {
  try {
    return run(draft, facts, before);
  } catch {
    return [signalOfWhole({ check: name, code: 'check-failed', advice: 'hold' })];
  }
};

/** Every signal of every check, in the checks' order. A check that throws holds the comment. */
export const runPipeline = (
  checks: readonly Check[],
  draft: CheckedDraft,
  facts: Facts,
): readonly Signal[] =>
  checks.reduce<readonly Signal[]>(
    (before, check) => [...before, ...runOne(check, { draft, facts, before })],
    [],
  );
