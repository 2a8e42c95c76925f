/** Adds a publication: used by the set-up form and by the command line. */
import type { Mode } from '@komentar/domain';
import type { Sites } from '../ports/sites.js';
import { Refusal } from '../use-case.js';

/** The exact origin of an address someone typed or pasted, or `undefined` where it has none. */
export const originOf = (address: string): string | undefined => {
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin, username } = new URL(address);
  return /^https?:$/u.test(protocol) && username === '' ? origin : undefined;
};

export interface NewSite {
  readonly id: string;
  readonly name: string;
  /** Origins, or any addresses on them. */
  readonly addresses: readonly string[];
  readonly moderation?: Mode | undefined;
}

/** Adds the site, or refuses an address without an origin (`invalid`) and a used id (`name-taken`). */
export const addSite = async (sites: Sites, site: NewSite, now: number): Promise<void> => {
  const origins = site.addresses.map((address) => {
    const origin = originOf(address);
    if (origin === undefined) throw new Refusal('invalid', { field: 'site.origin' });
    return origin;
  });
  const added = await sites.add({
    id: site.id,
    name: site.name,
    origins: [...new Set(origins)],
    policy: site.moderation === undefined ? {} : { mode: site.moderation },
    demo: false,
    createdAt: now,
  });
  if (added === 'taken') throw new Refusal('name-taken', { field: 'site.id' });
};
