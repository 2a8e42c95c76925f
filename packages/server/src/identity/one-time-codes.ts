/** Codes by RFC 6238 and codes for a lost device, with secrets sealed by the server's own key: the port's adapter. */
import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
  type CipherGCMTypes,
} from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { OneTimeCodes } from '../ports/one-time-codes.js';
import type { Keys } from './keys-file.js';

/** Bytes of a secret, as RFC 4226 (4, R6) recommends. */
const SECRET_BYTES = 20;
const STEP_SECONDS = 30;
/** Steps to either side: clocks of phones differ (RFC 6238, 5.2). */
const WINDOW = 1;
const CIPHER: CipherGCMTypes = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Without what can be mistaken on paper (Crockford). 32 signs, so each byte's lower bits choose evenly. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECOVERY_SIGNS = 16;

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({
    issuer: 'Komentar',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  });

const sealWith = (key: Uint8Array, text: string): string => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
};

const unsealWith = (key: Uint8Array, sealed: string): string | undefined => {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const shown = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([shown, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
};

/** A key of its own for this purpose, from one that the data folder has anyway (RFC 5869). */
const sealingKey = (keys: Pick<Keys, 'guest'>): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', keys.guest, '', 'komentar second factor', 32));

/** The adapter over this data folder's keys. */
export const createOneTimeCodes = (keys: Pick<Keys, 'guest'>): OneTimeCodes => {
  const key = sealingKey(keys);
  return {
    newSecret: () => new Secret({ size: SECRET_BYTES }).base32,
    uri: (secret, email) => totpOf(secret, email).toString(),
    stepOf: (secret, digits, now) => {
      const delta = totpOf(secret).validate({ token: digits, timestamp: now, window: WINDOW });
      return delta === null ? undefined : Math.floor(now / 1000 / STEP_SECONDS) + delta;
    },
    newRecoveryCode: () =>
      Array.from(randomBytes(RECOVERY_SIGNS), (byte) => SIGNS.charAt(byte % SIGNS.length)).join(''),
    seal: (text) => sealWith(key, text),
    unseal: (sealed) => unsealWith(key, sealed),
  };
};
