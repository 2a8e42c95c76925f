/** Ids, digests, passwords and tokens: the adapter behind the port `Secrets`. */
import { createHash, randomBytes } from 'node:crypto';
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

/** The adapter over this data folder's keys. `now` is epoch milliseconds. */
export const createSecrets = (
  keys: Keys,
  now: () => number,
  setup: SetupCode = createSetupCode(now),
): SecretsAndSetup => {
  const ulid = monotonicFactory();
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
