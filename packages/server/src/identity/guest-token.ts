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

/** The claims of a token that is ours and has not ended, or `undefined`. */
export const readGuestToken = async (
  token: string,
  { key, now }: { key: Uint8Array; now: number },
): Promise<GuestClaims | undefined> => {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      currentDate: new Date(now),
      requiredClaims: ['sub', 'aud', 'exp'],
    });
    const { sub, aud, name, kind } = payload;
    if (typeof sub !== 'string' || typeof aud !== 'string' || typeof name !== 'string')
      return undefined;
    return { authorId: sub, site: aud, name, ...(kind === 'member' && { kind }) };
  } catch {
    return undefined;
  }
};
