/** `session:open`: a reader takes a name, or changes it. */
import { normaliseName } from '@komentar/domain';
import type { CommandParsed } from '@komentar/protocol';
import type { AuthorRecord } from '../ports/records.js';
import { Refusal, type Caller, type UseCase } from '../use-case.js';
import { siteOf } from './name-thread.js';
import type { Ports } from './ports.js';

/** A guest who does not come back for this long starts anew. */
const SESSION_MS = 30 * 24 * 60 * 60 * 1000;

/** What a guest is called who gives no name. */
const NAMELESS = 'Tamu';

type Input = CommandParsed<'session:open'>;

const newAuthor = (
  id: string,
  { site, email }: Input,
  now: number,
): Omit<AuthorRecord, 'name'> => ({
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

export const openSession = ({
  sites,
  authors,
  secrets,
}: Pick<Ports, 'sites' | 'authors' | 'secrets'>): UseCase<'session:open', 'anyone'> => {
  const knownAs = async (caller: Caller, site: string): Promise<AuthorRecord | undefined> =>
    caller.kind === 'guest' && caller.site === site ? authors.find(caller.authorId) : undefined;

  return {
    name: 'session:open',
    allowed: 'anyone',
    run: async (input, caller) => {
      await siteOf(sites, input.site);
      const known = await knownAs(caller, input.site);
      const name = nameOf(input, known);
      const id = known?.id ?? secrets.newId();
      if (known) await authors.rename(id, { name, email: input.email });
      else await authors.add({ ...newAuthor(id, input, caller.now), name });
      const expiresAt = caller.now + SESSION_MS;
      const token = await secrets.signGuest({ authorId: id, site: input.site, name }, expiresAt);
      return { value: { token, viewer: { id, name }, expiresAt } };
    },
  };
};
