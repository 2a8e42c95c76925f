/** Shows what became of a text as words that came and went: by stroke and by name, not by colour alone. */
import { html, type TemplateResult } from 'lit';
import type { CardTexts } from '../i18n/card-texts.js';
import { wordDiff } from './word-diff.js';

/** The changes from one text to another as `<ins>` and `<del>` in the running text. */
export const diffText = (t: CardTexts, before: string, after: string): TemplateResult =>
  html`${wordDiff(before, after).map(({ kind, text }) => {
    switch (kind) {
      case 'same':
        return text;
      case 'removed':
        return html`<del><span class="hidden">${t.removed} </span>${text}</del>`;
      case 'added':
        return html`<ins><span class="hidden">${t.added} </span>${text}</ins>`;
    }
  })}`;
