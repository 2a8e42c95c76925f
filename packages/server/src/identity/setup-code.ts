/** The code of the one-time set-up link that is printed at the console. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A link lives for a working day; a restart prints a new one. */
const LIFE_MS = 12 * 60 * 60 * 1000;

export interface SetupCode {
  /** Makes a new code; every earlier one is void. */
  readonly issue: () => string;
  /** True once for the current code. */
  readonly use: (code: string) => boolean;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Holds at most one code, in memory only. */
export const createSetupCode = (now: () => number): SetupCode => {
  let current: { readonly digest: Buffer; readonly expiresAt: number } | undefined;
  return {
    issue: () => {
      const code = randomBytes(16).toString('base64url');
      current = { digest: digest(code), expiresAt: now() + LIFE_MS };
      return code;
    },
    use: (code) => {
      if (current === undefined || now() > current.expiresAt) return false;
      if (!timingSafeEqual(digest(code), current.digest)) return false;
      current = undefined;
      return true;
    },
  };
};

/**
 * The code of several nodes, which they make of their common key without asking each other: the same
 * for half a day, good for as long again, and only while nobody can sign in.
 */
export const createSharedSetupCode = (key: Uint8Array, now: () => number): SetupCode => {
  const codeOf = (halfDay: number): string =>
    createHmac('sha256', key)
      .update(`komentar set-up ${String(halfDay)}`)
      .digest('base64url')
      .slice(0, 22);
  const current = (): number => Math.floor(now() / LIFE_MS);
  return {
    issue: () => codeOf(current()),
    use: (code) =>
      [current(), current() - 1].some((it) => timingSafeEqual(digest(code), digest(codeOf(it)))),
  };
};
