/** Ids, digests, passwords and tokens: the adapter behind the port `Secrets`. */
import { createHash, randomBytes, randomFillSync } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import type { Secrets } from '../ports/secrets.js';
import { signGuestToken } from './guest-token.js';
import type { Keys } from './keys-file.js';
import { createPasswords } from './passwords.js';
import { createSetupCode, type SetupCode } from './setup-code.js';

/** Bytes of a token. */
const TOKEN_BYTES = 32;

export interface SecretsAndSetup extends Secrets {
  /** Makes the code of a new set-up link. */
  readonly issueSetupCode: () => string;
}

/** Bytes asked of the system at once: asking for each of an id's sixteen takes a hundred times as long as the rest of it. */
const POOLED_BYTES = 1_024;

/** Random numbers from 0 up to 1, as even as a byte is. */
const pooledRandom = (): (() => number) => {
  const pool = new Uint8Array(POOLED_BYTES);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += 1;
    return (pool[used - 1] ?? 0) / 256;
  };
};

/** The adapter over this data folder's keys. `now` is epoch milliseconds. */
export const createSecrets = (
  keys: Keys,
  now: () => number,
  setup: SetupCode = createSetupCode(now),
): SecretsAndSetup => {
  const ulid = monotonicFactory(pooledRandom());
  const passwords = createPasswords();
  return {
    newId: () => ulid(now()),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    newToken: () => randomBytes(TOKEN_BYTES).toString('base64url'),
    hashPassword: passwords.hash,
    verifyPassword: passwords.verify,
    signGuest: (guest, expiresAt) =>
      signGuestToken(guest, { key: keys.guest, now: now(), expiresAt }),
    useSetupCode: setup.use,
    issueSetupCode: setup.issue,
  };
};
