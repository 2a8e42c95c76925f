/** Who else is at a card, in one line of its head, and the way to take it over. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../i18n/texts.js';
import { keycaps } from '../keys/key-caps.js';
import type { Company } from '../queue/shift.js';

/** `takeOver` is absent where the card is not the one in focus. */
export const companyView = (
  { shift }: Texts,
  company: Company | undefined,
  takeOver: (() => void) | undefined,
): TemplateResult | typeof nothing => {
  if (company === undefined) return nothing;
  const { owner, isHeld, readers } = company;
  const line =
    owner === undefined
      ? shift.reading(readers.join(', '))
      : isHeld
        ? shift.holds(owner)
        : shift.dealt(owner);
  return html`<span class="company" dir="auto"
    >${line}
    ${
      owner === undefined || takeOver === undefined
        ? nothing
        : html`<button type="button" class="small" @click=${takeOver}>
          ${shift.takeOver} <span aria-hidden="true">${keycaps('Enter')}</span>
        </button>`
    }</span
  >`;
};
