/** What the inside needs to write and read of comments. Every write is one transaction. */
import type { DecisionMove, Queue, Reason, Signal, Status } from '@komentar/domain';
import type {
  AuthorRecord,
  CardRecord,
  ChangeRecord,
  CommentRecord,
  DecisionRecord,
  ThreadRecord,
} from './records.js';
import type { ThreadName } from './threads.js';

/** Waiting comments per queue. */
export type Counts = Readonly<Record<Queue, number>>;

/** The number and counts of a site's queues after a write that moved a comment between them. */
export interface QueueChange {
  readonly seq: number;
  readonly counts: Counts;
}

/** What one committed write did, for those who must be told. */
export interface Effects {
  readonly comment: CommentRecord;
  readonly thread: ThreadRecord;
  /** Public changes in the order of `seq`; empty where readers see no difference. */
  readonly changes: readonly ChangeRecord[];
  /** Absent where no queue changed. */
  readonly queue?: QueueChange;
}

export interface NewComment {
  readonly id: string;
  readonly name: ThreadName;
  /** Used where this comment is the thread's first. */
  readonly newThread: {
    readonly id: string;
    readonly url: string | null;
    readonly title: string | null;
  };
  /** A further key of the same thread, remembered where it is free. */
  readonly alias?: string | undefined;
  readonly parentId: string | null;
  readonly author: Pick<AuthorRecord, 'id' | 'name'>;
  readonly clientId: string;
  readonly status: Status;
  readonly text: string;
  readonly html: string;
  readonly sanitizerVersion: number;
  /** Digest of the text's matching form, for repetition. */
  readonly digest: string;
  readonly signals: readonly Signal[];
  readonly at: number;
}

export type Posted =
  | ({ readonly kind: 'posted' } & Effects)
  /** The author sent this `clientId` before; nothing was written. */
  | { readonly kind: 'repeated'; readonly comment: CommentRecord; readonly thread: ThreadRecord }
  | { readonly kind: 'refused'; readonly no: 'thread-closed' | 'parent-gone' | 'too-deep' };

export interface NewDecision {
  readonly id: string;
  readonly commentId: string;
  /** The version the moderator looked at. */
  readonly version: number;
  readonly move: DecisionMove;
  readonly reason: Reason | null;
  readonly note: string | null;
  readonly moderator: { readonly id: string; readonly name: string };
  readonly at: number;
}

export interface NewUndo {
  /** Of the new decision that records the undo. */
  readonly id: string;
  readonly decisionId: string;
  readonly moderator: { readonly id: string; readonly name: string };
  readonly at: number;
}

/** Where a comment stands that could not be decided on, and the last decision on it. */
export interface Standing {
  readonly comment: CommentRecord;
  readonly decision: DecisionRecord | null;
}

export type Decided =
  | ({ readonly kind: 'decided'; readonly decision: DecisionRecord } & Effects)
  | ({ readonly kind: 'conflict' } & Standing)
  | { readonly kind: 'refused'; readonly no: 'not-legal' | 'undone-already' | 'too-late' }
  | { readonly kind: 'missing' };

export interface Comments {
  readonly find: (id: string) => Promise<CommentRecord | undefined>;
  /** The earlier comment of this author with this `clientId`, and its thread. */
  readonly findRepeat: (
    authorId: string,
    clientId: string,
  ) => Promise<{ comment: CommentRecord; thread: ThreadRecord } | undefined>;
  /** Comments of the site with this digest since a time, the author's own and all others', of the latest 100. */
  readonly sameText: (query: {
    readonly site: string;
    readonly digest: string;
    readonly authorId: string;
    readonly since: number;
  }) => Promise<{ readonly byAuthor: number; readonly byOthers: number }>;
  /** Durable when it resolves: an acknowledged comment survives the process and the machine. */
  readonly post: (comment: NewComment) => Promise<Posted>;
  /** The author's own comments of a thread that others do not see, newest last, at most 100: pending, returned or rejected. */
  readonly mine: (name: ThreadName, authorId: string) => Promise<readonly CommentRecord[]>;
  /** Compare-and-set: `conflict` where `version` is no longer the comment's. */
  readonly decide: (decision: NewDecision) => Promise<Decided>;
  readonly undo: (undo: NewUndo) => Promise<Decided>;
  readonly findDecision: (id: string) => Promise<DecisionRecord | undefined>;
}

export interface QueueQuery {
  readonly sites: readonly string[];
  readonly queue: Queue;
  readonly limit: number;
  readonly after?: string | undefined;
}

export interface QueuePage {
  /** Longest waiting first. */
  readonly cards: readonly CardRecord[];
  readonly next?: string;
  readonly counts: Counts;
  readonly seqs: Readonly<Record<string, number>>;
}

export interface Queues {
  readonly page: (query: QueueQuery) => Promise<QueuePage | 'bad-cursor'>;
  readonly card: (commentId: string) => Promise<CardRecord | undefined>;
  /** Waiting comments of every site, by its id. */
  readonly counts: () => Promise<ReadonlyMap<string, Counts>>;
}
