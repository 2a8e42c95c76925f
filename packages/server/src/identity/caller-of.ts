/** Turns tokens and sessions into a caller: behind this file nobody sees either. */
import { Refusal, type Caller } from '../use-case.js';
import type { Calling, Occasion } from './calling.js';
import { createMember, type Coming, type MemberNeeds } from './desk-member.js';
import { guestTokens } from './guest-token.js';
import type { Keys } from './keys-file.js';

/** What a caller shows. */
export interface Credentials {
  /** A reader's token or a script's token of the desk. */
  readonly bearer?: string;
  /** The secret of a browser session of the desk. */
  readonly session?: string;
}

export interface IdentityNeeds extends MemberNeeds {
  readonly keys: Pick<Keys, 'guest'>;
}

/** Readers' tokens have three parts (RFC 7519), tokens of the desk one. */
const isGuestToken = (token: string): boolean => token.includes('.');

/** Builds `callerOf`: who shows these credentials. See `Door.identify` for what is refused. */
export const createIdentity = ({ keys, ...needs }: IdentityNeeds) => {
  const member = createMember(needs);
  const guestOf = guestTokens(keys.guest);

  const bearer = async (token: string, coming: Coming): Promise<Caller | undefined> => {
    if (!isGuestToken(token)) return member(token, 'script', coming);
    const { calling } = coming;
    const guest = await guestOf(token, calling.now);
    return guest && { ...calling, kind: 'guest', ...guest };
  };

  return async (
    shown: Credentials,
    calling: Calling,
    occasion: Occasion = 'command',
  ): Promise<Caller> => {
    const coming = { calling, occasion };
    if (shown.bearer !== undefined) {
      const caller = await bearer(shown.bearer, coming);
      if (caller === undefined) throw new Refusal('session-expired');
      return caller;
    }
    const caller =
      shown.session === undefined ? undefined : await member(shown.session, 'browser', coming);
    return caller ?? { ...calling, kind: 'anyone' };
  };
};
