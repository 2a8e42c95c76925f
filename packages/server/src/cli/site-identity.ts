/** `komentar site identity`: lets readers write with the accounts they have at the publication. */
import {
  IdentityUnusable,
  identityWithKeys,
  identityWithSecret,
  type SiteIdentity,
} from '../identity/site-identity.js';
import { SERVER } from '../ports/log.js';
import { Complaint, type Console } from './console.js';
import { siteNamed } from './sites.js';
import type { Workshop } from './workshop.js';

/** One of the first three is given, never two. */
export interface SiteIdentityOptions {
  readonly secretStdin?: true;
  /** Path of a file. */
  readonly keys?: string;
  readonly off?: true;
  /** False: guests may not write any more. */
  readonly guests: boolean;
}

/** A secret in the arguments would stand in the list of processes and in the shell's history. */
const identityIn = async (
  { secretStdin, keys }: SiteIdentityOptions,
  { readLine, readFile }: Console,
): Promise<SiteIdentity> => {
  if (secretStdin) return identityWithSecret(await readLine());
  if (keys !== undefined) return identityWithKeys(await readFile(keys));
  throw new Complaint('Say how it signs: --secret-stdin or --keys <file>; or --off.');
};

const turnOff = async (workshop: Workshop, id: string, { print }: Console): Promise<void> => {
  const { policy } = await siteNamed(workshop, id);
  if (policy.guests === false)
    throw new Complaint(
      `Nobody could write any more: "${id}" takes no guests. First: komentar site set ${id} --guests on`,
    );
  await workshop.store.sites.setIdentity(id, null, { by: SERVER, at: Date.now() });
  print(`"${id}" takes no more tokens. Who has signed in stays so for at most an hour.`);
};

const asComplaint = (error: unknown): never => {
  throw error instanceof IdentityUnusable ? new Complaint(error.message) : error;
};

const SIGNED = { secret: 'the secret (HS256)', keys: 'its keys' } as const;

/** Sets or takes away how the site vouches for its readers. Nothing of a secret is printed. */
export const runSiteIdentity = async (
  workshop: Workshop,
  { id, ...options }: SiteIdentityOptions & { readonly id: string },
  console: Console,
): Promise<void> => {
  if (options.off) return turnOff(workshop, id, console);
  await siteNamed(workshop, id);
  const identity = await identityIn(options, console).catch(asComplaint);
  const { sites } = workshop.store;
  const act = { by: SERVER, at: Date.now() };
  await sites.setIdentity(id, identity, act);
  if (!options.guests) await sites.changePolicy(id, { guests: false }, act);
  console.print(
    `"${id}" takes tokens for its readers, signed with ${SIGNED[identity.kind]}. ` +
      (options.guests ? 'Guests may write as before.' : 'Guests may not write any more.'),
  );
};
