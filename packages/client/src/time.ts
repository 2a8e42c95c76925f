/** Times as a reader says them. */
import { once } from './kept-formats.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Relative up to here; a date says more about anything older. */
const RELATIVE_UNTIL_MS = 7 * DAY_MS;

/** Units with their length and the span up to which they are used, shortest first. */
const UNITS = [
  ['minute', MINUTE_MS, HOUR_MS],
  ['hour', HOUR_MS, DAY_MS],
  ['day', DAY_MS, RELATIVE_UNTIL_MS],
] as const;

const relative = (lang: string) =>
  once(`relative ${lang}`, () => new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }));

/** A day in the reader's words: "1 Maret 2026". */
export const longDate = (at: number, lang: string): string =>
  once(`date ${lang}`, () => new Intl.DateTimeFormat(lang, { dateStyle: 'long' })).format(at);

/**
 * How long ago, in the reader's words: "5 menit yang lalu", "kemarin", after a week "1 Maret 2026".
 * `undefined` below one minute, where the catalogue has its own words. A clock that is ahead of ours
 * counts as now.
 */
export const relativeTime = (at: number, now: number, lang: string): string | undefined => {
  const agoMs = now - at;
  if (agoMs < MINUTE_MS) return undefined;
  const unit = UNITS.find(([, , until]) => agoMs < until);
  if (unit === undefined) return longDate(at, lang);
  return relative(lang).format(-Math.floor(agoMs / unit[1]), unit[0]);
};
