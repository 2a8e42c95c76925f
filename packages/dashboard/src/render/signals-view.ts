/** Why a comment is held: what the checks found, or that they found nothing. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CardView } from '@komentar/protocol';
import { texts } from '../i18n/language.js';
import { signalChip } from './signal-chip.js';

export const signalsView = ({
  signals,
  status,
  site,
}: CardView): TemplateResult | typeof nothing => {
  const { card } = texts();
  if (signals.length === 0 && status !== 'pending') return nothing;
  return html`<ul class="signals" aria-label=${card.held}>
    <li class="lead" aria-hidden="true">${signals.length === 0 ? card.noSignal : `${card.held}:`}</li>
    ${signals.map((signal) => signalChip(signal, site))}
  </ul>`;
};
