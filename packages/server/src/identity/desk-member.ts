/** Finds the member of the desk behind a session's secret, and when a session has lain idle too long. */
import { SCOPES } from '@komentar/domain';
import type { Desk, DeskSession } from '../ports/desk.js';
import type { ModeratorRecord } from '../ports/records.js';
import type { Secrets } from '../ports/secrets.js';
import type { DeskCaller } from '../use-case.js';
import type { Calling, Occasion } from './calling.js';

export interface MemberNeeds {
  readonly desk: Pick<Desk, 'find' | 'findSession' | 'useSession'>;
  readonly secrets: Pick<Secrets, 'digest'>;
  readonly rules: {
    /** A browser's session ends after this long without a command, in milliseconds. */
    readonly deskIdleMs: number;
    /** Whether nobody works at the desk without a second factor. */
    readonly secondFactorRequired: boolean;
  };
}

export interface Coming {
  readonly calling: Calling;
  readonly occasion: Occasion;
}

/** A use is noted this often at most: every note is a write. In milliseconds. */
const NOTE_MS = 60_000;

const hasEnded = ({ kind, expiresAt, usedAt }: DeskSession, now: number, idleMs: number) =>
  (expiresAt !== null && expiresAt <= now) || (kind === 'browser' && now - usedAt > idleMs);

/** What a session adds to its member: a script's token its scopes, a browser's the last proof. */
const shareOf = ({ id, kind, tokenHash, provedAt, scopes }: DeskSession) => ({
  ...{ tokenHash, sessionId: id },
  ...(kind === 'script' && { scopes: scopes ?? SCOPES }),
  ...(provedAt !== null && { provedAt }),
});

/** Tokens for scripts are made by the operator, who answers for them; they have no second factor to set up. */
const isIncomplete = ({ secondFactorAt }: ModeratorRecord, { kind }: DeskSession): boolean =>
  secondFactorAt === null && kind === 'browser';

/** The member in a session, as use-cases see it. */
const memberIn = ({ id: moderatorId, name, role, sites }: ModeratorRecord) => ({
  kind: 'desk' as const,
  ...{ moderatorId, name, role },
  ...(sites && { sites }),
});

/**
 * Builds the question who holds this secret: the caller, or `undefined` where there is no such
 * session, it has ended, or its member has left.
 */
export const createMember =
  ({ desk, secrets, rules }: MemberNeeds) =>
  async (
    secret: string,
    kind: DeskSession['kind'],
    { calling, occasion }: Coming,
  ): Promise<DeskCaller | undefined> => {
    const session = await desk.findSession(secrets.digest(secret));
    if (session?.kind !== kind || hasEnded(session, calling.now, rules.deskIdleMs))
      return undefined;
    const moderator = await desk.find(session.moderatorId);
    if (moderator === undefined || moderator.leftAt !== null) return undefined;
    if (occasion === 'command' && calling.now - session.usedAt > NOTE_MS)
      await desk.useSession(session.tokenHash, calling.now);
    return {
      ...calling,
      ...memberIn(moderator),
      ...shareOf(session),
      ...(rules.secondFactorRequired && isIncomplete(moderator, session) && { incomplete: true }),
    };
  };
