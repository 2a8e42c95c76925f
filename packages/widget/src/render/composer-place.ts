/** Where a section's own composer stands: its room first, the composer once its code is there. */
import { fill, longDate, type Strings } from '@komentar/client';
import type { ThreadView } from '@komentar/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { WritingDesk } from '../controllers/writing-desk.js';

interface Place {
  readonly isOpen: boolean;
  readonly desk: WritingDesk;
  /** Brings the reader to a comment just sent. */
  readonly goTo: (commentId: string) => boolean;
}

/** Why nobody can write: the comments are hidden, or closed since a day (S27). */
const closedText = (
  { state, since }: ThreadView,
  { hidden, closed, closedSince, lang }: Strings,
): string => {
  if (state === 'hidden') return hidden;
  return since ? fill(closedSince, { date: longDate(since, lang) }, lang) : closed;
};

/** The composer with its room, or why there is none; below it what the editors say about that. */
export const composerPlace = (
  thread: ThreadView,
  strings: Strings,
  { isOpen, desk, goTo }: Place,
): TemplateResult =>
  html`<div class=${isOpen ? 'composer-place' : ''}>
      ${desk.author?.composer(!isOpen, goTo)}
      <slot name="closed" ?hidden=${isOpen}
        ><p class="closed">${closedText(thread, strings)}</p></slot
      >
    </div>
    ${thread.reason ? html`<p class="closed">${thread.reason}</p>` : nothing}`;
