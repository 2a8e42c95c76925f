/** The tables as the code sees them; `migrations/` is what makes them so. */
import type {
  Feature,
  Queue,
  Reason,
  ReportOutcome,
  ReportReason,
  ReportState,
  Review,
  Status,
  ThreadState,
} from '@komentar/domain';
import type { Kysely, Selectable } from 'kysely';
import type { BatchItemTable, BatchTable } from './batch-tables.js';
import type { LoggedMove } from '../ports/records.js';
import type {
  AuthorNoteTable,
  AuthorTable,
  AuthorTallyTable,
  SanctionTable,
} from './author-tables.js';
import type {
  DeskSessionTable,
  InvitationTable,
  ModeratorTable,
  RecoveryCodeTable,
} from './desk-tables.js';
import type { DutyTable, NodeTable } from './node-tables.js';
import type { LogEntryTable, LogHeadTable } from './log-tables.js';
import type { RuleTables } from './rule-tables.js';

/** The whole database, either dialect. */
export type Db = Kysely<Tables>;

export interface Tables extends RuleTables {
  site: SiteTable;
  author: AuthorTable;
  thread: ThreadTable;
  thread_alias: ThreadAliasTable;
  thread_decision: ThreadDecisionTable;
  comment: CommentTable;
  revision: RevisionTable;
  decision: DecisionTable;
  change: ChangeTable;
  reaction: ReactionTable;
  report: ReportTable;
  queue_item: QueueItemTable;
  queue_count: QueueCountTable;
  sanction: SanctionTable;
  author_tally: AuthorTallyTable;
  author_note: AuthorNoteTable;
  moderator: ModeratorTable;
  desk_session: DeskSessionTable;
  log_entry: LogEntryTable;
  log_head: LogHeadTable;
  recovery_code: RecoveryCodeTable;
  invitation: InvitationTable;
  batch: BatchTable;
  batch_item: BatchItemTable;
  node: NodeTable;
  duty: DutyTable;
  migration: MigrationTable;
}

interface SiteTable {
  id: string;
  name: string;
  /** JSON list of origins. */
  origins: string;
  /** JSON of what the site's policy sets itself. */
  policy: string;
  /** 1 for the demo's own site. */
  demo: number;
  created_at: number;
  /** JSON of how the site vouches for its own readers; null where it does not. */
  identity: string | null;
}

interface ThreadTable {
  id: string;
  site: string;
  /** The name the thread was made under; all its names stand in `thread_alias`. */
  key: string;
  url: string | null;
  title: string | null;
  /** What readers were last told. */
  state: ThreadState;
  /** Visible comments. */
  total: number;
  /** Comments that wait for a decision. */
  pending: number;
  /** Number of the last row in `change`. */
  seq: number;
  /** Counts the rows in `thread_decision`, from 1. */
  version: number;
  /** JSON of the setting that lasts, and of the one that ends by itself. */
  lasting: string | null;
  passing: string | null;
  /** When the passing one ends; null as soon as readers were told. */
  until_at: number | null;
  /** JSON of the editors' note. */
  note: string | null;
  /** Number of the change by which it was last shown again; 0 where it was never hidden. */
  shown_seq: number;
  /** Title and key in lower case. */
  search: string;
  created_at: number;
}

interface ThreadDecisionTable {
  id: string;
  thread_id: string;
  site: string;
  kind: 'change' | 'undo';
  /** JSON of the settings and the note that it replaced. */
  before: string;
  moderator_id: string;
  moderator_name: string;
  at: number;
  /** The thread's version it produced. */
  version: number;
  /** The decision that took this one back. */
  undone_by: string | null;
}

export interface ThreadAliasTable {
  site: string;
  key: string;
  thread_id: string;
}

interface CommentTable {
  id: string;
  site: string;
  thread_id: string;
  parent_id: string | null;
  root_id: string;
  depth: number;
  author_id: string;
  author_name: string;
  client_id: string;
  status: Status;
  version: number;
  /** `n` of the revision that is the comment's text. */
  revision: number;
  digest: string;
  /** JSON list of signals. */
  signals: string;
  /** Ancestors that are not showing, and one more while the comment itself is staged. */
  hidden_ancestors: number;
  /** When an approval takes effect that is still kept back; null where none is. */
  staged_until: number | null;
  /** Visible comments below a root; 0 for replies. */
  reply_count: number;
  created_at: number;
  /** The comment's place in its list; null unless published. */
  published_at: number | null;
  /** Set with the first publication and kept for good; see `publication.ts`. */
  first_published_at: number | null;
  reason: Reason | null;
  /** Rows in `reaction`. */
  likes: number;
  /** Rows in `report`. */
  reports: number;
  /** When the author last changed a text that readers had seen. */
  edited_at: number | null;
  /** Kept while the comment is out of sight; counts for nothing then. */
  feature: Feature | null;
  /** The author's badges as they stood when the comment was written, JSON. */
  author_badges: string | null;
  /** What the standing decision says to the author, and the words it marks (JSON). */
  note: string | null;
  marks: string | null;
  /** Where the author withdrew it from, and what a taking back puts back; null unless withdrawn. */
  withdrawn_from: Status | null;
  withdrawn_at: number | null;
  withdrawn_published_at: number | null;
  /** Of the present revision; the next two are null unless it is `human`. */
  review: Review;
  review_by: string | null;
  review_name: string | null;
  /** `n` of the revision that was looked at; null for none. */
  review_revision: number | null;
  /** Of `riskOf`, when the text was judged. */
  risk: number;
  /** Rows in `report` that are open, and the time of the first of them. */
  open_reports: number;
  reported_at: number | null;
  /** When it came to stand where it stands. */
  waiting_since: number;
  /** The last decision that stands. */
  decided_at: number | null;
  /** JSON of what was asked about it, and since when that waits for its answer. */
  opinion: string | null;
  asked_at: number | null;
}

export interface RevisionTable {
  comment_id: string;
  n: number;
  text: string;
  html: string;
  sanitizer_version: number;
  created_at: number;
}

interface DecisionTable {
  id: string;
  comment_id: string;
  site: string;
  move: LoggedMove;
  from_status: Status;
  to_status: Status;
  reason: Reason | null;
  note: string | null;
  moderator_id: string;
  moderator_name: string;
  at: number;
  version: number;
  /** What an undo puts back besides the status. */
  reason_before: Reason | null;
  published_before: number | null;
  note_before: string | null;
  marks_before: string | null;
  /** JSON of the words marked for the author. */
  marks: string | null;
  /** JSON of the further columns an undo puts back; null in rows from before there were any. */
  standing_before: string | null;
  /** `n` of the revision that was decided on. */
  revision: number | null;
  /** What it said of the reports it closed; null where none was open. */
  outcome: ReportOutcome | null;
  /** The decision that took this one back. */
  undone_by: string | null;
}

interface ChangeTable {
  thread_id: string;
  seq: number;
  kind: 'published' | 'changed' | 'gone' | 'thread';
  comment_id: string | null;
}

interface ReactionTable {
  comment_id: string;
  author_id: string;
  thread_id: string;
  at: number;
}

interface ReportTable extends ReactionTable {
  reason: ReportReason;
  note: string | null;
  state: ReportState;
  /** How much it counts, of `reportWeight`. */
  weight: number;
  /** The decision that closed it. */
  closed_by: string | null;
}

/** The places of comments in queues; `storage/queue-places.ts` keeps them. */
export interface QueueItemTable {
  comment_id: string;
  queue: Queue;
  site: string;
  at: number;
  rank: number;
}

interface QueueCountTable extends Record<Queue, number> {
  site: string;
  /** Number of the site's last queue change. */
  seq: number;
}

interface MigrationTable {
  number: number;
  name: string;
  applied_at: number;
}

export type SiteRow = Selectable<SiteTable>;
export type AuthorRow = Selectable<AuthorTable>;
export type ThreadRow = Selectable<ThreadTable>;
export type ThreadDecisionRow = Selectable<ThreadDecisionTable>;
export type DecisionRow = Selectable<DecisionTable>;
export type ChangeRow = Selectable<ChangeTable>;
export type QueueCountRow = Selectable<QueueCountTable>;
export type ModeratorRow = Selectable<ModeratorTable>;
export type DeskSessionRow = Selectable<DeskSessionTable>;
export type InvitationRow = Selectable<InvitationTable>;
/** A comment with its current revision. */
export type CommentRow = Selectable<CommentTable> & Pick<RevisionTable, 'text' | 'html'>;
