/** What the inside needs to write and read of comments. Every write is one transaction. */
import type {
  DecisionMove,
  Feature,
  Opinion,
  OpinionAct,
  Placed,
  Queue,
  QueueSort,
  Reason,
  ReportOutcome,
  ReportReason,
  Signal,
  Span,
  Status,
} from '@komentar/domain';
import type { Act } from './log.js';
import type {
  AuthorRecord,
  CardRecord,
  ChangeRecord,
  CommentRecord,
  DecisionRecord,
  ListedComment,
  ThreadRecord,
} from './records.js';
import type { ThreadName } from './threads.js';

/** Comments in each queue. */
export type Counts = Readonly<Record<Queue, number>>;

/** The number and counts of a site's queues after a write, and the queues its comment was and is in. */
export interface QueueChange {
  readonly seq: number;
  readonly counts: Counts;
  readonly from: readonly Queue[];
  readonly to: readonly Queue[];
}

/** What one committed write did, for those who must be told. */
export interface Effects {
  readonly comment: CommentRecord;
  readonly thread: ThreadRecord;
  /** Where the comment stood before; `null` for a new one. */
  readonly from: Status | null;
  /** Public changes in the order of `seq`; empty where readers see no difference. */
  readonly changes: readonly ChangeRecord[];
  /** Absent where the comment neither was nor is in a queue. */
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
  readonly author: Pick<AuthorRecord, 'id' | 'name'> & Partial<Pick<AuthorRecord, 'badges'>>;
  readonly clientId: string;
  readonly status: Status;
  readonly text: string;
  readonly html: string;
  readonly sanitizerVersion: number;
  /** Digest of the text's matching form, for repetition. */
  readonly digest: string;
  readonly signals: readonly Signal[];
  readonly at: number;
  /** The site's rule, on which it depends whether the thread still takes comments. */
  readonly closeAfterDays: number;
}

/** A thread that takes no comment now, and what the editors say about it. */
export type NotTaken =
  | { readonly kind: 'refused'; readonly no: 'thread-closed'; readonly reason: string | null }
  | {
      readonly kind: 'refused';
      readonly no: 'thread-slow';
      readonly reason: string | null;
      readonly retryAfterMs: number;
    };

export type Posted =
  | ({ readonly kind: 'posted'; readonly card: CardRecord } & Effects)
  /** The author sent this `clientId` before; nothing was written. */
  | { readonly kind: 'repeated'; readonly comment: CommentRecord; readonly thread: ThreadRecord }
  | NotTaken
  | { readonly kind: 'refused'; readonly no: 'parent-gone' | 'too-deep' };

export interface NewDecision {
  readonly id: string;
  readonly commentId: string;
  /** The version the moderator looked at. */
  readonly version: number;
  readonly move: DecisionMove;
  readonly reason: Reason | null;
  readonly note: string | null;
  /** Words of the comment's text, to be shown to its author; absent for none. */
  readonly marks?: readonly Span[] | undefined;
  readonly moderator: { readonly id: string; readonly name: string };
  readonly at: number;
  /** For how long readers shall not see yet what it shows them, in ms; absent: not at all. */
  readonly delayMs?: number | undefined;
  /** The batch it is part of. */
  readonly batch?: string | undefined;
  /** Members whose decisions this one may not overrule (`not-legal`); absent: whoever asks has looked. */
  readonly spares?: ReadonlySet<string> | undefined;
}

/** Closes a comment's open reports, and nothing else. */
export interface NewClosing extends Omit<NewDecision, 'move' | 'reason' | 'marks' | 'spares'> {
  readonly outcome: ReportOutcome;
}

export interface NewUndo extends Pick<NewDecision, 'batch'> {
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
  /** A colleague had decided the same: that decision stands, and the log has that this one concurs. */
  | {
      readonly kind: 'concurred';
      readonly comment: CommentRecord;
      readonly decision: DecisionRecord;
    }
  | ({ readonly kind: 'conflict' } & Standing)
  | { readonly kind: 'refused'; readonly no: 'not-legal' | 'undone-already' | 'too-late' }
  | { readonly kind: 'missing' };

/** An author's new text for a comment of his own. */
export interface NewEdit {
  readonly commentId: string;
  readonly authorId: string;
  /** The version the author looked at. */
  readonly version: number;
  readonly text: string;
  readonly html: string;
  readonly sanitizerVersion: number;
  readonly digest: string;
  readonly signals: readonly Signal[];
  /** What the checks say of the new text; where the comment comes to stand follows from it (`editTo`). */
  readonly verdict: Status;
  readonly at: number;
  /** The site's rule, on which it depends whether texts in the thread may still change. */
  readonly closeAfterDays: number;
}

/** An author's act upon a comment of his own. */
export interface OwnAct {
  readonly commentId: string;
  readonly authorId: string;
  readonly at: number;
}

/** What became of something an author did to a comment of his own. */
export type OwnDone =
  | ({ readonly kind: 'done' } & Effects)
  /** It had been done before; nothing was written. */
  | { readonly kind: 'repeated'; readonly comment: CommentRecord }
  | { readonly kind: 'conflict'; readonly comment: CommentRecord }
  | { readonly kind: 'refused'; readonly no: 'edit-closed' | 'not-legal' }
  | Extract<NotTaken, { no: 'thread-closed' }>
  | { readonly kind: 'missing' };

/** A reader's act upon somebody else's comment. */
export interface ReaderAct {
  readonly commentId: string;
  readonly author: { readonly id: string; readonly site: string };
  readonly at: number;
}

export type Liked =
  | ({ readonly kind: 'done' } & Effects)
  /** It was so before; nothing was written. */
  | { readonly kind: 'repeated'; readonly comment: CommentRecord }
  | { readonly kind: 'refused'; readonly no: 'own-comment' }
  /** Or out of the reader's sight. */
  | { readonly kind: 'missing' };

/** Readers see nothing of a report, unless it is the one that takes the comment out of sight. */
export type Reported = Exclude<Liked, { kind: 'done' }> | ({ readonly kind: 'reported' } & Effects);

/** Sets a comment apart, or with `null` among the others again. */
export interface NewFeature extends Act {
  readonly commentId: string;
  readonly feature: Feature | null;
}

/** A question to the colleagues, or its answer, as the comment keeps it from then on. */
export interface NewOpinion {
  readonly commentId: string;
  /** The version that was looked at. */
  readonly version: number;
  readonly act: OpinionAct;
  readonly opinion: Opinion;
}

export type Opined =
  | ({ readonly kind: 'done' } & Effects)
  | ({ readonly kind: 'conflict' } & Standing)
  | { readonly kind: 'missing' };

export type Featured =
  | ({ readonly kind: 'done' } & Effects & ListedComment)
  | ({ readonly kind: 'repeated' } & ListedComment)
  | { readonly kind: 'refused'; readonly no: 'not-legal' | 'too-many' }
  | { readonly kind: 'missing' };

export interface MineQuery {
  readonly authorId: string;
  /** Published comments written since then are among them, as they can still be changed. */
  readonly editableSince: number;
  /** Likewise those withdrawn since then. */
  readonly withdrawnSince: number;
}

/** What a reader alone has in a thread. */
export interface Mine {
  /** Own comments, newest last, at most 100: those out of sight, and those of the query. */
  readonly comments: readonly CommentRecord[];
  /** Ids of the comments the reader likes, and of those reported. */
  readonly liked: readonly string[];
  readonly reported: readonly string[];
}

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
    /** A comment that does not count: the one whose text is being changed. */
    readonly except?: string | undefined;
  }) => Promise<{ readonly byAuthor: number; readonly byOthers: number }>;
  /** Durable when it resolves: an acknowledged comment survives the process and the machine. */
  readonly post: (comment: NewComment) => Promise<Posted>;
  readonly mine: (name: ThreadName, query: MineQuery) => Promise<Mine>;
  /** Compare-and-set, and a new revision; the former texts stay. */
  readonly edit: (edit: NewEdit) => Promise<OwnDone>;
  readonly withdraw: (act: OwnAct) => Promise<OwnDone>;
  /** Takes a withdrawal back; see `takeBackTo`. */
  readonly takeBack: (act: OwnAct) => Promise<OwnDone>;
  /** Likes, or takes the like back. Repeating changes nothing. */
  readonly like: (act: ReaderAct & { readonly liked: boolean }) => Promise<Liked>;
  /** Keeps the first report of each reader; enough of them take the comment out of sight (`quarantines`). */
  readonly report: (
    act: ReaderAct & { readonly reason: ReportReason; readonly note: string | null },
  ) => Promise<Reported>;
  /** At most `MAX_FEATURED` visible ones in a thread. */
  readonly feature: (act: NewFeature) => Promise<Featured>;
  /** Compare-and-set; whether it may be asked or answered is the caller's to know. */
  readonly opine: (act: NewOpinion) => Promise<Opined>;
  /** How long the site's comments waited for their first decision, of the latest `most`, in no order. */
  readonly waits: (site: string, most: number) => Promise<readonly number[]>;
  /** Compare-and-set: `conflict` where `version` is no longer the comment's, unless a colleague decided the same. */
  readonly decide: (decision: NewDecision) => Promise<Decided>;
  /** Likewise; `not-legal` where no report is open. */
  readonly closeReports: (closing: NewClosing) => Promise<Decided>;
  readonly undo: (undo: NewUndo) => Promise<Decided>;
  /** Comments whose approval was kept back until `now` or before, at most `most`. */
  readonly due: (now: number, most: number) => Promise<readonly string[]>;
  /** Lets readers see one of them; `undefined` where it is not kept back any more. */
  readonly show: (commentId: string, now: number) => Promise<Effects | undefined>;
  readonly findDecision: (id: string) => Promise<DecisionRecord | undefined>;
}

/** What of a queue is read; everything given must fit. */
export interface QueueFilter {
  /** Only these, by their ids. */
  readonly ids?: readonly string[] | undefined;
  /** One of the thread's keys, any of these. */
  readonly threadKeys?: readonly string[] | undefined;
  readonly author?: string | undefined;
  /** Of the decision that stands, or of an open report. */
  readonly reason?: Reason | undefined;
  /** The list entry or the code of a signal. */
  readonly rule?: string | undefined;
  /** Stands in the text, whatever its capitals. */
  readonly text?: string | undefined;
  readonly hasLink?: boolean | undefined;
  /** Has waited longer than this many ms at `now`. */
  readonly olderThan?: number | undefined;
}

export interface QueueQuery {
  readonly sites: readonly string[];
  readonly queue: Queue;
  /** Absent: the queue's own. */
  readonly sort?: QueueSort | undefined;
  readonly filter?: QueueFilter | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
  /** The moment waits are reckoned at on a first page; later pages keep that of the first. */
  readonly now: number;
}

export interface QueuePage {
  readonly cards: readonly CardRecord[];
  readonly next?: string;
  readonly counts: Counts;
  readonly seqs: Readonly<Record<string, number>>;
  readonly sort: QueueSort;
  /** The moment waits were reckoned at. */
  readonly at: number;
}

export interface Queues {
  /** The comments of a page alone, with their sites; quicker where nothing else of them is wanted. */
  readonly places: (query: Omit<QueueQuery, 'after'>) => Promise<readonly Placed[]>;
  readonly page: (query: QueueQuery) => Promise<QueuePage | 'bad-cursor'>;
  readonly card: (commentId: string) => Promise<CardRecord | undefined>;
  /** Comments in the queues of every site, by its id. */
  readonly counts: () => Promise<ReadonlyMap<string, Counts>>;
}
