/** What the desk shows when nothing waits: a rest that was earned, not an error. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Queue } from '@komentar/domain';
import type { Texts } from '../i18n/texts.js';

const cup = svg`<svg viewBox="0 0 72 72" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round"
  stroke-linejoin="round" aria-hidden="true">
  <path d="M16 32h34v12a14 14 0 0 1-14 14h-6a14 14 0 0 1-14-14z" />
  <path d="M50 35h4a7 7 0 0 1 0 14h-5" />
  <path d="M12 63h42" />
  <path d="M26 24c-3-4 3-6 0-11M37 24c-3-4 3-6 0-11" />
</svg>`;

/** The empty queue, with what the moderator has done so far. It takes the focus the last card had. */
export const emptyView = (t: Texts, queue: Queue, decisions: number): TemplateResult =>
  html`<div class="empty" id="empty" tabindex="-1" role="group" aria-labelledby="empty-title">
    ${cup}
    <h2 id="empty-title">${t.desk.emptyTitle[queue]}</h2>
    <p class="soft">${t.desk.emptyHint[queue]}</p>
    ${decisions === 0 ? nothing : html`<p>${t.desk.emptyTally(decisions)}</p>`}
  </div>`;
