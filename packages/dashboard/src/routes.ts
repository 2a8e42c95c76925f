/** The addresses of the desk: everything after `/dashboard#`, read and written in one place. */
import { QUEUES, type Queue } from '@komentar/domain';

/** The pages beside the queues, in the order in which the rail lists them; `pages.ts` has what they are. */
export const PAGE_NAMES = ['many', 'rules', 'threads', 'log', 'team', 'account'] as const;
export type PageName = (typeof PAGE_NAMES)[number];

/**
 * What an address asks for: first-run set-up or an invitation, each with its one-time code, a page
 * beside the queues (what else its address says is its own affair), or a queue of one or all sites.
 */
export type Route =
  | { readonly page: 'setup'; readonly code: string }
  | { readonly page: 'invite'; readonly code: string }
  | { readonly page: PageName; readonly asked: URLSearchParams }
  | { readonly page: 'queue'; readonly queue: Queue; readonly site?: string };

const isPage = (name: string | null): name is PageName =>
  (PAGE_NAMES as readonly (string | null)[]).includes(name);

const isQueue = (name: string | null): name is Queue =>
  (QUEUES as readonly (string | null)[]).includes(name);

/** The route of a location hash. Anything unknown is the pending queue, never an error. */
export const routeOf = (hash: string): Route => {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  for (const page of ['setup', 'invite'] as const) {
    const code = asked.get(page);
    if (code !== null) return { page, code };
  }
  const page = asked.get('page');
  if (isPage(page)) return { page, asked };
  const queue = asked.get('queue');
  const site = asked.get('site');
  return {
    page: 'queue',
    queue: isQueue(queue) ? queue : 'pending',
    ...(site !== null && site !== '' && { site }),
  };
};

/** The hash of a queue, to be put into the address; `routeOf` reads it back. */
export const hashOf = (queue: Queue, site?: string): string =>
  `#${new URLSearchParams({ queue, ...(site !== undefined && { site }) }).toString()}`;

/** The hash of a page beside the queues, with what it is asked for. */
export const hashOfPage = (page: PageName, asked: Readonly<Record<string, string>> = {}): string =>
  `#${new URLSearchParams({ page, ...asked }).toString()}`;
