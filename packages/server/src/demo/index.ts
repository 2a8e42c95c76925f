// The demo newspaper's one door: its articles, comments, pages and files.
export { articles } from './articles.js';
export { comments } from './comments.js';
export type { DemoArticle } from './demo-article.js';
export type { DemoComment } from './demo-comment.js';
export { demoFiles } from './demo-files.js';
export { escapeHtml } from '../markup/escape-html.js';
export { koranCss } from './koran.css.js';
export { koranJs } from './koran.js.js';
export { articlePage, frontPage } from './pages.js';
export { photoSvg } from './photo-svg.js';
