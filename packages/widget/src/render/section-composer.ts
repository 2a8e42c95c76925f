/** The section's own composer, which stands where its room was kept. */
import type { WritingStrings } from '@komentar/client';
import { html, type TemplateResult } from 'lit';

export const sectionComposer = (
  author: { readonly strings: WritingStrings },
  it: { readonly isClosed: boolean; readonly goTo: (commentId: string) => void },
): TemplateResult =>
  html`<komentar-composer
    data-for=""
    .desk=${author}
    .strings=${author.strings}
    .isClosed=${it.isClosed}
    .goTo=${it.goTo}
  ></komentar-composer>`;
