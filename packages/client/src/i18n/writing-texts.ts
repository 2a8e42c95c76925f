/** Picks the writer's catalogue of a language, and words for a refusal. */
import type { ErrorCode, Failure } from '@komentar/protocol';
import { fill } from './fill.js';
import { idWriting } from './id-writing.js';
import type { WritingStrings } from './strings.js';
import { languageOf } from './texts.js';

/** What a reader is told about a refusal; the seconds to wait are rounded up. */
export const refusalText = (
  { errors, reload, lang }: WritingStrings,
  { code, retryAfterMs = 0, sanction }: Failure,
): string => {
  const texts: Partial<Record<ErrorCode, string>> = { ...errors, 'unknown-command': reload };
  return fill(
    texts[code] ?? (sanction ? errors['not-allowed'] : errors.internal),
    { n: Math.max(1, Math.ceil(retryAfterMs / 1000)) },
    lang,
  );
};

const OTHERS: Readonly<Record<string, () => Promise<WritingStrings>>> = {
  en: async () => (await import('./en-writing.js')).enWriting,
  ar: async () => (await import('./ar-writing.js')).arWriting,
};

/** The writer's catalogue of a language; Indonesian stands in for one that is not there or does not arrive. */
export const writingStringsFor = (lang: string): Promise<WritingStrings> =>
  Promise.resolve(OTHERS[languageOf(lang)]?.() ?? idWriting).catch(() => idWriting);
