/** Finding a thread by one of its names, with or without holding it. */
import type { ThreadName } from '../ports/threads.js';
import type { Db, ThreadRow } from './schema.js';
import { padded, statement } from './statement.js';

const byName = (db: Db, { site, key }: ThreadName) =>
  db
    .selectFrom('thread_alias')
    .innerJoin('thread', 'thread.id', 'thread_alias.thread_id')
    .selectAll('thread')
    .where('thread_alias.site', '=', site)
    .where('thread_alias.key', '=', key);

const findByName = statement(byName);

/** The thread of this name, or `undefined`. */
export const findThread = async (
  db: Db,
  { site, key }: ThreadName,
): Promise<ThreadRow | undefined> => (await findByName(db, { site, key }))[0];

interface Names {
  readonly names: readonly ThreadName[];
}

const byNames = (db: Db, { names }: Names) =>
  db
    .selectFrom('thread_alias')
    .innerJoin('thread', 'thread.id', 'thread_alias.thread_id')
    .selectAll('thread')
    .select('thread_alias.key as name')
    .where((eb) =>
      eb.or(
        names.map(({ site, key }) =>
          eb.and([eb('thread_alias.site', '=', site), eb('thread_alias.key', '=', key)]),
        ),
      ),
    )
    .orderBy('thread.id')
    .forUpdate('thread');

const holdByNames = statement(byNames);
const holdFreeByNames = statement((db, values: Names) => byNames(db, values).skipLocked());

/** What sets a thread's name apart from all others. A site's id has no blank. */
export const nameKey = ({ site, key }: ThreadName): string => `${site} ${key}`;

/**
 * The threads of these names, by `nameKey`, held against other writers until the transaction ends: a
 * thread has one writer at a time. In one order for everybody, so that nobody waits for ever. Of
 * `free` ones those are left out that somebody else holds.
 */
export const holdThreads = async (
  db: Db,
  asked: readonly ThreadName[],
  which: 'all' | 'free' = 'all',
): Promise<Map<string, ThreadRow>> => {
  const named = new Map(asked.map(({ site, key }) => [nameKey({ site, key }), { site, key }]));
  const names = padded([...named.values()]);
  const rows = await (which === 'all' ? holdByNames : holdFreeByNames)(db, { names });
  return new Map(rows.map(({ name, ...row }) => [nameKey({ site: row.site, key: name }), row]));
};

/** One of them, or `undefined`. */
export const holdThread = async (db: Db, name: ThreadName): Promise<ThreadRow | undefined> =>
  (await holdThreads(db, [name])).get(nameKey(name));

/** The thread with this id, held likewise. */
export const holdThreadById = (db: Db, id: string): Promise<ThreadRow | undefined> =>
  db.selectFrom('thread').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

const holdOfComment = statement((db, { commentId }: { readonly commentId: string }) =>
  db
    .selectFrom('comment')
    .innerJoin('thread', 'thread.id', 'comment.thread_id')
    .selectAll('thread')
    .where('comment.id', '=', commentId)
    .forUpdate('thread'),
);

/** The thread a comment stands in, held likewise; `undefined` where there is no such comment. */
export const holdThreadOf = async (db: Db, commentId: string): Promise<ThreadRow | undefined> =>
  (await holdOfComment(db, { commentId }))[0];

const byId = statement((db, { id }: { readonly id: string }) =>
  db.selectFrom('thread').selectAll().where('id', '=', id),
);

/** The thread with this id, which must exist. */
export const threadById = async (db: Db, id: string): Promise<ThreadRow> => {
  const [thread] = await byId(db, { id });
  if (!thread) throw new Error(`thread ${id} is missing, against a foreign key`);
  return thread;
};
