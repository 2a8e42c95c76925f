/** Does the little work a site may ask of a browser before it takes a comment. */
import type { CommandResult } from '@komentar/protocol';

type Challenge = CommandResult<'challenge:read'>;

/** Hashes that are asked for at once; after each lot the page has its turn, for keys and paint. */
const AT_ONCE = 128;

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const matches = async ({ algorithm, challenge, salt }: Challenge, n: number): Promise<boolean> => {
  const bytes = new TextEncoder().encode(salt + String(n));
  return hex(await crypto.subtle.digest(algorithm, bytes)) === challenge;
};

/** The number whose hash with the salt is the challenge; `undefined` where there is none. */
const numberOf = async (it: Challenge): Promise<number | undefined> => {
  for (let from = 0; from <= it.maxNumber; from += AT_ONCE) {
    const tries = Array.from({ length: AT_ONCE }, (_, i) => from + i);
    const found = await Promise.all(tries.map((n) => matches(it, n)));
    const at = found.indexOf(true);
    if (at >= 0) return from + at;
  }
  return undefined;
};

/** The answer to a challenge in the form of ALTCHA; `undefined` where it cannot be found, as on pages without TLS. */
export const solveChallenge = async (it: Challenge): Promise<string | undefined> => {
  const number = await numberOf(it).catch(() => undefined);
  if (number === undefined) return undefined;
  const { algorithm, challenge, salt, signature } = it;
  return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
};
