/** The addresses of the desk: everything after `/dashboard#`, read and written in one place. */
import { QUEUES, type Queue } from '@komentar/domain';

/** What an address asks for: first-run set-up with its one-time code, or a queue of one or all sites. */
export type Route =
  | { readonly page: 'setup'; readonly code: string }
  | { readonly page: 'queue'; readonly queue: Queue; readonly site?: string };

const isQueue = (name: string | null): name is Queue =>
  (QUEUES as readonly (string | null)[]).includes(name);

/** The route of a location hash. Anything unknown is the pending queue, never an error. */
export const routeOf = (hash: string): Route => {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  const code = asked.get('setup');
  if (code !== null) return { page: 'setup', code };
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
