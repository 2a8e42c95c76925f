/** The article a comment stands under, by its title; a link only where its address is one of the web. */
import { html, type TemplateResult } from 'lit';
import type { CardView } from '@komentar/protocol';
import type { Texts } from '../i18n/texts.js';

const hrefOf = (url: string | null): string | undefined =>
  url !== null && /^https?:\/\//iu.test(url) ? url : undefined;

export const articleLink = (
  { card: t }: Texts,
  { title, url }: CardView['thread'],
): TemplateResult | string => {
  const href = hrefOf(url);
  const name = title ?? url ?? t.untitled;
  return href === undefined
    ? name
    : html`<a href=${href} target="_blank" rel="noopener noreferrer"
        >${name}<span class="hidden"> (${t.opens})</span></a
      >`;
};
