/** How long something takes, in words. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** Units with their length and the span from which they are used, longest first. */
const UNITS = [
  ['day', 24 * 60 * MINUTE_MS, 36 * 60 * MINUTE_MS],
  ['hour', 60 * MINUTE_MS, 90 * MINUTE_MS],
  ['minute', MINUTE_MS, MINUTE_MS],
] as const;

/** A span as it is said: "30 detik", "5 menit", "2 jam"; rounded up, at least one second. */
export const spanText = (ms: number, lang: string): string => {
  const [unit, lengthMs] = UNITS.find(([, , from]) => ms >= from) ?? ['second', SECOND_MS];
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.max(1, Math.ceil(ms / lengthMs)),
  );
};
