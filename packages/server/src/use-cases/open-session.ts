/** `session:open`: a reader takes a name or changes it, or comes with an account of the site. */
import { normaliseName } from '@komentar/domain';
import type { CommandParsed, CommandResult } from '@komentar/protocol';
import type { AuthorRecord, GuestRecord, SiteRecord } from '../ports/records.js';
import type { GuestClaims } from '../ports/secrets.js';
import { Refusal, type Caller, type UseCase } from '../use-case.js';
import { withStanding } from './bearing.js';
import { siteOf } from './name-thread.js';
import { policyOf } from './policy-of.js';
import type { Ports } from './ports.js';

/** A guest who does not come back for this long starts anew. */
const GUEST_MS = 30 * 24 * 60 * 60 * 1000;
/** The site is asked again after this long, so that whoever signs out there is not signed in here for days. */
const MEMBER_MS = 60 * 60 * 1000;

/** What a guest is called who gives no name. */
const NAMELESS = 'Tamu';

type Opening = Pick<Ports, 'sites' | 'authors' | 'secrets' | 'readers' | 'sanctions'>;
type Input = CommandParsed<'session:open'>;
type Opened = CommandResult<'session:open'>;

const newAuthor = (id: string, { site, email }: Input, now: number): Omit<GuestRecord, 'name'> => ({
  id,
  site,
  email: email ?? null,
  approved: 0,
  rejected: 0,
  createdAt: now,
});

/** The name asked for, else the one the guest has; refused where it is none. */
const nameOf = ({ name: asked }: Input, known: AuthorRecord | undefined): string => {
  const name = asked === undefined ? (known?.name ?? NAMELESS) : normaliseName(asked);
  if (name === undefined) throw new Refusal('invalid', { field: 'name' });
  return name;
};

const open = async (
  { secrets, sanctions }: Opening,
  claims: GuestClaims,
  { now, forMs }: { readonly now: number; readonly forMs: number },
): Promise<Opened> => {
  const { authorId: id, name, kind = 'guest' } = claims;
  const expiresAt = now + forMs;
  return {
    token: await secrets.signGuest(claims, expiresAt),
    viewer: { id, name, kind, ...(await withStanding({ sanctions }, id, now)) },
    expiresAt,
  };
};

const openAsGuest = async (ports: Opening, input: Input, caller: Caller): Promise<Opened> => {
  const { authors, secrets } = ports;
  const { site, email } = input;
  // Of a member only the site says the name: without its token a member begins as a new guest.
  const isKnown = caller.kind === 'guest' && caller.site === site;
  const known = isKnown ? await authors.find(caller.authorId) : undefined;
  const name = nameOf(input, known);
  const id = known?.id ?? secrets.newId();
  if (known) await authors.rename(id, { name, email });
  else await authors.add({ ...newAuthor(id, input, caller.now), name });
  return open(ports, { authorId: id, site, name }, { now: caller.now, forMs: GUEST_MS });
};

const openAsMember = async (
  ports: Opening,
  site: SiteRecord,
  { identity, now }: { readonly identity: string; readonly now: number },
): Promise<Opened> => {
  const reader = await ports.readers.vouchedBy(site, identity, now);
  if ('no' in reader) {
    throw new Refusal('identity-wrong', { field: 'identity', hint: reader.no });
  }
  const newcomer = { id: ports.secrets.newId(), site: site.id, at: now };
  const { id, name } = await ports.authors.findOrCreateMember({ ...newcomer, ...reader });
  const claims = { authorId: id, site: site.id, name, kind: 'member' } as const;
  return open(ports, claims, { now, forMs: MEMBER_MS });
};

export const openSession = (ports: Opening): UseCase<'session:open', 'anyone'> => ({
  name: 'session:open',
  allowed: 'anyone',
  run: async (input, caller) => {
    const site = await siteOf(ports.sites, input.site);
    const { identity } = input;
    if (identity !== undefined)
      return { value: await openAsMember(ports, site, { identity, now: caller.now }) };
    if (!policyOf(site).guests) throw new Refusal('identity-required');
    return { value: await openAsGuest(ports, input, caller) };
  },
});
