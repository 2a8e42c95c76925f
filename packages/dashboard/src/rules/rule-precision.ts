/** How often people rejected what a rule found, in words, with the mark of a noisy one. */
import { html, nothing, type TemplateResult } from 'lit';
import { isNoise, precisionOf, type RuleTally } from '@komentar/domain';
import type { RulesTexts } from '../i18n/rules-texts.js';

/** The precision in words. */
export const precisionText = ({ list }: RulesTexts, tally: RuleTally): string => {
  const precision = precisionOf(tally);
  if (precision === undefined) return list.undecided;
  const { approved, rejected } = tally;
  return list.precision(Math.round(precision * 100), rejected, approved + rejected);
};

/** The mark of a rule that mostly finds what is then published. */
export const noiseMark = (
  { list }: RulesTexts,
  tally: RuleTally,
): TemplateResult | typeof nothing =>
  isNoise(tally)
    ? html`<span class="badge noise" title=${list.noiseHint}>${list.noise}</span>`
    : nothing;
