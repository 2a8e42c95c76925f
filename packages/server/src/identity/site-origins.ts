/** Which pages may ask: the exact origins of all sites, read from the store again every two seconds. */
import type { SiteRecord } from '../ports/records.js';
import type { Sites } from '../ports/sites.js';

/** The command line changes sites in a process of its own; this long it may take to be noticed. */
const FRESH_MS = 2_000;
/** Strangers may not make the server read the sites more often than this. */
const ASK_AGAIN_MS = 50;

export interface SiteOrigins {
  readonly isOwn: (origin: string) => boolean;
  readonly isKnown: (origin: string) => Promise<boolean>;
  /** True where the site's pages include this origin, and where there is no such site: that is another refusal's. */
  readonly siteAllows: (site: string, origin: string) => Promise<boolean>;
  /** All sites, as fresh as the rest. */
  readonly sites: () => Promise<readonly SiteRecord[]>;
}

/** The origins a public address answers to; a machine has several names for itself. */
export const ownOriginsOf = (publicUrl: string): readonly string[] => {
  const { protocol, hostname, port, origin } = new URL(publicUrl);
  const names = ['localhost', '127.0.0.1', '[::1]'];
  if (!names.includes(hostname)) return [origin];
  return names.map((name) => `${protocol}//${name}${port === '' ? '' : `:${port}`}`);
};

/** Origins over the store's sites. `now` is epoch milliseconds. */
export const createSiteOrigins = (
  store: Pick<Sites, 'find' | 'list'>,
  own: readonly string[],
  now: () => number,
): SiteOrigins => {
  let read: { readonly at: number; readonly sites: Promise<readonly SiteRecord[]> } | undefined;

  const sites = (maxAgeMs = FRESH_MS): Promise<readonly SiteRecord[]> => {
    if (read && now() - read.at < maxAgeMs) return read.sites;
    const mine = { at: now(), sites: store.list() };
    read = mine;
    // A failure is not kept.
    mine.sites.catch(() => {
      if (read === mine) read = undefined;
    });
    return mine.sites;
  };

  /** A no is not believed before the store has been asked again. */
  const ask = async (question: (all: readonly SiteRecord[]) => boolean): Promise<boolean> =>
    question(await sites()) || question(await sites(ASK_AGAIN_MS));

  const isOwn = (origin: string): boolean => own.includes(origin);

  return {
    isOwn,
    sites,
    isKnown: async (origin) =>
      isOwn(origin) || ask((all) => all.some(({ origins }) => origins.includes(origin))),
    siteAllows: async (id, origin) => {
      if (isOwn(origin)) return true;
      const site = await store.find(id);
      return site === undefined || site.origins.includes(origin);
    },
  };
};
