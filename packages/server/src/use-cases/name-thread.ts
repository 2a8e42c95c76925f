/** Finds the site and the thread key an input names, and refuses names that are not the site's. */
import { normaliseUrl, remembered, threadKey } from '@komentar/domain';
import type { Sites } from '../ports/sites.js';
import type { SiteRecord } from '../ports/records.js';
import type { ThreadName } from '../ports/threads.js';
import { Refusal } from '../use-case.js';

interface Named {
  readonly site: string;
  readonly thread?: string | undefined;
  readonly url?: string | undefined;
}

/** The site, or the refusal `unknown-site`. */
export const siteOf = async (sites: Sites, id: string): Promise<SiteRecord> => {
  const site = await sites.find(id);
  if (site === undefined) throw new Refusal('unknown-site', { field: 'site' });
  return site;
};

/* Of the sites' few origins it is asked with every comment. */
const hostOf = remembered((url): string | undefined => normaliseUrl(url)?.split('/')[0], {
  most: 1_000,
  longest: 100,
});

/** The hosts a site's pages live on, folded as thread keys fold them. */
export const hostsOf = (site: SiteRecord, ownOrigin: string): readonly string[] =>
  [...site.origins, ownOrigin].map(hostOf).filter((host) => host !== undefined);

const urlKey = (url: string, hosts: readonly string[]): string => {
  const named = threadKey({ url });
  if ('no' in named) throw new Refusal('invalid', { field: 'url' });
  if (!hosts.includes(hostOf(url) ?? '')) throw new Refusal('origin-not-allowed', { field: 'url' });
  return named.key;
};

/**
 * The thread's name, its site, and the key of `url` as an alias where both are given.
 * Refuses an unknown site, a malformed name and a URL on a host that is not the site's.
 */
export const nameThread = async (
  sites: Sites,
  ownOrigin: string,
  input: Named,
): Promise<{ readonly name: ThreadName; readonly site: SiteRecord; readonly alias?: string }> => {
  const site = await siteOf(sites, input.site);
  const byUrl = input.url === undefined ? undefined : urlKey(input.url, hostsOf(site, ownOrigin));
  const named = threadKey(input);
  if ('no' in named) throw new Refusal('invalid', { field: named.no });
  const name = { site: site.id, key: named.key };
  return byUrl === undefined || byUrl === named.key ? { name, site } : { name, site, alias: byUrl };
};
