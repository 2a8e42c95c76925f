/** The document around every page without scripts: no script, no inline style, nothing of another origin. */
import { html, type Content, type Markup } from '../markup/html.js';
import type { PageTexts } from './texts.js';

/** Where the pages' stylesheet is served, below the server's root. */
export const STYLES_PATH = '/t/halaman.css';

/** The stylesheet as a page reaches it: beside the pages of a site; a thread's own page is one folder deeper. */
export const stylesFor = (thread: string | undefined): string =>
  thread === undefined ? 'halaman.css' : '../halaman.css';

export interface Framed {
  readonly texts: PageTexts;
  readonly title: string;
  /** The article's own address, where it is known. */
  readonly canonical?: string | undefined;
  /** The stylesheet as this page reaches it; relative, because a proxy may have put a folder in front. */
  readonly styles: string;
  readonly main: Content;
}

/** The whole document. */
export const framePage = ({ texts, title, canonical, styles, main }: Framed): string => {
  const page: Markup = html`<!doctype html>
<html lang="${texts.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
${canonical !== undefined && html`<link rel="canonical" href="${canonical}">\n`}<link rel="stylesheet" href="${styles}">
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
  return page.text;
};

/** A page that only says something: what is missing, what failed. */
export const messagePage = (
  texts: PageTexts,
  { title, why, styles }: { title: string; why: string; styles: string },
): string =>
  framePage({
    texts,
    title,
    styles,
    main: html`<h1>${title}</h1>
<p>${why}</p>`,
  });
