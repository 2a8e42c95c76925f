/** Signs and reads the token by which a reader, guest or member, is known on one site. */
import { remembered } from '@komentar/domain';
import { SignJWT, jwtVerify } from 'jose';
import type { GuestClaims } from '../ports/secrets.js';

const ALGORITHM = 'HS256';
const ISSUER = 'komentar';

/** A token for one reader of one site; `now` and `expiresAt` are epoch milliseconds. */
export const signGuestToken = (
  { authorId, site, name, kind }: GuestClaims,
  { key, now, expiresAt }: { key: Uint8Array; now: number; expiresAt: number },
): Promise<string> =>
  new SignJWT({ name, ...(kind && { kind }) })
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(ISSUER)
    .setSubject(authorId)
    .setAudience(site)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor(expiresAt / 1000))
    .sign(key);

/** What a token that is ours says; `expiresAt` in epoch milliseconds. */
interface Verified {
  readonly claims: GuestClaims;
  readonly expiresAt: number;
}

const verify = async (token: string, key: Uint8Array): Promise<Verified | undefined> => {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      // Whether it has ended is asked each time; here no token has.
      currentDate: new Date(0),
      requiredClaims: ['sub', 'aud', 'exp'],
    });
    const { sub, aud, exp = 0, name, kind } = payload;
    if (typeof sub !== 'string' || typeof aud !== 'string' || typeof name !== 'string')
      return undefined;
    return {
      claims: { authorId: sub, site: aud, name, ...(kind === 'member' && { kind }) },
      expiresAt: exp * 1000,
    };
  } catch {
    return undefined;
  }
};

/** Tokens that are remembered, and the longest of them; a reader shows the same one with every command. */
const REMEMBERED = { most: 10_000, longest: 1_000 };

/** The claims of a token that is ours and has not ended at `now`, or `undefined`. */
export const guestTokens = (
  key: Uint8Array,
): ((token: string, now: number) => Promise<GuestClaims | undefined>) => {
  const verified = remembered((token) => verify(token, key), REMEMBERED);
  return async (token, now) => {
    const found = await verified(token);
    return found && now < found.expiresAt ? found.claims : undefined;
  };
};
