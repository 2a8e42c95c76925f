// Writes an article's illustration as an SVG file.
import type { DemoArticle } from './demo-article.js';
import { escapeHtml } from '../markup/escape-html.js';
import { sceneFor } from './photo-scenes.js';

/** The illustration served at `/demo/foto/<slug>.svg`, 1200 by 675; it uses attributes only, so any strict CSP lets it through. */
export const photoSvg = (article: DemoArticle): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675" width="1200" height="675" role="img"><title>${escapeHtml(article.photo.alt)}</title>
${sceneFor(article.slug)}
</svg>
`;
