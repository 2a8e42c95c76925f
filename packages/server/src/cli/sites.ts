/** `komentar site …`: adds publications and says where their pages are. */
import * as v from 'valibot';
import { normaliseName, type Mode } from '@komentar/domain';
import { COMMANDS } from '@komentar/protocol';
import { SERVER } from '../ports/log.js';
import type { SiteRecord } from '../ports/records.js';
import { Refusal } from '../use-case.js';
import { addSite, originOf } from '../use-cases/add-site.js';
import { Complaint, type Console } from './console.js';
import type { Workshop } from './workshop.js';

export interface SiteToAdd {
  readonly name: string;
  readonly origin: readonly string[];
  readonly moderation: Mode;
}

const SITE_ID = COMMANDS['session:open'].input.entries.site;
/** Longest name of a site, in graphemes. */
const NAME_GRAPHEMES = 60;

/** The exact origin of an address, saying where that is not all of it; complains where it has none. */
const exactOrigin = (address: string, { complain }: Console): string => {
  const origin = originOf(address);
  if (origin !== undefined) {
    if (new URL(address).href !== `${origin}/`)
      complain(`Of "${address}" the origin counts: ${origin}.`);
    return origin;
  }
  throw new Complaint(
    `"${address}" is not an origin. Write scheme and host, like https://koran.example or http://localhost:8080.`,
  );
};

/** The name as pages show it; complains where there is nothing to show. */
const siteName = (name: string): string => {
  const normalised = normaliseName(name);
  if (normalised !== undefined) return normalised;
  throw new Complaint(`A site's name has 1 to ${String(NAME_GRAPHEMES)} characters on one line.`);
};

/** The site; complains where there is none. */
export const siteNamed = async ({ store }: Workshop, id: string): Promise<SiteRecord> => {
  const site = await store.sites.find(id);
  if (site === undefined) throw new Complaint(`There is no site "${id}".`);
  return site;
};

const taken = (id: string) => (error: unknown) => {
  if (error instanceof Refusal && error.code === 'name-taken') {
    throw new Complaint(`There is a site "${id}" already.`);
  }
  throw error;
};

/** Adds a site; the demo goes with the first one. */
export const runSiteAdd = async (
  { store }: Workshop,
  { id, name, origin, moderation }: SiteToAdd & { readonly id: string },
  console: Console,
): Promise<void> => {
  if (!v.safeParse(SITE_ID, id).success) {
    throw new Complaint(
      `"${id}" cannot be a site's id. Use up to 40 lower-case letters, digits and dashes.`,
    );
  }
  const origins = [...new Set(origin.map((each) => exactOrigin(each, console)))];
  const site = { id, name: siteName(name), addresses: origins, moderation };
  await addSite(store.sites, site, Date.now()).catch(taken(id));
  console.print(`Added the site "${id}" for ${origins.join(', ')}.`);
};

/** Adds and removes origins of a site. */
export const runSiteOrigin = async (
  workshop: Workshop,
  {
    id,
    add,
    remove,
  }: { readonly id: string; readonly add: readonly string[]; readonly remove: readonly string[] },
  console: Console,
): Promise<void> => {
  const exact = (address: string): string => exactOrigin(address, console);
  const site = await siteNamed(workshop, id);
  const gone = new Set(remove.map(exact));
  for (const origin of gone) {
    if (!site.origins.includes(origin))
      throw new Complaint(`${origin} is not an origin of "${id}".`);
  }
  const origins = [...new Set([...site.origins, ...add.map(exact)])].filter((it) => !gone.has(it));
  await workshop.store.sites.setOrigins(id, origins, { by: SERVER, at: Date.now() });
  console.print(
    origins.length === 0
      ? `"${id}" has no origins now.`
      : `"${id}" is embedded by ${origins.join(', ')}.`,
  );
  if (origins.length === 0)
    console.complain(
      `Readers can write on none of its pages now. Add an origin: komentar site origin ${id} --add <origin>`,
    );
};

/** One line per site: id, name and origins, separated by tabs. */
export const runSiteList = async ({ store }: Workshop, { print }: Console): Promise<void> => {
  for (const { id, name, origins } of await store.sites.list())
    print([id, name, origins.join(' ')].join('\t'));
};
