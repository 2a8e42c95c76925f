/** What a person at the desk is told about a refusal. */
import type { Failure } from '@komentar/protocol';
import type { Texts } from '../i18n/texts.js';

/** The sentence for the code, with the wait or the number of the incident where there is one. */
export const refusalText = (t: Texts, { code, retryAfterMs, incident }: Failure): string => {
  // A newer server may know codes that this page does not.
  const sentences: Readonly<Partial<Record<string, string>>> = t.error;
  return [
    sentences[code] ?? t.error.internal,
    retryAfterMs === undefined ? '' : t.waitSeconds(Math.max(1, Math.ceil(retryAfterMs / 1000))),
    incident === undefined ? '' : t.incident(incident),
  ]
    .filter(Boolean)
    .join(' ');
};
