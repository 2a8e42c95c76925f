/** What the inside needs to read of one author's past, and the desk's notes about him. */
import type { Colleague, Reason, ReporterRecord, Status } from '@komentar/domain';
import type { AuthorRecord, CardRecord } from './records.js';
import type { SanctionRecord } from './sanctions.js';

/** Comments of an author that stand in one status for one reason. */
export interface Tally {
  readonly status: Status;
  readonly reason: Reason | null;
  readonly count: number;
}

export interface AuthorNoteRecord {
  readonly id: string;
  readonly authorId: string;
  readonly text: string;
  readonly by: Colleague;
  readonly at: number;
}

export interface NewAuthorNote extends AuthorNoteRecord {
  readonly site: string;
}

/** Everything the desk knows of one author, at one moment. */
export interface AuthorPast {
  readonly author: AuthorRecord;
  /** Counts the writes to the author's sanctions. */
  readonly version: number;
  /** Numbers above 0, as they are kept. */
  readonly tally: readonly Tally[];
  /** Reports on the author's comments, and by the author on those of others; kept. */
  readonly reportsReceived: number;
  readonly reportsMade: number;
  /** What became of the author's latest closed reports. */
  readonly asReporter: ReporterRecord;
  /** Standing ones first, newest first among them, and then the past ones likewise; at most 100. */
  readonly sanctions: readonly SanctionRecord[];
  /** Newest first, at most 100. */
  readonly notes: readonly AuthorNoteRecord[];
}

export interface AuthorCommentsQuery {
  readonly authorId: string;
  /** Only comments in one of these; absent: all. */
  readonly statuses?: readonly Status[] | undefined;
  /** Only comments in which this stands, without regard to case, accents and disguises. */
  readonly text?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface AuthorComments {
  /** Newest first. A search looks at a bounded number of comments and may bring few, or none, and still a `next`. */
  readonly cards: readonly CardRecord[];
  readonly next?: string;
}

export interface AuthorRecords {
  readonly past: (authorId: string, now: number) => Promise<AuthorPast | undefined>;
  readonly comments: (query: AuthorCommentsQuery) => Promise<AuthorComments | 'bad-cursor'>;
  readonly addNote: (note: NewAuthorNote) => Promise<void>;
}
