/** What the inside needs to know of moderators and their sessions. */
import type { Doer } from './log.js';
import type { ModeratorRecord } from './records.js';

export interface DeskSession {
  /** SHA-256 of the secret; the secret itself is never stored. */
  readonly tokenHash: string;
  readonly moderatorId: string;
  /** `browser` sessions end by themselves, `script` tokens live until revoked. */
  readonly kind: 'browser' | 'script';
  readonly createdAt: number;
  readonly expiresAt: number | null;
}

export interface Desk {
  readonly count: () => Promise<number>;
  readonly find: (id: string) => Promise<ModeratorRecord | undefined>;
  /** E-mails are compared without regard to case. */
  readonly findByEmail: (email: string) => Promise<ModeratorRecord | undefined>;
  /** Absent `by`: the server or its command line. */
  readonly add: (moderator: ModeratorRecord, by?: Doer) => Promise<'added' | 'taken'>;
  readonly openSession: (session: DeskSession) => Promise<void>;
  readonly findSession: (tokenHash: string) => Promise<DeskSession | undefined>;
  readonly endSession: (tokenHash: string) => Promise<void>;
}
