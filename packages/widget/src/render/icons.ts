/** The few signs beside words, drawn here: fonts disagree about theirs. */
import { html, svg, type TemplateResult } from 'lit';

const PATHS = {
  like: 'M12 20.5 4 12.6a5 5 0 0 1 0-7.1 5 5 0 0 1 7.1 0l.9.9.9-.9a5 5 0 0 1 7.1 7.1z',
  reply: 'M10 5 3.5 11.5 10 18v-4c5-.2 8 1.3 10.5 5-.6-5.5-3.5-9.7-10.5-10z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
} as const;

/** Decoration: the word or the label beside it says the same. */
export const icon = (name: keyof typeof PATHS): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    ${svg`<path d=${PATHS[name]} />`}
  </svg>`;
