/** Finding a thread by one of its names, with or without holding it. */
import type { ThreadName } from '../ports/threads.js';
import type { Db, ThreadRow } from './schema.js';

const byName = (db: Db, { site, key }: ThreadName) =>
  db
    .selectFrom('thread_alias')
    .innerJoin('thread', 'thread.id', 'thread_alias.thread_id')
    .selectAll('thread')
    .where('thread_alias.site', '=', site)
    .where('thread_alias.key', '=', key);

/** The thread of this name, or `undefined`. */
export const findThread = (db: Db, name: ThreadName): Promise<ThreadRow | undefined> =>
  byName(db, name).executeTakeFirst();

/** The same, held against other writers until the transaction ends: a thread has one writer at a time. */
export const holdThread = (db: Db, name: ThreadName): Promise<ThreadRow | undefined> =>
  byName(db, name).forUpdate('thread').executeTakeFirst();

/** The thread with this id, held likewise. */
export const holdThreadById = (db: Db, id: string): Promise<ThreadRow | undefined> =>
  db.selectFrom('thread').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** The thread a comment stands in, held likewise; `undefined` where there is no such comment. */
export const holdThreadOf = (db: Db, commentId: string): Promise<ThreadRow | undefined> =>
  db
    .selectFrom('comment')
    .innerJoin('thread', 'thread.id', 'comment.thread_id')
    .selectAll('thread')
    .where('comment.id', '=', commentId)
    .forUpdate('thread')
    .executeTakeFirst();

/** The thread with this id, which must exist. */
export const threadById = (db: Db, id: string): Promise<ThreadRow> =>
  db.selectFrom('thread').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
