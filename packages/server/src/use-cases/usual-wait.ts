/** How long a comment of a site usually waits for a moderator, reckoned now and then. */
import type { Comments } from '../ports/comments.js';

/** First decisions that are looked at. */
const LATEST = 50;
/** Fewer than this are no habit. */
const HABIT = 5;
/** For how long an answer is believed. */
const FRESH_MS = 60 * 1000;

interface Kept {
  readonly at: number;
  readonly waitMs: Promise<number | undefined>;
}

const median = (waits: readonly number[]): number | undefined => {
  const sorted = [...waits].sort((a, b) => a - b);
  return waits.length < HABIT ? undefined : sorted[Math.floor(sorted.length / 2)];
};

/** Builds a function from site and time to the median wait in ms, `undefined` before there is a habit. */
export const createUsualWait = (comments: Pick<Comments, 'waits'>) => {
  // As many entries as there are sites.
  const kept = new Map<string, Kept>();
  return (site: string, now: number): Promise<number | undefined> => {
    const known = kept.get(site);
    if (known && now - known.at < FRESH_MS) return known.waitMs;
    const waitMs = comments.waits(site, LATEST).then(median);
    kept.set(site, { at: now, waitMs });
    waitMs.catch(() => kept.delete(site));
    return waitMs;
  };
};
