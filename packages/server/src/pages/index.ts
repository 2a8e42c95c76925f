/** The one door of the pages without scripts. */
export { createHostedPages } from './hosted-pages.js';
