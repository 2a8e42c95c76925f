/** What the loader hands over to a section: the first page, asked for before the section's code was there. */

/** An answer on its way, and the address it was asked from; a section that needs another one asks itself. */
export interface Preload {
  readonly href: string;
  readonly response: Promise<Response>;
}

/** Asks for a public page or totals: the cache answers where its copy is current, and no cookie goes along. */
export const ask = (href: string): Promise<Response> =>
  fetch(href, { cache: 'no-cache', credentials: 'omit' });
