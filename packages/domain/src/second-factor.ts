/** The rules of codes at the sign-in: what a code looks like, and how long to wait after wrong ones. */

/** Codes in a row that may be wrong before there is a wait. */
export const CODE_TRIES = 5;
/** Codes for a lost device that are handed out at once. */
export const RECOVERY_CODES = 10;

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

/**
 * How long no code is taken after this many tries since the last right one, in milliseconds: from
 * the fifth on a minute, twice as long with each, up to an hour. With three of a million codes right
 * at a time (RFC 6238 and one step to either side) whoever knows the password needs years.
 */
export const closedAfter = (tries: number): number =>
  tries < CODE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (tries - CODE_TRIES), LONGEST_WAIT_MS);

/** What somebody typed: six digits of the moment, or a code for a lost device. */
export type TypedCode =
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'recovery'; readonly code: string };

/** Letters that are taken for digits on paper (Crockford's base 32, which has neither of them). */
const TAKEN_FOR: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** The code somebody typed, spaces and dashes aside; `undefined` where it can be neither. */
export const typedCode = (text: string): TypedCode | undefined => {
  const plain = text.replace(/[\s-]/gu, '').toUpperCase();
  if (/^\d{6}$/u.test(plain)) return { kind: 'digits', digits: plain };
  const code = plain.replace(/[OIL]/gu, (letter) => TAKEN_FOR[letter] ?? letter);
  return /^[0-9A-HJKMNP-TV-Z]{16}$/u.test(code) ? { kind: 'recovery', code } : undefined;
};
