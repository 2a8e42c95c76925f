/** What the inside needs to put the desk's team together. */
import type { DeskRole } from '@komentar/domain';
import type { EndedSessions } from './desk.js';
import type { Act, Doer } from './log.js';
import type { ModeratorRecord, NewModerator } from './records.js';

/** A member as the team is listed. */
export interface TeamMember extends ModeratorRecord {
  /** The last use of a session that has not ended; null where there is none. */
  readonly seenAt: number | null;
}

export interface InvitationRecord {
  readonly id: string;
  readonly email: string;
  readonly role: DeskRole;
  /** Absent: all sites. */
  readonly sites?: readonly string[];
  readonly by: Pick<Doer, 'id' | 'name'>;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface NewInvitation extends InvitationRecord {
  /** SHA-256 of the code; the code itself is never stored. */
  readonly codeHash: string;
}

export interface MemberChange extends Act {
  readonly id: string;
  /** The version that was looked at. */
  readonly version: number;
  readonly role: DeskRole;
  /** Absent: all sites. */
  readonly sites: readonly string[] | undefined;
  readonly active: boolean;
}

export type MemberChanged =
  | {
      readonly kind: 'changed';
      readonly member: ModeratorRecord;
      /** Sessions that ended, because the member may not sign in any more. */
      readonly ended: EndedSessions;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'last-admin' };

export interface Accepting {
  readonly codeHash: string;
  /** Role, sites and e-mail are the invitation's. */
  readonly person: Pick<NewModerator, 'id' | 'name' | 'passwordHash'>;
  readonly at: number;
}

export interface Team {
  /** All members, in the order of their names. */
  readonly members: () => Promise<readonly TeamMember[]>;
  /** Compare-and-set on `version`; never leaves the desk without an active admin of all sites. */
  readonly change: (change: MemberChange) => Promise<MemberChanged>;
  /** Replaces an earlier invitation of the same e-mail; `taken` where a member has it. */
  readonly invite: (invitation: NewInvitation, by: Doer) => Promise<'invited' | 'taken'>;
  /** Those that can still be accepted, the latest first. */
  readonly invitations: (now: number) => Promise<readonly InvitationRecord[]>;
  readonly findInvitation: (
    by: { readonly id: string } | { readonly codeHash: string },
    now: number,
  ) => Promise<InvitationRecord | undefined>;
  /** False where there was none. */
  readonly uninvite: (id: string, act: Act) => Promise<boolean>;
  /** Makes the invited person a member and uses the invitation up, both or neither. */
  readonly accept: (accepting: Accepting) => Promise<NewModerator | 'closed' | 'taken'>;
}
