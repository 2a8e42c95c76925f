/** What the inside needs to know of moderators and their sessions. */
import type { Action } from '@komentar/domain';
import type { Act, Doer } from './log.js';
import type { ModeratorRecord, NewModerator } from './records.js';

export interface NewSession {
  /** Names the session where its secret may not be shown. */
  readonly id: string;
  /** SHA-256 of the secret; the secret itself is never stored. */
  readonly tokenHash: string;
  readonly moderatorId: string;
  /** `browser` sessions end by themselves, `script` tokens live until revoked. */
  readonly kind: 'browser' | 'script';
  readonly createdAt: number;
  readonly expiresAt: number | null;
  /** Family of browser and system, nothing finer; absent for scripts. */
  readonly agent?: string;
  /** What a script's token was made for; absent: all that scripts may have. */
  readonly scopes?: readonly Action[];
}

export interface DeskSession extends NewSession {
  /** To the minute. */
  readonly usedAt: number;
  /** When whoever holds it last proved who they are; null for scripts. */
  readonly provedAt: number | null;
}

/** Ends of sessions: their digests, to cut what is connected with them. */
export type EndedSessions = readonly string[];

export interface Desk {
  readonly count: () => Promise<number>;
  readonly find: (id: string) => Promise<ModeratorRecord | undefined>;
  /** E-mails are compared without regard to case. */
  readonly findByEmail: (email: string) => Promise<ModeratorRecord | undefined>;
  /** Absent `by`: the server or its command line. */
  readonly add: (moderator: NewModerator, by?: Doer) => Promise<'added' | 'taken'>;
  /** The same, only while there is nobody: of several at once one is added. */
  readonly addFirst: (moderator: NewModerator) => Promise<'added' | 'taken'>;
  readonly openSession: (session: NewSession) => Promise<void>;
  readonly findSession: (tokenHash: string) => Promise<DeskSession | undefined>;
  /** Notes a use. */
  readonly useSession: (tokenHash: string, at: number) => Promise<void>;
  /** Notes that whoever holds the session has proved who they are. */
  readonly proveSession: (tokenHash: string, at: number) => Promise<void>;
  readonly endSession: (tokenHash: string) => Promise<void>;
  /** A member's sessions that have not run out, the last used first. */
  readonly sessionsOf: (moderatorId: string, now: number) => Promise<readonly DeskSession[]>;
  /** Ends those of a member's sessions that are chosen, all where nothing is. */
  readonly endSessions: (
    moderatorId: string,
    chosen: SessionChoice,
    act: Act,
  ) => Promise<EndedSessions>;
}

export interface SessionChoice {
  /** This one only. */
  readonly id?: string;
  /** All but this one. */
  readonly except?: string;
  readonly kind?: 'browser' | 'script';
}
