/** `queue:read`: a page of a queue, in its own order or another, all of it or what a filter asks for. */
import { threadKey } from '@komentar/domain';
import type { CommandParsed } from '@komentar/protocol';
import type { QueueFilter } from '../ports/comments.js';
import { toCardView } from '../presenters.js';
import { Refusal, demand, type DeskCaller, type UseCase } from '../use-case.js';
import type { Ports } from './ports.js';
import type { Sites } from '../ports/sites.js';

/** Cards on a page where the caller does not say. */
const CARDS = 50;

/** The sites a desk command is about: the one named, or all of the caller's. Refuses one out of reach. */
export const sitesOf = async (
  sites: Sites,
  caller: DeskCaller,
  site?: string,
): Promise<readonly string[]> => {
  if (site !== undefined) {
    demand(caller, 'queue.read', { site });
    return [site];
  }
  return caller.sites ?? (await sites.list()).map(({ id }) => id);
};

type Filter = NonNullable<CommandParsed<'queue:read'>['filter']>;

/** A thread is named as a card names it, by its key, or by the site's own id of the article. */
export const toFilter = ({ thread, ...rest }: Filter): QueueFilter => {
  if (thread === undefined) return rest;
  const named = threadKey({ thread });
  return { ...rest, threadKeys: 'no' in named ? [thread] : [thread, named.key] };
};

export const readQueue = ({
  sites,
  queues,
}: Pick<Ports, 'sites' | 'queues'>): UseCase<'queue:read', 'queue.read'> => ({
  name: 'queue:read',
  allowed: 'queue.read',
  run: async ({ queue, site, sort, filter, after, limit = CARDS }, caller) => {
    const page = await queues.page({
      sites: await sitesOf(sites, caller, site),
      ...{ queue, sort, filter: filter && toFilter(filter), limit, after, now: caller.now },
    });
    if (page === 'bad-cursor') throw new Refusal('invalid', { field: 'after' });
    const { cards, next, counts, seqs, sort: order, at } = page;
    return {
      value: {
        items: cards.map(toCardView),
        ...(next !== undefined && { next }),
        counts,
        seqs,
        ...{ sort: order, at },
      },
    };
  },
});
