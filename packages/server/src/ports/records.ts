/** What the store remembers, as the use-cases see it. Records never leave the server; views do. */
import type {
  DecisionMove,
  DeskRole,
  Feature,
  Policy,
  Opinion,
  QueueFacts,
  Reason,
  ReportReason,
  Signal,
  Span,
  Status,
  ThreadFacts,
  ThreadSetting,
  ThreadState,
} from '@komentar/domain';

/** How a site vouches for its own readers, as it was set; `identity/` knows what it means. */
export type SiteIdentity = Readonly<Record<string, unknown>>;

export interface SiteRecord {
  readonly id: string;
  readonly name: string;
  /** Exact origins, scheme and port included, of the pages that may embed the site. */
  readonly origins: readonly string[];
  /** What the site sets itself; laid over `DEFAULT_POLICY`. */
  readonly policy: Partial<Policy>;
  /** The demo's own site, which disappears when a real one is added. */
  readonly demo: boolean;
  readonly createdAt: number;
  /** Absent where all readers of the site are guests. */
  readonly identity?: SiteIdentity;
}

export interface AuthorRecord {
  readonly id: string;
  readonly site: string;
  readonly name: string;
  readonly email: string | null;
  /** Kept counters of what became of the author's comments. */
  readonly approved: number;
  readonly rejected: number;
  readonly createdAt: number;
  /** What the site says of a reader with an account. */
  readonly badges: readonly string[];
  /** The site's own id of such a reader; null for a guest. */
  readonly externalId: string | null;
}

/** A reader who came without an account. */
export type GuestRecord = Omit<AuthorRecord, 'badges' | 'externalId'>;

export interface ThreadRecord extends ThreadFacts {
  readonly id: string;
  readonly site: string;
  readonly key: string;
  readonly url: string | null;
  readonly title: string | null;
  /** How the thread stood when readers were last told; what holds now is `standingOf`'s to say. */
  readonly state: ThreadState;
  /** Published comments without a hidden ancestor. */
  readonly total: number;
  /** Comments that wait for a decision. */
  readonly pending: number;
  /** The number of the last public change. */
  readonly seq: number;
  /** Counts the changes of settings and note. */
  readonly version: number;
  readonly note: ThreadNote | null;
}

/** The editors' word above a thread's list. */
export interface ThreadNote {
  readonly text: string;
  readonly html: string;
  readonly sanitizerVersion: number;
  readonly at: number;
  readonly by: ThreadSetting['by'];
}

/** One change of what the desk has set for a thread. */
export interface ThreadDecisionRecord {
  readonly id: string;
  readonly threadId: string;
  readonly site: string;
  readonly kind: 'change' | 'undo';
  readonly moderatorId: string;
  readonly moderatorName: string;
  readonly at: number;
  /** The thread's version it produced. */
  readonly version: number;
  readonly undone: boolean;
}

/** In which queues a comment is follows from these; see `domain/queue.ts`. */
export interface CommentRecord extends QueueFacts {
  readonly id: string;
  readonly site: string;
  readonly threadId: string;
  readonly parentId: string | null;
  readonly rootId: string;
  readonly depth: number;
  readonly authorId: string;
  /** The name as it stood when the comment was written. */
  readonly authorName: string;
  /** Likewise. */
  readonly authorBadges: readonly string[];
  readonly clientId: string;
  readonly version: number;
  readonly text: string;
  readonly html: string;
  readonly signals: readonly Signal[];
  /** How many ancestors are not published; the comment is visible only at 0. */
  readonly hiddenAncestors: number;
  readonly createdAt: number;
  /** When readers come to see an approved comment that is still kept back; null where none is. */
  readonly stagedUntil: number | null;
  /**
   * The comment's place in its list, `(publishedAt, id)`; null unless published. A root has the
   * moment it was last published, a reply the moment it was first published, which is always
   * after its parent's.
   */
  readonly publishedAt: number | null;
  /** The reason of the decision that stands, where it had one. */
  readonly reason: Reason | null;
  /** What that decision says to the author. */
  readonly note: string | null;
  /** The words it marked, in `text` as it was then. */
  readonly marks: readonly Span[];
  readonly likes: number;
  /** All reports there ever were; `openReports` are those nobody has closed. */
  readonly reports: number;
  /** When the author last changed a text that readers had seen. */
  readonly editedAt: number | null;
  /** Means something only while the comment is published. */
  readonly feature: Feature | null;
  /** Where and when the author withdrew it; null unless withdrawn. */
  readonly withdrawal: { readonly from: Status; readonly at: number } | null;
  /** The moderator behind the review; null unless it is `human`. */
  readonly reviewedBy: { readonly id: string; readonly name: string } | null;
  /** What was asked about it, answered or not; null for nothing. */
  readonly opinion: Opinion | null;
}

/** A report that nobody has closed, without its author. */
export interface OpenReport {
  readonly reason: ReportReason;
  readonly note: string | null;
  readonly at: number;
}

/** A visible comment as a page carries it. */
export interface ListedComment {
  readonly comment: CommentRecord;
  /** Visible replies below a root, all levels; 0 for replies. */
  readonly replyCount: number;
}

/** One public change of a thread, with the total after the transaction that made it. */
export type ChangeRecord =
  | { readonly kind: 'published' | 'changed'; readonly seq: number; readonly listed: ListedComment }
  | { readonly kind: 'gone'; readonly seq: number; readonly commentId: string }
  | { readonly kind: 'thread'; readonly seq: number };

/** What the log of decisions knows: `close` closed reports only, `undo` took a decision back. */
export type LoggedMove = DecisionMove | 'close' | 'undo';

export interface DecisionRecord {
  readonly id: string;
  readonly commentId: string;
  readonly site: string;
  readonly move: LoggedMove;
  readonly from: Status;
  readonly to: Status;
  readonly reason: Reason | null;
  readonly note: string | null;
  readonly moderatorId: string;
  readonly moderatorName: string;
  readonly at: number;
  /** The version of the comment this decision produced. */
  readonly version: number;
  readonly undone: boolean;
}

/** Everything the desk shows of one comment. */
export interface CardRecord {
  readonly comment: CommentRecord;
  readonly author: AuthorRecord;
  readonly thread: ThreadRecord;
  readonly parent: {
    readonly id: string;
    readonly authorName: string;
    readonly text: string;
  } | null;
  /** The last decision that stands. */
  readonly decision: DecisionRecord | null;
  /** The latest first. */
  readonly openReports: readonly OpenReport[];
  /** Visible replies below it; 0 where it is out of sight itself. */
  readonly visibleReplies: number;
  /** The text that was decided on last, or the one before; null where that is the present one. */
  readonly previousText: string | null;
}

export interface NewModerator {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: DeskRole;
  /** Absent: all sites. */
  readonly sites?: readonly string[];
  readonly passwordHash: string;
  readonly createdAt: number;
}

/** A member of the desk. */
export interface ModeratorRecord extends NewModerator {
  /** Counts changes of role, sites and activity. */
  readonly version: number;
  /** When the member was deactivated; null while active. */
  readonly leftAt: number | null;
  /** Since when a second factor is asked for; null: never. */
  readonly secondFactorAt: number | null;
}
