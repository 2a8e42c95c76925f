/** What stands around the cards of a queue: placeholders before it is there, and the ways to further comments. */
import { html, nothing, type TemplateResult } from 'lit';
import { texts } from '../i18n/language.js';

/** Placeholders while the first page is on its way. */
const SKELETONS = [1, 2, 3];

/** The queue before it was read. */
export const skeletonView = (): TemplateResult => html`<div class="skeleton" role="status">
  <span class="hidden">${texts().desk.loadingMore}</span>
  ${SKELETONS.map(() => html`<div></div>`)}
</div>`;

/** The way to the next page, which may be on its way. */
export const moreView = (isPaging: boolean, more: () => void): TemplateResult => {
  const { desk: t } = texts();
  return html`<button type="button" class="more" ?disabled=${isPaging} @click=${more}>
    ${isPaging ? t.loadingMore : t.loadMore}
  </button>`;
};

/** How many comments came in since; nothing for none. */
export const pillView = (count: number, join: () => void): TemplateResult | typeof nothing =>
  count === 0
    ? nothing
    : html`<button type="button" class="pill" @click=${join}>${texts().desk.arrived(count)}</button>`;
