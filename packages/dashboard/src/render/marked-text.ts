/** Shows a comment's source text with what the checks found marked in it: text only, never HTML. */
import { html, type TemplateResult } from 'lit';
import type { SignalView } from '@komentar/protocol';
import type { Texts } from '../i18n/texts.js';
import { segmentsOf } from './segments.js';

/** Why a run is marked, in words: the signals' names, with the rule where one is known. */
const titleOf = (t: Texts, signals: readonly SignalView[]): string =>
  signals
    .map(({ code, rule, ruleName = rule }) =>
      [t.signal[code].chip, ruleName === undefined ? '' : t.card.rule(ruleName)]
        .filter(Boolean)
        .join('. '),
    )
    .join('; ');

/** The text as plain runs and `<mark>`s. Links in it are text: nothing here can be clicked by accident. */
export const markedText = (
  t: Texts,
  text: string,
  signals: readonly SignalView[],
): TemplateResult =>
  html`${segmentsOf(text, signals).map((segment) =>
    segment.signals.length === 0
      ? segment.text
      : html`<mark title=${titleOf(t, segment.signals)}>${segment.text}</mark>`,
  )}`;
