/** How long a comment has waited, and whether that is still all right. */

const MINUTE_MS = 60_000;

/**
 * From when on a wait is no longer fresh, is long, and is too long. Readers of a live article
 * come back within the first quarter of an hour; after an hour the talk has moved on.
 */
const STEPS = [
  { level: 'late', fromMs: 60 * MINUTE_MS },
  { level: 'slow', fromMs: 30 * MINUTE_MS },
  { level: 'fair', fromMs: 15 * MINUTE_MS },
] as const;

/** How a wait is judged; shown as a word and a colour, never as a colour alone. */
export type WaitLevel = 'fresh' | (typeof STEPS)[number]['level'];

/** The level of a wait of `ms`. */
export const waitLevel = (ms: number): WaitLevel =>
  STEPS.find(({ fromMs }) => ms >= fromMs)?.level ?? 'fresh';

/** A span as it is told: the largest unit, and minutes beside hours. */
export interface Elapsed {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** Whole days, hours and minutes of a span; a span below zero (clocks differ) is none. */
export const elapsed = (ms: number): Elapsed => {
  const minutes = Math.floor(Math.max(ms, 0) / MINUTE_MS);
  return {
    days: Math.floor(minutes / 1440),
    hours: Math.floor(minutes / 60) % 24,
    minutes: minutes % 60,
  };
};
