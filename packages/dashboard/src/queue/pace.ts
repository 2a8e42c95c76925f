/** How fast a queue empties, from what was seen to leave and enter it: when it will be empty if that goes on. */

/** One comment that left (`-1`) or entered (`1`), epoch milliseconds. */
interface Passing {
  readonly at: number;
  readonly by: 1 | -1;
}

/** What was seen lately, oldest first. */
export type Pace = readonly Passing[];

const MINUTE_MS = 60_000;
/** What lies further back says nothing of now. */
const WINDOW_MS = 10 * MINUTE_MS;
/** A shorter look than this says nothing either. */
const LEAST_MS = MINUTE_MS;
/** Fewer that left than this are no pace. */
const LEAST_LEFT = 3;
/** Beyond three hours nobody plans. */
const MOST_MINUTES = 180;

/** The pace with one passing more. */
export const passed = (pace: Pace, passing: Passing): Pace =>
  [...pace, passing].filter(({ at }) => passing.at - at <= WINDOW_MS);

/** Whole minutes until the queue is empty at this pace; `undefined` where it does not empty or nothing can be said. */
export const minutesToEmpty = (pace: Pace, waiting: number, now: number): number | undefined => {
  const recent = pace.filter(({ at }) => now - at <= WINDOW_MS);
  const first = recent[0];
  const left = recent.filter(({ by }) => by === -1).length;
  const net = recent.reduce((sum, { by }) => sum - by, 0);
  if (first === undefined || waiting === 0 || left < LEAST_LEFT || net <= 0) return undefined;
  const span = Math.max(now - first.at, LEAST_MS);
  const minutes = Math.max(1, Math.round((waiting * span) / net / MINUTE_MS));
  return minutes > MOST_MINUTES ? undefined : minutes;
};
