/** What the inside needs to set how a thread stands, and to notice when that ends by itself. */
import type { ThreadSetting } from '@komentar/domain';
import type { ChangeRecord, ThreadDecisionRecord, ThreadNote, ThreadRecord } from './records.js';
import type { ThreadName } from './thread-name.js';

interface Act {
  /** Of the decision that records it. */
  readonly id: string;
  readonly by: ThreadSetting['by'];
  readonly at: number;
  /** The site's rule for threads that nobody has set. */
  readonly closeAfterDays: number;
}

export interface NewThreadChange extends Act {
  readonly name: ThreadName;
  /** Used where there is no thread of the name yet; absent: then it is `missing`. */
  readonly newThread?: { readonly id: string; readonly url: string | null };
  /** The version the moderator looked at, 0 for no thread; absent: whatever stands. */
  readonly version?: number | undefined;
  /** Null gives the thread back to the rules of the site; absent: it stays as it is set. */
  readonly setting?: Omit<ThreadSetting, 'at' | 'by'> | null;
  /** Null takes it away, absent leaves it. */
  readonly note?: Omit<ThreadNote, 'at' | 'by'> | null;
}

export interface NewThreadUndo extends Act {
  readonly decisionId: string;
}

/** A thread after a write that readers are told of. */
export interface ThreadEffects {
  readonly thread: ThreadRecord;
  readonly changes: readonly ChangeRecord[];
}

/** A thread and the last change of it. */
export interface ThreadStandings {
  readonly thread: ThreadRecord;
  readonly decision: ThreadDecisionRecord | null;
}

export type ThreadChanged =
  | ({ readonly kind: 'changed'; readonly decision: ThreadDecisionRecord } & ThreadEffects)
  | ({ readonly kind: 'conflict' } & ThreadStandings)
  | { readonly kind: 'refused'; readonly no: 'not-legal' | 'undone-already' | 'too-late' }
  | { readonly kind: 'missing' };

/** Whose state may have ended by itself, to be looked at by `turn`. */
export interface DueThread {
  readonly id: string;
  readonly site: string;
}

export interface DueQuery {
  readonly now: number;
  /** Every site with its rule for threads that nobody has set. */
  readonly sites: readonly { readonly id: string; readonly closeAfterDays: number }[];
  readonly most: number;
}

export interface ThreadWrites {
  /** Compare-and-set: `conflict` where `version` is no longer the thread's. */
  readonly change: (change: NewThreadChange) => Promise<ThreadChanged>;
  /** Puts back what stood before a change; see `undoRefusal`. */
  readonly undoChange: (undo: NewThreadUndo) => Promise<ThreadChanged>;
  readonly findChange: (id: string) => Promise<ThreadDecisionRecord | undefined>;
  readonly settings: (name: ThreadName) => Promise<ThreadStandings | undefined>;
  readonly due: (query: DueQuery) => Promise<readonly DueThread[]>;
  /** Writes down how the thread stands now; `undefined` where readers were told so already. */
  readonly turn: (
    id: string,
    at: { readonly closeAfterDays: number; readonly now: number },
  ) => Promise<ThreadEffects | undefined>;
}
