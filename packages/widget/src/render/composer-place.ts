/** Where a section's own composer stands: its room first, the composer once its code is there. */
import type { Strings } from '@komentar/client';
import { html, type TemplateResult } from 'lit';
import type { WritingDesk } from '../controllers/writing-desk.js';

interface Place {
  readonly desk: WritingDesk;
  /** Brings the reader to a comment just sent. */
  readonly goTo: (commentId: string) => boolean;
}

/** The composer with its room, and beside it what is said where nobody may write any more. */
export const composerPlace = (
  isOpen: boolean,
  { closed }: Strings,
  { desk, goTo }: Place,
): TemplateResult =>
  html`<div class=${isOpen ? 'composer-place' : ''}>
    ${desk.author?.composer(!isOpen, goTo)}
    <slot name="closed" ?hidden=${isOpen}><p class="closed">${closed}</p></slot>
  </div>`;
