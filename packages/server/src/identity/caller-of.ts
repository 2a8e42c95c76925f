/** Turns tokens and sessions into a caller: behind this file nobody sees either. */
import type { Desk } from '../ports/desk.js';
import type { Secrets } from '../ports/secrets.js';
import { Refusal, type Anyone, type Caller, type DeskCaller } from '../use-case.js';
import { readGuestToken } from './guest-token.js';
import type { Keys } from './keys-file.js';

/** Where and when a call comes from, before it is known from whom. */
export type Calling = Omit<Anyone, 'kind'>;

/** What a caller shows. */
export interface Credentials {
  /** A reader's token or a script's token of the desk. */
  readonly bearer?: string;
  /** The secret of a browser session of the desk. */
  readonly session?: string;
}

export interface IdentityNeeds {
  readonly desk: Pick<Desk, 'find' | 'findSession'>;
  readonly secrets: Pick<Secrets, 'digest'>;
  readonly keys: Pick<Keys, 'guest'>;
}

type SessionKind = 'browser' | 'script';

/** Readers' tokens have three parts (RFC 7519), tokens of the desk one. */
const isGuestToken = (token: string): boolean => token.includes('.');

/** Builds `callerOf`: who shows these credentials. See `Door.identify` for what is refused. */
export const createIdentity = ({ desk, secrets, keys }: IdentityNeeds) => {
  const member = async (
    token: string,
    kind: SessionKind,
    calling: Calling,
  ): Promise<DeskCaller | undefined> => {
    const tokenHash = secrets.digest(token);
    const session = await desk.findSession(tokenHash);
    if (session?.kind !== kind) return undefined;
    if (session.expiresAt !== null && session.expiresAt <= calling.now) return undefined;
    const moderator = await desk.find(session.moderatorId);
    if (moderator === undefined) return undefined;
    const { id: moderatorId, name, role, sites } = moderator;
    return {
      ...calling,
      kind: 'desk',
      moderatorId,
      name,
      role,
      tokenHash,
      ...(sites && { sites }),
    };
  };

  const bearer = async (token: string, calling: Calling): Promise<Caller | undefined> => {
    if (!isGuestToken(token)) return member(token, 'script', calling);
    const guest = await readGuestToken(token, { key: keys.guest, now: calling.now });
    return guest && { ...calling, kind: 'guest', ...guest };
  };

  return async (shown: Credentials, calling: Calling): Promise<Caller> => {
    if (shown.bearer !== undefined) {
      const caller = await bearer(shown.bearer, calling);
      if (caller === undefined) throw new Refusal('session-expired');
      return caller;
    }
    const caller =
      shown.session === undefined ? undefined : await member(shown.session, 'browser', calling);
    return caller ?? { ...calling, kind: 'anyone' };
  };
};
