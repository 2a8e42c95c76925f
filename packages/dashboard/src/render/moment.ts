/** Moments as people read them, in the language of the desk and the zone of the browser. */
import type { Language } from '../i18n/texts.js';

const FORMATS = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  both: {
    ...{ day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making a format costs more than using it a thousand times. */
const made = new Map<string, Intl.DateTimeFormat>();

/** A moment (epoch milliseconds) as its day, as the time of that day, or as both; `date` is the day in short. */
export const momentText = (language: Language, form: keyof typeof FORMATS, at: number): string => {
  const key = `${language} ${form}`;
  const format =
    made.get(key) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id', FORMATS[form]);
  made.set(key, format);
  return format.format(at);
};

/** The first moment of a day as a date field writes it (`2026-01-05`), `days` later; `undefined` for no day. */
export const startOfDay = (day: string, days = 0): number | undefined => {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const at = new Date(year, month - 1, date + days).getTime();
  return Number.isNaN(at) ? undefined : at;
};
