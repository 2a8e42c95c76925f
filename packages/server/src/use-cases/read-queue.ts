/** `queue:read`: the comments that wait for a moderator, longest waiting first. */
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

export const readQueue = ({
  sites,
  queues,
}: Pick<Ports, 'sites' | 'queues'>): UseCase<'queue:read', 'queue.read'> => ({
  name: 'queue:read',
  allowed: 'queue.read',
  run: async ({ queue, site, after, limit = CARDS }, caller) => {
    const page = await queues.page({
      sites: await sitesOf(sites, caller, site),
      queue,
      limit,
      after,
    });
    if (page === 'bad-cursor') throw new Refusal('invalid', { field: 'after' });
    const { cards, next, counts, seqs } = page;
    return {
      value: {
        items: cards.map(toCardView),
        ...(next !== undefined && { next }),
        counts,
        seqs,
      },
    };
  },
});
