/** `author:read`, `author:comments` and `author:note`: what the desk knows of an author, and adds to it. */
import { can, type Action } from '@komentar/domain';
import { toAuthorNoteView, toAuthorView } from '../author-presenters.js';
import type { AuthorRecord } from '../ports/records.js';
import { toCardView } from '../presenters.js';
import { Refusal, colleagueOf, type DeskCaller, type UseCase } from '../use-case.js';
import type { Ports } from './ports.js';

/** Comments on a page where the caller does not say. */
const COMMENTS = 20;

const unknown = (): never => {
  throw new Refusal('unknown-author', { field: 'authorId' });
};

/** The author, where the caller may do this on his site; others answer as if they did not exist. */
export const authorFor = async (
  { authors }: Pick<Ports, 'authors'>,
  authorId: string,
  { caller, action }: { readonly caller: DeskCaller; readonly action: Action },
): Promise<AuthorRecord> => {
  const author = await authors.find(authorId);
  return author && can(caller, action, { site: author.site }) ? author : unknown();
};

export const readAuthor = ({
  authorRecords,
}: Pick<Ports, 'authorRecords'>): UseCase<'author:read', 'author.read'> => ({
  name: 'author:read',
  allowed: 'author.read',
  run: async ({ authorId }, caller) => {
    const past = await authorRecords.past(authorId, caller.now);
    if (!past || !can(caller, 'author.read', { site: past.author.site })) return unknown();
    const seesEmail = can(caller, 'author.contact', { site: past.author.site });
    return { value: { author: toAuthorView(past, seesEmail) } };
  },
});

export const readAuthorComments = (
  ports: Pick<Ports, 'authors' | 'authorRecords'>,
): UseCase<'author:comments', 'author.read'> => ({
  name: 'author:comments',
  allowed: 'author.read',
  run: async ({ authorId, status, text, after, limit = COMMENTS }, caller) => {
    await authorFor(ports, authorId, { caller, action: 'author.read' });
    const statuses = status === undefined ? undefined : [status];
    const page = await ports.authorRecords.comments({ authorId, statuses, text, after, limit });
    if (page === 'bad-cursor') throw new Refusal('invalid', { field: 'after' });
    const { cards, next } = page;
    return { value: { items: cards.map(toCardView), ...(next !== undefined && { next }) } };
  },
});

export const noteAuthor = (
  ports: Pick<Ports, 'authors' | 'authorRecords' | 'secrets'>,
): UseCase<'author:note', 'author.note'> => ({
  name: 'author:note',
  allowed: 'author.note',
  run: async ({ authorId, text }, caller) => {
    const { site } = await authorFor(ports, authorId, { caller, action: 'author.note' });
    const note = {
      ...{ id: ports.secrets.newId(), authorId, text, at: caller.now },
      by: colleagueOf(caller),
    };
    await ports.authorRecords.addNote({ ...note, site });
    return { value: { note: toAuthorNoteView(note) } };
  },
});
