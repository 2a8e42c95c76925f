/** What the inside needs of the desk's log: who did what to whom, kept for good, each entry bound to the one before. */
import type { Json, ReportReason, ReportState, Signal } from '@komentar/domain';
import type { CommentRecord } from './records.js';

/** Who did it. `id` names a moderator, a rule or an author; the other two act for the server itself. */
export interface Doer {
  readonly kind: 'moderator' | 'rule' | 'clock' | 'system' | 'author';
  readonly id: string;
  /** As it stood then. Of authors none is kept, since a name cannot be taken out of the log again. */
  readonly name: string;
}

/** The server itself, or whoever works on its command line. */
export const SERVER: Doer = { kind: 'system', id: 'komentar', name: 'komentar' };

/** What ends or begins because its time has come. */
export const CLOCK: Doer = { kind: 'clock', id: 'komentar', name: 'komentar' };

/** Who does something that will be logged, and when (epoch milliseconds). */
export interface Act {
  readonly by: Doer;
  readonly at: number;
}

/** What it was done to. A report is found by its comment, since it has no id of its own. */
export interface LogTarget {
  readonly kind: 'comment' | 'author' | 'thread' | 'rule' | 'report' | 'moderator' | 'site';
  readonly id: string;
}

/** One act, as whoever writes it hands it over. */
export interface NewLogEntry extends Act {
  /** The site whose chain it joins; acts of no single site join that of the domain's `EVERY_SITE`. */
  readonly site: string;
  /** `noun:verb`, like a command. */
  readonly act: string;
  readonly target: LogTarget;
  /** The author concerned, where the target is not the author already. */
  readonly authorId?: string | undefined;
  /** What is needed to understand the act later. Never a text that readers or moderators wrote: its digest. */
  readonly detail: { readonly [key: string]: Json };
}

/** The end of a chain, up to which it is whole. */
export interface Chain {
  /** Number of the last entry; 0 for none. */
  readonly n: number;
  readonly hash: string;
}

/**
 * What is wrong with an entry. `changed`: its hash is not that of what it says. `missing`: there is
 * none of this number though there are later ones. `misplaced`: it does not follow the one before.
 * `cut-off`: the chain should go on with it. `beyond-end`: it stands after the chain's recorded end.
 */
export type Fault = 'changed' | 'missing' | 'misplaced' | 'cut-off' | 'beyond-end';

export type Verified =
  | ({ readonly kind: 'whole' } & Chain)
  /** `n` is the first entry that is not as it was written. */
  | { readonly kind: 'broken'; readonly n: number; readonly fault: Fault };

/** An entry as it stands in the log; these are the fields that are hashed, and the hash. */
export interface LogEntryRecord extends Act {
  readonly site: string;
  readonly n: number;
  readonly act: string;
  readonly target: LogTarget;
  readonly authorId: string | null;
  readonly detail: { readonly [key: string]: Json };
  readonly prev: string;
  readonly hash: string;
}

/** An entry with what today's names say of its target; `null` where that is gone, or has no name. */
export interface ToldEntry {
  readonly entry: LogEntryRecord;
  readonly about: { readonly name: string; readonly title: string | null } | null;
}

interface Period {
  /** From this moment on. */
  readonly since?: number | undefined;
  /** Up to this moment, without it. */
  readonly until?: number | undefined;
}

/** Entries that fit everything that is named. */
export interface LogQuery extends Period {
  readonly sites: readonly string[];
  readonly commentId?: string | undefined;
  readonly authorId?: string | undefined;
  readonly moderatorId?: string | undefined;
  readonly ruleId?: string | undefined;
  readonly act?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

export interface LogPage {
  /** Newest first. */
  readonly items: readonly ToldEntry[];
  readonly next?: string;
}

/** A stretch of one chain, oldest first. */
export interface Stretch extends Period {
  readonly site: string;
  /** Number of the entry before the first one. */
  readonly after: number;
  readonly limit: number;
}

/** One thing that became of a comment. */
export type CommentEvent =
  | {
      readonly kind: 'revision';
      readonly at: number;
      readonly n: number;
      readonly text: string;
      /** Of the present text only. */
      readonly signals: readonly Signal[] | null;
    }
  | {
      readonly kind: 'report';
      readonly at: number;
      readonly reason: ReportReason;
      readonly note: string | null;
      readonly state: ReportState;
    }
  | {
      readonly kind: 'act';
      readonly at: number;
      readonly entry: LogEntryRecord;
      readonly note: string | null;
    }
  | { readonly kind: 'withdrawn'; readonly at: number };

/** A comment and what became of it, oldest first; of each kind of event the latest hundred. */
export interface CommentHistory {
  readonly comment: CommentRecord;
  readonly title: string | null;
  readonly events: readonly CommentEvent[];
}

export interface DeskLog {
  /** Every chain there is: sites, gone ones among them, and `EVERY_SITE`. */
  readonly chains: () => Promise<readonly string[]>;
  /** Reads the whole chain, a part at a time; works while others write. */
  readonly verify: (site: string) => Promise<Verified>;
  readonly page: (query: LogQuery) => Promise<LogPage | 'bad-cursor'>;
  readonly stretch: (stretch: Stretch) => Promise<readonly LogEntryRecord[]>;
  /** For acts that write nothing but their own entry. */
  readonly append: (entry: NewLogEntry) => Promise<void>;
  readonly history: (commentId: string) => Promise<CommentHistory | undefined>;
}
