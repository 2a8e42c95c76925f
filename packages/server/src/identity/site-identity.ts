/** How a site vouches for its readers: a secret it shares with this server, or the public keys it signs with. */
import { importJWK, type JWK } from 'jose';
import * as v from 'valibot';

/** Algorithms a site may sign with, by what it has given. No key is ever used with the other's. */
export const ALGORITHMS = {
  secret: ['HS256'],
  keys: ['EdDSA', 'Ed25519', 'ES256', 'RS256'],
} as const;

/** Bytes of a secret, as HS256 wants at least (RFC 7518, 3.2). */
const SECRET_BYTES = 32;
const SECRET_UNITS = 1024;
/** Fewer different characters than this were typed by hand. */
const DIFFERENT = 8;
/** Keys of a site; more than a few are never in use at once. */
const MAX_KEYS = 10;
/** Bytes of an RSA modulus (RFC 7518, 3.3). */
const RSA_BYTES = 256;

const words = v.pipe(v.string(), v.minLength(1), v.maxLength(1024));
const shared = {
  kid: v.optional(words),
  alg: v.optional(v.picklist(ALGORITHMS.keys)),
  use: v.optional(v.literal('sig')),
};

/** The public members of a key and no others; whatever else stands in a file is left there. */
const publicKey = v.variant('kty', [
  v.object({ kty: v.literal('RSA'), n: words, e: words, ...shared }),
  v.object({ kty: v.literal('EC'), crv: v.literal('P-256'), x: words, y: words, ...shared }),
  v.object({ kty: v.literal('OKP'), crv: v.literal('Ed25519'), x: words, ...shared }),
]);
type PublicKey = v.InferOutput<typeof publicKey>;

const identity = v.variant('kind', [
  v.strictObject({ kind: v.literal('secret'), secret: v.string() }),
  v.strictObject({ kind: v.literal('keys'), keys: v.array(publicKey) }),
]);

/** What is remembered of a site that vouches for its readers. */
export type SiteIdentity = v.InferOutput<typeof identity>;

/** What was remembered, or `undefined` where it is nothing this version can use. */
export const readSiteIdentity = (remembered: unknown): SiteIdentity | undefined => {
  const parsed = v.safeParse(identity, remembered);
  return parsed.success ? parsed.output : undefined;
};

/** A secret or a file that cannot be used; the message says why, to the owner of the site. */
export class IdentityUnusable extends Error {
  override readonly name = 'IdentityUnusable';
}

/** The identity with this secret, whose UTF-8 bytes are the key. Throws `IdentityUnusable` for a weak one. */
export const identityWithSecret = (secret: string): SiteIdentity => {
  const bytes = Buffer.byteLength(secret);
  if (secret !== secret.trim())
    throw new IdentityUnusable('The secret begins or ends with a blank.');
  if (bytes < SECRET_BYTES || secret.length > SECRET_UNITS)
    throw new IdentityUnusable(
      `A secret has ${String(SECRET_BYTES)} to ${String(SECRET_UNITS)} characters. Make one with: openssl rand -base64 48`,
    );
  if (new Set(secret).size < DIFFERENT)
    throw new IdentityUnusable('The secret repeats itself. Make one with: openssl rand -base64 48');
  return { kind: 'secret', secret };
};

/** JSON as a list of keys: a set, a list, or one key alone. */
const listed = (text: string): readonly unknown[] => {
  const value: unknown = JSON.parse(text);
  if (Array.isArray(value)) return value as unknown[];
  const { keys } = Object(value) as { readonly keys?: unknown };
  return Array.isArray(keys) ? (keys as unknown[]) : [value];
};

const listIn = (text: string): readonly unknown[] => {
  try {
    return listed(text);
  } catch {
    throw new IdentityUnusable('The file is no JSON. Give a JSON Web Key Set (RFC 7517).');
  }
};

const refuseSecretKey = (key: unknown): void => {
  const { d, k, kty } = Object(key) as Readonly<Record<string, unknown>>;
  if (d !== undefined)
    throw new IdentityUnusable('The file holds a private key. Give its public half only.');
  if (k !== undefined || kty === 'oct')
    throw new IdentityUnusable('The file holds a shared secret. Give it with --secret-stdin.');
};

const usable = async (key: unknown): Promise<PublicKey> => {
  refuseSecretKey(key);
  const parsed = v.safeParse(publicKey, key);
  if (!parsed.success)
    throw new IdentityUnusable(
      'The file holds a key that is none of RSA, EC with P-256 and OKP with Ed25519, for signing.',
    );
  const it = parsed.output;
  if (it.kty === 'RSA' && Buffer.from(it.n, 'base64url').length < RSA_BYTES)
    throw new IdentityUnusable('The file holds an RSA key of less than 2,048 bits.');
  const usual = { RSA: 'RS256', EC: 'ES256', OKP: 'EdDSA' } as const;
  await importJWK(it as JWK, it.alg ?? usual[it.kty]).catch(() => {
    throw new IdentityUnusable('The file holds a key that is broken.');
  });
  return it;
};

/**
 * The identity with the public keys of a JSON Web Key Set. Throws `IdentityUnusable` for what is
 * none, for private keys, and for keys that a token could not tell apart.
 */
export const identityWithKeys = async (text: string): Promise<SiteIdentity> => {
  const found = listIn(text);
  if (found.length === 0 || found.length > MAX_KEYS)
    throw new IdentityUnusable(`The file holds no key, or more than ${String(MAX_KEYS)}.`);
  const keys = await Promise.all(found.map(usable));
  const names = new Set(keys.map(({ kid }) => kid));
  if (keys.length > 1 && (names.has(undefined) || names.size < keys.length))
    throw new IdentityUnusable('Of several keys each needs a "kid" of its own.');
  return { kind: 'keys', keys };
};
