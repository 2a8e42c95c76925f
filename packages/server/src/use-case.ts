/** What a use-case is, who calls it and how it says no. */
import {
  can,
  type Action,
  type Colleague,
  type DeskRole,
  type Reason,
  type Target,
} from '@komentar/domain';
import type {
  CommandName,
  CommandParsed,
  CommandResult,
  ConflictView,
  ErrorCode,
  ThreadSettingsView,
  OwnSanctionView,
} from '@komentar/protocol';
import type { Act } from './ports/log.js';

interface Calling {
  /** Keyed hash of the network address, for limits; the address itself is not known inside. */
  readonly addressHash: string;
  /** The page that asks, where a browser says so. */
  readonly origin?: string;
  /** Family of browser and system, where a browser asks. */
  readonly agent?: string;
  readonly now: number;
}

/** Nobody in particular. */
export interface Anyone extends Calling {
  readonly kind: 'anyone';
}

/** A reader with a session of one site, who came without an account or with the site's own. */
export interface Guest extends Calling {
  /** `member`: the site has vouched for the reader. */
  readonly kind: 'guest' | 'member';
  readonly authorId: string;
  readonly site: string;
  readonly name: string;
}

/** A member of the desk. */
export interface DeskCaller extends Calling {
  readonly kind: 'desk';
  readonly moderatorId: string;
  readonly name: string;
  readonly role: DeskRole;
  readonly sites?: readonly string[];
  /** What a script's token may do; absent for a person. */
  readonly scopes?: readonly Action[];
  /** Identifies the session the call came with, to end it. */
  readonly tokenHash: string;
  /** Names that session. */
  readonly sessionId: string;
  /** The server asks for a second factor, and this member has none yet. */
  readonly incomplete?: true;
  /** When the caller last gave password and code; absent for a script. */
  readonly provedAt?: number;
}

export type Caller = Anyone | Guest | DeskCaller;

/** What it takes to call: nothing, a reader's session, or a desk role that grants an action. */
export type Access = 'anyone' | 'guest' | 'desk' | Action;

type CallerOf<A extends Access> = A extends 'anyone'
  ? Caller
  : A extends 'guest'
    ? Guest
    : DeskCaller;

/** A session cookie to set or to clear along with an answer; transports without cookies drop it. */
export type SessionCookie =
  | { readonly kind: 'set'; readonly token: string; readonly expiresAt: number }
  | { readonly kind: 'clear' };

export interface Outcome<V> {
  readonly value: V;
  readonly cookie?: SessionCookie;
}

/** One feature: the command it serves, who may call it, and what it does. */
export interface UseCase<N extends CommandName, A extends Access> {
  readonly name: N;
  readonly allowed: A;
  /** Only for callers who have given password and code in the last minutes (`PROOF_MS`). */
  readonly proved?: true;
  readonly run: (
    input: CommandParsed<N>,
    caller: CallerOf<A>,
  ) => Promise<Outcome<CommandResult<N>>>;
}

/**
 * Any use-case in the registry. Only `execute` may run it: after the command's schema has parsed
 * the input and the access has been checked, which is what makes its one cast sound.
 */
export interface RegisteredUseCase {
  readonly name: CommandName;
  readonly allowed: Access;
  readonly proved?: true;
  readonly run: (input: never, caller: never) => Promise<Outcome<unknown>>;
}

/** An expected no. Thrown by use-cases, turned into an answer by `execute`; never logged as an error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: ErrorCode,
    readonly details: {
      readonly field?: string;
      readonly retryAfterMs?: number;
      readonly reason?: Reason;
      readonly conflict?: ConflictView;
      readonly thread?: ThreadSettingsView;
      /** What the editors tell readers. */
      readonly explanation?: string;
      readonly sanction?: OwnSanctionView;
      /** A further sentence for the developer who gets the answer and for the log. */
      readonly hint?: string;
    } = {},
  ) {
    super(code);
  }
}

/** How long a proof of who calls is good for acts that ask for one. */
export const PROOF_MS = 10 * 60_000;

/** True for whoever has a reader's session. */
export const isReader = (caller: Caller): caller is Guest =>
  caller.kind === 'guest' || caller.kind === 'member';

/** Who acts, as colleagues know each other. */
export const colleagueOf = ({ moderatorId: id, name }: DeskCaller): Colleague => ({ id, name });

/** Who acts and when, for the desk's log. */
export const actOf = ({ moderatorId: id, name, now: at }: DeskCaller): Act => ({
  by: { kind: 'moderator', id, name },
  at,
});

/** Refuses where the caller's role, sites or token do not cover the action on this site and of this size. */
export const demand = (
  caller: DeskCaller,
  action: Action,
  target: Target & { readonly site: string },
): void => {
  if (!can(caller, action, target)) throw new Refusal('not-allowed');
};
