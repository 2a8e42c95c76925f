/** Lets the clock work: tells readers of threads whose state ended by itself or came with their age. */
import type { Ports } from './ports.js';
import { policyOf } from './policy-of.js';
import { tellThread } from './tell.js';

/** Threads looked at in one go; what is left comes with the next. */
const MOST = 200;

/**
 * What holds is right at every moment without this; but only this takes the next number of the thread
 * and tells those who have it open.
 * @returns how many threads came to stand otherwise
 */
export const turnThreads = async (
  { sites, threads, announce }: Pick<Ports, 'sites' | 'threads' | 'announce'>,
  now: number,
): Promise<number> => {
  const all = await sites.list();
  const policies = new Map(all.map((site) => [site.id, policyOf(site)]));
  const due = await threads.due({
    now,
    sites: all.map(({ id }) => ({ id, closeAfterDays: policies.get(id)?.closeAfterDays ?? 0 })),
    most: MOST,
  });
  let turned = 0;
  for (const { id, site } of due) {
    const policy = policies.get(site);
    if (policy === undefined) continue;
    const effects = await threads.turn(id, { closeAfterDays: policy.closeAfterDays, now });
    if (effects === undefined) continue;
    tellThread(announce, effects, { policy, now });
    turned += 1;
  }
  return turned;
};
