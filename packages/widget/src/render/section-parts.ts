/** The parts of a section around its list, each from what it shows. */
import { counted, fill, type Sort, type Strings } from '@komentar/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { ThreadController } from '../controllers/thread-controller.js';
import { heading } from './heading.js';

interface Headed {
  readonly strings: Strings;
  readonly total: number | undefined;
  /** The page's own idea of the total, until the server has said it. */
  readonly count: number | undefined;
  readonly headingLevel: number;
}

/** "Komentar (n)"; while the number is not known, the word alone. */
export const headingOf = ({ strings, total, count, headingLevel }: Headed): TemplateResult => {
  const n = total ?? count;
  const shown =
    n === undefined
      ? nothing
      : html` <span class="count" part="count">(${n.toLocaleString(strings.lang)})</span>`;
  return heading(headingLevel, html`${strings.heading}${shown}`);
};

const SORTS = ['newest', 'oldest', 'top'] as const satisfies readonly Sort[];

/** The choice of order. */
export const sorting = (
  strings: Strings,
  sort: Sort,
  handleChange: (event: Event) => void,
): TemplateResult =>
  html`<label class="sort" part="sort">
    <span>${strings.sortBy}</span>
    <select name="sort" @change=${handleChange}>
      ${SORTS.map((it) => html`<option value=${it} ?selected=${it === sort}>${strings[it]}</option>`)}
    </select>
  </label>`;

/** Loading or failed: what there is to say instead of a list. */
export const statusOf = (strings: Strings, thread: ThreadController): unknown => {
  const { phase, isSlow } = thread;
  if (phase === 'failed') {
    return html`<div class="failed">
      <p>${strings.loadError}</p>
      ${
        thread.isFinal
          ? nothing
          : html`<button class="quiet" type="button" @click=${() => thread.retry()}>
            ${strings.retry}
          </button>`
      }
    </div>`;
  }
  if (phase === 'loading') {
    return html`<p class="loading">${isSlow ? strings.slow : strings.loading}</p>
      <div class="skeleton" part="skeleton" aria-hidden="true"><i></i><i></i><i></i></div>`;
  }
  return nothing;
};

/** The button for the next page, and how much of the whole is shown. */
export const moreOf = (
  strings: Strings,
  { list, isLoadingMore }: ThreadController,
  { pageSize, handleClick }: { pageSize: number; handleClick: () => unknown },
): unknown => {
  const { screen, next, total = 0 } = list;
  if (!screen || next === undefined) return nothing;
  const n = Math.min(pageSize, Math.max(1, screen.remaining));
  return html`<div class="more">
    <button
      class="quiet"
      part="more"
      type="button"
      aria-disabled=${String(isLoadingMore)}
      @click=${handleClick}
    >
      ${isLoadingMore ? strings.loading : counted(strings.loadMore, n, strings.lang)}
    </button>
    <span class="shown">${fill(strings.shown, { a: screen.loaded, b: total }, strings.lang)}</span>
  </div>`;
};
