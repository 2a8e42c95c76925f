/** One thing a check found, as a chip on the card: why, which words, and the way to the rule behind it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SignalView } from '@komentar/protocol';
import { texts } from '../i18n/language.js';
import { hashOfPage } from '../routes.js';
import { kindOf } from './marked-text.js';

/** The way to the rule: by its name where that says more than the words found. */
const ruleLink = (
  { code, rule, ruleName = rule }: SignalView,
  site: string,
): TemplateResult | typeof nothing => {
  if (rule === undefined || ruleName === undefined) return nothing;
  const { card } = texts();
  return html` <a href=${hashOfPage('rules', { site, rule })} aria-label=${card.rule(ruleName)}
      >${code === 'rule' ? ruleName : card.toRule}</a
    >`;
};

/** The chip, in a list of them. */
export const signalChip = (found: SignalView, site: string): TemplateResult => {
  const { code, matches, advice, rule, ruleName = rule } = found;
  const { signal, card } = texts();
  const title = [signal[code].sentence, ruleName === undefined ? '' : card.rule(ruleName)]
    .filter(Boolean)
    .join(' ');
  return html`<li class="chip" title=${title}>
    <b>${signal[code].chip}</b>${matches.length === 0 ? nothing : ': '}${matches.map(
      (match, at) =>
        html`${at === 0 ? nothing : ', '}<span class="match ${kindOf(found)}" dir="auto">${match}</span>`,
    )}${ruleLink(found, site)}${advice === 'none' ? html` <i>${card.shadow}</i>` : nothing}
  </li>`;
};
