/** What the inside needs to remember of a member's own account: name, password and second factor. */
import type { EndedSessions } from './desk.js';
import type { Act } from './log.js';

/** A second factor that is on. */
export interface FactorRecord {
  /** Sealed with the server's key; see `OneTimeCodes`. */
  readonly sealed: string;
  /** Codes for a lost device that are not used up. */
  readonly codesLeft: number;
}

/** Something done to an account, by its member or by the operator. */
export interface AccountAct extends Act {
  readonly moderatorId: string;
  /** The session it is done with, which stays when the others end; none where the operator does it. */
  readonly sessionId?: string;
}

export interface NewFactor extends AccountAct {
  readonly sealed: string;
  /** The step whose code confirmed it; it is used up. */
  readonly step: number;
  readonly codeHashes: readonly string[];
}

export type TryTaken =
  | { readonly kind: 'taken' }
  /** Too many were wrong; none is taken before this. */
  | { readonly kind: 'closed'; readonly until: number };

export interface Accounts {
  readonly rename: (act: AccountAct, name: string) => Promise<void>;
  /** Ends all other browser sessions. */
  readonly setPassword: (act: AccountAct, passwordHash: string) => Promise<EndedSessions>;
  /** Keeps a sealed secret until it is confirmed or another is offered. */
  readonly offerFactor: (moderatorId: string, sealed: string) => Promise<void>;
  readonly offeredFactor: (moderatorId: string) => Promise<string | undefined>;
  readonly findFactor: (moderatorId: string) => Promise<FactorRecord | undefined>;
  /** Turns it on with new codes for a lost device, and ends all other browser sessions. */
  readonly setFactor: (factor: NewFactor) => Promise<EndedSessions>;
  readonly removeFactor: (act: AccountAct) => Promise<void>;
  readonly renewCodes: (act: AccountAct, codeHashes: readonly string[]) => Promise<void>;
  /** Counts a try, before anybody knows whether it is right: so many at once are no more tries. */
  readonly takeTry: (moderatorId: string, now: number) => Promise<TryTaken>;
  /** Uses up the codes of this step and all before; false where they were. A success ends the count of tries. */
  readonly useStep: (moderatorId: string, step: number) => Promise<boolean>;
  /** Uses up a code for a lost device; false where there is none. A success ends the count of tries. */
  readonly useRecoveryCode: (moderatorId: string, codeHash: string) => Promise<boolean>;
}
