/** One thing a check found, as a chip on the card: why, which words, and by which rule. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SignalView } from '@komentar/protocol';
import { texts } from '../i18n/language.js';
import { kindOf } from './marked-text.js';

export const signalChip = (found: SignalView): TemplateResult => {
  const { code, matches, rule, ruleName = rule } = found;
  const { signal, card } = texts();
  const title = [signal[code].sentence, ruleName === undefined ? '' : card.rule(ruleName)]
    .filter(Boolean)
    .join(' ');
  return html`<li class="chip" title=${title}>
    <b>${signal[code].chip}</b>${matches.length === 0 ? nothing : ': '}${matches.map(
      (match, at) =>
        html`${at === 0 ? nothing : ', '}<span class="match ${kindOf(found)}" dir="auto">${match}</span>`,
    )}
  </li>`;
};
