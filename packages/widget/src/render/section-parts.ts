/** The parts of a section around its list, each from what it shows. */
import { counted, fill, type Sort, type Strings } from '@komentar/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { ThreadController } from '../controllers/thread-controller.js';
import { heading } from './heading.js';

/** "Komentar (n)"; while the number is not known, the word alone. */
export const headingOf = (
  strings: Strings,
  total: number | undefined,
  level: number,
): TemplateResult => {
  const count =
    total === undefined
      ? nothing
      : html` <span class="count" part="count">(${total.toLocaleString(strings.lang)})</span>`;
  return heading(level, html`${strings.heading}${count}`);
};

/** Whether the list keeps itself current. */
export const liveDot = (strings: Strings, { line }: ThreadController): unknown => {
  if (line?.isReconnecting) {
    return html`<span class="live lost" part="live-dot">${strings.reconnecting}</span>`;
  }
  return line?.status === 'live'
    ? html`<span class="live" part="live-dot">${strings.live}</span>`
    : nothing;
};

/** The choice of order. */
export const sorting = (
  strings: Strings,
  sort: Sort,
  handleChange: (event: Event) => void,
): TemplateResult =>
  html`<label class="sort" part="sort">
    <span>${strings.sortBy}</span>
    <select @change=${handleChange}>
      <option value="newest" ?selected=${sort !== 'oldest'}>${strings.newest}</option>
      <option value="oldest" ?selected=${sort === 'oldest'}>${strings.oldest}</option>
    </select>
  </label>`;

/** Loading, failed, offline: what there is to say instead of a list or above it. */
export const statusOf = (strings: Strings, thread: ThreadController): unknown => {
  const { phase, isSlow, isOnline } = thread;
  if (phase === 'failed') {
    return html`<div class="failed">
      <p>${strings.loadError}</p>
      <button class="quiet" type="button" @click=${() => thread.retry()}>${strings.retry}</button>
    </div>`;
  }
  if (phase !== 'ready') {
    return html`<p class="loading">${isSlow ? strings.slow : strings.loading}</p>
      <div class="skeleton" part="skeleton" aria-hidden="true"><i></i><i></i><i></i></div>`;
  }
  return isOnline ? nothing : html`<p class="offline">${strings.offline}</p>`;
};

/** The button over the list behind which new comments wait. */
export const pillOf = (
  { newComments, lang }: Strings,
  buffered: number,
  handleClick: () => unknown,
): TemplateResult =>
  html`<div class="pill-place">
    ${
      buffered > 0
        ? html`<button class="pill" part="pill" type="button" @click=${handleClick}>
          ${counted(newComments, buffered, lang)}
        </button>`
        : nothing
    }
  </div>`;

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
