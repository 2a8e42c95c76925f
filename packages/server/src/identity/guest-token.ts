/** Signs and reads the token by which a reader, guest or member, is known on one site. */
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

/** Tokens that are remembered; a reader shows the same one with every command. */
const MOST_REMEMBERED = 10_000;

/** Reads tokens: the claims of one that is ours and has not ended at `now`, or `undefined`. */
export const guestTokens = (
  key: Uint8Array,
): ((token: string, now: number) => Promise<GuestClaims | undefined>) => {
  // Good ones only: with bad ones a stranger could crowd the readers out.
  const good = new Map<string, Verified>();
  return async (token, now) => {
    const found = good.get(token) ?? (await verify(token, key));
    if (found === undefined || now >= found.expiresAt) {
      good.delete(token);
      return undefined;
    }
    if (good.size >= MOST_REMEMBERED) good.clear();
    good.set(token, found);
    return found.claims;
  };
};
