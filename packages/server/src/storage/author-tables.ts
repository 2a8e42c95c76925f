/** The tables of authors, of sanctions, of what became of an author's comments, and of the desk's notes. */
import type { Reason, SanctionKind, Status } from '@komentar/domain';
import type { Selectable } from 'kysely';

export interface AuthorTable {
  id: string;
  site: string;
  name: string;
  email: string | null;
  /** Comments that are published. */
  approved: number;
  /** Comments that are rejected or spam. */
  rejected: number;
  created_at: number;
  /** JSON list of what the site says of the author; null for nothing. */
  badges: string | null;
  /** The site's own id of a reader with an account; null for guests. */
  external_id: string | null;
  /** Rows in `report` on the author's comments, and by the author. */
  reports_received: number;
  reports_made: number;
  /** Counts the writes to the author's sanctions. */
  sanction_version: number;
}

export interface SanctionTable {
  id: string;
  author_id: string;
  site: string;
  kind: SanctionKind;
  /** Where it holds; null for the whole site. */
  thread_id: string | null;
  /** The name of the thread when it was set. */
  thread_key: string | null;
  every_ms: number | null;
  reason: Reason;
  note: string | null;
  moderator_id: string;
  moderator_name: string;
  at: number;
  /** Null: without an end of its own. */
  until: number | null;
  ended_at: number | null;
  ended_how: 'lifted' | 'undone' | 'acknowledged' | null;
  /** Null where the author ended it. */
  ended_by_id: string | null;
  ended_by_name: string | null;
  /** JSON list of the decisions made along with it; null for none. */
  decisions: string | null;
}

/** How many comments of an author stand in a status for a reason; kept with every movement. */
export interface AuthorTallyTable {
  author_id: string;
  status: Status;
  /** Empty for none: a part of the key cannot be null. */
  reason: Reason | '';
  n: number;
}

export interface AuthorNoteTable {
  id: string;
  author_id: string;
  site: string;
  text: string;
  moderator_id: string;
  moderator_name: string;
  at: number;
}

export type SanctionRow = Selectable<SanctionTable>;
export type AuthorNoteRow = Selectable<AuthorNoteTable>;
