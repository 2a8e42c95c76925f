/** Work for guests' browsers and the proofs they bring: the adapter behind the port `Challenge`, over altcha's first protocol. */
import { hkdfSync } from 'node:crypto';
import { createChallenge, extractParams, verifySolution } from 'altcha-lib/v1';
import * as v from 'valibot';
import type { Challenge, Proof } from '../ports/challenge.js';
import type { Keys } from './keys-file.js';

/** How long work is good for. */
const GOOD_MS = 10 * 60 * 1000;
/** Half of it are hashed on average: about a second in a desktop's browser, a few on an old telephone. */
const MAX_NUMBER = 50_000;
/** Proofs remembered at once, some 200 bytes each; who wants one forgotten has to bring as many. */
const MAX_USED = 50_000;

const payload = v.object({
  algorithm: v.literal('SHA-256'),
  challenge: v.string(),
  number: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_NUMBER)),
  salt: v.string(),
  signature: v.string(),
});
type Payload = v.InferOutput<typeof payload>;

/** What a proof says: JSON in base64, or `undefined` where it is something else. */
const read = (proof: string): Payload | undefined => {
  try {
    const parsed = v.safeParse(payload, JSON.parse(Buffer.from(proof, 'base64').toString('utf8')));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
};

/** Uses a proof up; false where it has been used up for something else. */
export type UseUp = (
  challenge: string,
  use: string,
  times: { readonly now: number; readonly until: number },
) => boolean | Promise<boolean>;

/** What proofs were used up for, until they are out of date; the oldest are forgotten where there are too many. */
export class UsedProofs {
  readonly #used = new Map<string, { readonly use: string; readonly until: number }>();
  readonly #most: number;

  constructor(most = MAX_USED) {
    this.#most = most;
  }

  /** Proofs remembered now. */
  get size(): number {
    return this.#used.size;
  }

  take(
    challenge: string,
    use: string,
    { now, until }: { readonly now: number; readonly until: number },
  ): boolean {
    const before = this.#used.get(challenge);
    if (before !== undefined) return before.use === use;
    for (const [oldest, kept] of this.#used) {
      if (kept.until > now && this.#used.size < this.#most) break;
      this.#used.delete(oldest);
    }
    this.#used.set(challenge, { use, until });
    return true;
  }
}

/** Remembers in this process. */
export const useUpHere = (): UseUp => {
  const used = new UsedProofs();
  return (...args) => used.take(...args);
};

/** The adapter. Its key is drawn from the readers' one: keys files of older servers stay good. */
export const createProofOfWork = (
  keys: Pick<Keys, 'guest'>,
  now: () => number,
  useUp: UseUp = useUpHere(),
): Challenge => {
  const bytes = hkdfSync('sha256', keys.guest, '', 'komentar proof of work', 32);
  const hmacKey = Buffer.from(bytes).toString('hex');

  /** Until when work for the site is good; `undefined` where it is of another site or out of date. */
  const goodUntil = (proof: Payload, site: string): number | undefined => {
    const { site: of, expires } = extractParams(proof);
    const until = Number(expires) * 1000;
    return of === site && until > now() ? until : undefined;
  };

  return {
    issue: async (site) => {
      const { maxnumber, ...work } = await createChallenge({
        hmacKey,
        algorithm: 'SHA-256',
        maxnumber: MAX_NUMBER,
        expires: new Date(now() + GOOD_MS),
        params: { site },
      });
      return { ...work, maxNumber: maxnumber ?? MAX_NUMBER };
    },
    accept: async ({ site, proof, use }: Proof) => {
      const solution = read(proof);
      const until = solution && goodUntil(solution, site);
      if (solution === undefined || until === undefined) return false;
      if (!(await verifySolution(solution, hmacKey, false))) return false;
      return useUp(solution.challenge, use, { now: now(), until });
    },
  };
};
