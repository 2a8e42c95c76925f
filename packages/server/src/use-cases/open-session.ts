/** `session:open`: a reader takes a name, or changes it. */
import { normaliseName } from '@komentar/domain';
import type { CommandParsed } from '@komentar/protocol';
import type { AuthorRecord } from '../ports/records.js';
import { Refusal, type Caller, type UseCase } from '../use-case.js';
import { siteOf } from './name-thread.js';
import type { Ports } from './ports.js';

/** A guest who does not come back for this long starts anew. */
const SESSION_MS = 30 * 24 * 60 * 60 * 1000;

type Input = CommandParsed<'session:open'>;

const newAuthor = (id: string, input: Input, now: number): AuthorRecord => ({
  id,
  site: input.site,
  name: input.name,
  email: input.email ?? null,
  approved: 0,
  rejected: 0,
  createdAt: now,
});

export const openSession = ({
  sites,
  authors,
  secrets,
}: Pick<Ports, 'sites' | 'authors' | 'secrets'>): UseCase<'session:open', 'anyone'> => {
  const rename = async (caller: Caller, input: Input): Promise<string | undefined> => {
    if (caller.kind !== 'guest' || caller.site !== input.site) return undefined;
    if ((await authors.find(caller.authorId)) === undefined) return undefined;
    await authors.rename(caller.authorId, input);
    return caller.authorId;
  };
  const make = async (input: Input, now: number): Promise<string> => {
    const author = newAuthor(secrets.newId(), input, now);
    await authors.add(author);
    return author.id;
  };
  return {
    name: 'session:open',
    allowed: 'anyone',
    run: async (raw, caller) => {
      await siteOf(sites, raw.site);
      const name = normaliseName(raw.name);
      if (name === undefined) throw new Refusal('invalid', { field: 'name' });
      const input = { ...raw, name };
      const id = (await rename(caller, input)) ?? (await make(input, caller.now));
      const expiresAt = caller.now + SESSION_MS;
      const token = await secrets.signGuest({ authorId: id, site: raw.site, name }, expiresAt);
      return { value: { token, viewer: { id, name }, expiresAt } };
    },
  };
};
