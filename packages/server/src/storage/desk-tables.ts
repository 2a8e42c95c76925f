/** The tables of the desk's members, their sessions and invitations as the code sees them. */
import type { DeskRole } from '@komentar/domain';
import type { Generated } from 'kysely';

export interface ModeratorTable {
  id: string;
  email: string;
  /** The e-mail in lower case, by which it is found. */
  email_key: string;
  name: string;
  role: DeskRole;
  /** JSON list of sites; null for all. */
  sites: string | null;
  password_hash: string;
  created_at: number;
  /** Counts changes of role, sites and activity, for compare-and-set. */
  version: Generated<number>;
  /** When the member was deactivated; null while active. */
  left_at: number | null;
  /** The sealed secret of the second factor, since when, and the last step whose code was used. */
  second_factor: string | null;
  second_factor_at: number | null;
  second_factor_step: number | null;
  /** A sealed secret that was shown but not confirmed yet. */
  second_factor_offered: string | null;
  /** Codes tried since the last right one, and until when no more are taken. */
  wrong_codes: Generated<number>;
  codes_closed_until: number | null;
}

export interface DeskSessionTable {
  token_hash: string;
  moderator_id: string;
  kind: 'browser' | 'script';
  created_at: number;
  expires_at: number | null;
  /** Names the session where its secret may not be shown. */
  id: string;
  /** To the minute. */
  used_at: number;
  /** When whoever holds it last gave password and code. */
  proved_at: number | null;
  /** Family of browser and system. */
  agent: string | null;
  /** JSON list of actions a script's token was made for; null for all that scripts may have. */
  scopes: string | null;
}

export interface RecoveryCodeTable {
  moderator_id: string;
  code_hash: string;
}

export interface InvitationTable {
  id: string;
  code_hash: string;
  email: string;
  email_key: string;
  role: DeskRole;
  /** JSON list of sites; null for all. */
  sites: string | null;
  by_id: string;
  by_name: string;
  created_at: number;
  expires_at: number;
}
