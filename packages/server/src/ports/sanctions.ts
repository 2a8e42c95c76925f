/** What the inside needs to remember of sanctions on authors. Every write is one transaction. */
import type { Colleague, Reason, SanctionFacts } from '@komentar/domain';

/** How a sanction came to an end before its time. */
export interface SanctionEnd {
  readonly how: 'lifted' | 'undone' | 'acknowledged';
  readonly at: number;
  /** `null` where the author did it: a warning is acknowledged by its reader. */
  readonly by: Colleague | null;
}

export interface SanctionRecord extends SanctionFacts {
  readonly id: string;
  readonly authorId: string;
  readonly site: string;
  /** The key of the thread where it holds; `null` for the whole site. */
  readonly threadKey: string | null;
  readonly reason: Reason;
  /** What it says to the author. */
  readonly note: string | null;
  readonly by: Colleague;
  readonly end: SanctionEnd | null;
  /** The decisions that were made along with it. */
  readonly decisionIds: readonly string[];
}

export interface NewSanction extends Pick<
  SanctionRecord,
  | 'id'
  | 'authorId'
  | 'kind'
  | 'reason'
  | 'note'
  | 'by'
  | 'at'
  | 'until'
  | 'threadId'
  | 'threadKey'
  | 'everyMs'
> {
  /** The version of the author that the moderator looked at; absent: whichever it is. */
  readonly version?: number | undefined;
}

/** A sanction that was written, and the author's version after it. */
export interface SanctionWritten {
  readonly kind: 'written';
  readonly sanction: SanctionRecord;
  readonly version: number;
}

export type SanctionSet =
  | SanctionWritten
  | { readonly kind: 'missing' }
  /** The author's version is another one by now. */
  | { readonly kind: 'conflict' };

export type SanctionEnded =
  | SanctionWritten
  | { readonly kind: 'missing' }
  /** It had come to an end before, one way or another. */
  | { readonly kind: 'over'; readonly sanction: SanctionRecord };

export interface NewSanctionEnd extends SanctionEnd {
  readonly sanctionId: string;
}

export interface Sanctions {
  readonly find: (id: string) => Promise<SanctionRecord | undefined>;
  /** What stands against the author at a moment, oldest first. One indexed read: every post asks. */
  readonly standing: (authorId: string, now: number) => Promise<readonly SanctionRecord[]>;
  /** Compare-and-set on the author's version, where one is given. */
  readonly add: (sanction: NewSanction) => Promise<SanctionSet>;
  /** Ends one that stands, once. */
  readonly end: (end: NewSanctionEnd) => Promise<SanctionEnded>;
  /** Remembers which decisions belong to a sanction, so that an undo finds them. */
  readonly tie: (sanctionId: string, decisionIds: readonly string[]) => Promise<void>;
  /** When the author last sent in a comment, whatever became of it. */
  readonly lastPostAt: (authorId: string) => Promise<number | undefined>;
}
