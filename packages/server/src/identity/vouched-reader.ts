/** Reads the token by which a site says who its reader is: a JWT of the site's own, signed and short-lived. */
import {
  createLocalJWKSet,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyOptions,
  type JSONWebKeySet,
} from 'jose';
import * as v from 'valibot';
import { graphemes, normaliseName } from '@komentar/domain';
import { COMMANDS } from '@komentar/protocol';
import type { NotVouched, Readers, VouchedReader } from '../ports/readers.js';
import { ALGORITHMS, readSiteIdentity, type SiteIdentity } from './site-identity.js';

/** The longest a token may last, from `iat` to `exp`, in seconds (E-60). */
const LIFE_SECONDS = 15 * 60;
/** By how much the clocks of two machines may differ, in seconds. */
const TOLERANCE_SECONDS = 60;
const SUBJECT_UNITS = 200;
const MAX_BADGES = 3;
const BADGE_GRAPHEMES = 24;

const { email: EMAIL } = COMMANDS['session:open'].input.entries;

const wellFormed = v.pipe(
  v.string(),
  v.check((value) => !/[\p{Surrogate}\0]/u.test(value)),
);
/** One line as names are, or an issue. */
const line = (most: number) =>
  v.pipe(
    wellFormed,
    v.transform((value) => normaliseName(value) ?? ''),
    v.check((value) => value !== '' && graphemes(value) <= most),
  );

const claims = v.object({
  sub: v.pipe(
    wellFormed,
    v.check((value) => value.trim() !== ''),
    v.maxLength(SUBJECT_UNITS),
  ),
  name: line(Number.POSITIVE_INFINITY),
  // Languages without absent values write null.
  email: v.nullish(EMAIL),
  badges: v.nullish(v.pipe(v.array(line(BADGE_GRAPHEMES)), v.maxLength(MAX_BADGES))),
});

/** For the site's developer: what is wrong with a token, by the code of the library that says so. */
const WHY: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'The token is out of date: its exp or iat is too long ago.',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: "Its signature is not of the site's secret or keys.",
  ERR_JWKS_NO_MATCHING_KEY: "Its kid and alg fit none of the site's keys.",
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: "It has no kid that says which of the site's keys it is of.",
};

const whyNot = (error: unknown, { kind }: SiteIdentity): NotVouched => {
  if (error instanceof errors.JWTClaimValidationFailed)
    return { no: `Its claim "${error.claim}" is missing or wrong.` };
  if (error instanceof errors.JOSEAlgNotAllowed)
    return { no: `Its alg must be ${ALGORITHMS[kind].join(' or ')}.` };
  const code = error instanceof errors.JOSEError ? error.code : '';
  return { no: WHY[code] ?? 'It is no signed JSON Web Token.' };
};

/** A token is for one site: one that others take as well could be brought by them. */
const isFor = ({ aud }: JWTPayload, site: string): boolean =>
  aud === site || (Array.isArray(aud) && aud.length === 1 && aud[0] === site);

/** The reader in a payload whose signature and times are right. */
const readerIn = (payload: JWTPayload, site: string): VouchedReader | NotVouched => {
  const { exp = Number.POSITIVE_INFINITY, iat = 0 } = payload;
  if (!isFor(payload, site)) return { no: `Its claim "aud" must be "${site}" alone.` };
  if (exp - iat > LIFE_SECONDS) return { no: 'Its exp is more than 15 minutes after its iat.' };
  const parsed = v.safeParse(claims, payload);
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0]) ?? '';
    return { no: `Its claim "${path}" is missing or wrong.` };
  }
  const { sub: subject, name, email, badges } = parsed.output;
  return { subject, name, badges: badges ?? [], ...(email && { email }) };
};

const verify = (token: string, identity: SiteIdentity, options: JWTVerifyOptions) => {
  const checked = { ...options, algorithms: [...ALGORITHMS[identity.kind]] };
  if (identity.kind === 'secret')
    return jwtVerify(token, new TextEncoder().encode(identity.secret), checked);
  // Sound: keys are stored as the set they came in, less what is not public.
  const keys = { keys: identity.keys } as JSONWebKeySet;
  return jwtVerify(token, createLocalJWKSet(keys), checked);
};

/** The port `Readers`. The same token may be brought again while it lasts: its `sub` is all it says. */
export const readers: Readers = {
  vouchedBy: async (site, token, now) => {
    const identity = readSiteIdentity(site.identity);
    if (identity === undefined)
      return { no: `The site takes no tokens. See: komentar site identity ${site.id} --help` };
    try {
      const { payload } = await verify(token, identity, {
        audience: site.id,
        currentDate: new Date(now),
        clockTolerance: TOLERANCE_SECONDS,
        maxTokenAge: LIFE_SECONDS,
        requiredClaims: ['sub', 'aud', 'iat', 'exp'],
      });
      return readerIn(payload, site.id);
    } catch (error) {
      return whyNot(error, identity);
    }
  },
};
