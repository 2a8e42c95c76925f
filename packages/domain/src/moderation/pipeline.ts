/** The ordered list of checks run over a draft; all signals are kept, nothing ends the run early. */
import type { Policy } from '../policy.js';
import type { ThreadState } from '../thread.js';
import type { Signal } from './signal.js';

/** What a reader sent, already normalised by `normaliseBody`. */
export interface CheckedDraft {
  readonly text: string;
  readonly authorName: string;
}

/** What the checks may know besides the draft, gathered by the caller beforehand. */
export interface Facts {
  readonly policy: Policy;
  readonly threadState: ThreadState;
  /** Hosts that belong to the site itself. */
  readonly ownHosts: readonly string[];
  readonly author: { readonly approved: number; readonly rejected: number };
  /** Comments with the same digest (`textDigestInput`) in the last 24 hours, this draft not among them. */
  readonly sameText: { readonly byAuthor: number; readonly byOthers: number };
}

/** One small check on plain values. Pure; may throw, which means hold. */
export interface Check {
  readonly name: string;
  readonly run: (draft: CheckedDraft, facts: Facts) => readonly Signal[];
}

const failed = (check: string): Signal => ({
  check,
  code: 'check-failed',
  advice: 'hold',
  matches: [],
  spans: [],
});

const runOne = (check: Check, draft: CheckedDraft, facts: Facts): readonly Signal[] => {
  try {
    return check.run(draft, facts);
  } catch {
    return [failed(check.name)];
  }
};

/** Every signal of every check, in the checks' order. A check that throws holds the comment. */
export const runPipeline = (
  checks: readonly Check[],
  draft: CheckedDraft,
  facts: Facts,
): readonly Signal[] => checks.flatMap((check) => runOne(check, draft, facts));
