/** Where one is in the queue, on a screen that shows one card at a time. */
import { html, nothing, type TemplateResult } from 'lit';
import { texts } from '../i18n/language.js';
import { openIds, shownCounts, type DeskState } from '../queue/queue-state.js';

/** "3 of 50" between the ways to the comment before and after; nothing where there is none. */
export const positionView = (
  desk: DeskState,
  step: (by: 1 | -1) => void,
): TemplateResult | typeof nothing => {
  const { desk: t } = texts();
  const total = shownCounts(desk)?.[desk.queue];
  const at = openIds(desk).indexOf(desk.shown.focus ?? '') + 1;
  if (desk.shown.order.length === 0) return nothing;
  return html`<div class="position">
    <button type="button" class="small" @click=${() => step(-1)}>${t.previous}</button>
    <span>${at === 0 || total === undefined ? nothing : t.position(at, total)}</span>
    <button type="button" class="small" @click=${() => step(1)}>${t.following}</button>
  </div>`;
};
