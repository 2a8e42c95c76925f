/** The port `Comments` over a connection. */
import type { Comments, Mine, MineQuery } from '../ports/comments.js';
import type { ThreadName } from '../ports/threads.js';
import { findComment, selectComments } from './comment-rows.js';
import type { Connection } from './connection.js';
import { logged } from './carrying-out.js';
import { findDecision } from './decision-rows.js';
import { closeReports, decide } from './decisions.js';
import { undo } from './undoing.js';
import { feature } from './featuring.js';
import { opine } from './opinions.js';
import { edit, takeBack, withdraw } from './own-writes.js';
import { dueComments, showStaged } from './staging.js';
import { gatherPosts } from './gathered-posts.js';
import { findRepeat } from './posting.js';
import { idsOfReader, like, report } from './readers-acts.js';
import { toComment, toDecision, toThread } from './rows.js';
import type { Db } from './schema.js';
import { statement } from './statement.js';
import { findThread } from './thread-rows.js';
import { waits } from './waits.js';

/** Equal texts that are looked at: whatever is made of their number, more would not change it. */
const MOST_EQUAL_TEXTS = 100;

/** An author's own hidden comments that are shown to him again, the newest ones. */
const MOST_OWN = 100;

type SameText = Comments['sameText'];

type EqualText = Record<'site' | 'digest' | 'except', string> & { readonly since: number };

const equalTexts = statement((db, { site, digest, since, except }: EqualText) =>
  db
    .selectFrom('comment')
    .select('author_id')
    .where('site', '=', site)
    .where('digest', '=', digest)
    .where('created_at', '>=', since)
    .where('id', '!=', except)
    .orderBy('created_at', 'desc')
    .limit(MOST_EQUAL_TEXTS),
);

const countSameText = async (
  db: Db,
  { site, digest, authorId, since, except = '' }: Parameters<SameText>[0],
): Promise<Awaited<ReturnType<SameText>>> => {
  const rows = await equalTexts(db, { site, digest, since, except });
  const byAuthor = rows.filter((row) => row.author_id === authorId).length;
  return { byAuthor, byOthers: rows.length - byAuthor };
};

const readMine = async (
  db: Db,
  name: ThreadName,
  { authorId, editableSince, withdrawnSince }: MineQuery,
): Promise<Mine> => {
  const thread = await findThread(db, name);
  if (!thread) return { comments: [], liked: [], reported: [] };
  const rows = await selectComments(db)
    .where('comment.thread_id', '=', thread.id)
    .where('comment.author_id', '=', authorId)
    .where((eb) =>
      eb.or([
        eb('comment.status', 'in', ['pending', 'quarantined', 'returned', 'rejected', 'spam']),
        eb.and([
          eb('comment.status', '=', 'published'),
          eb('comment.created_at', '>=', editableSince),
        ]),
        eb('comment.staged_until', 'is not', null),
        eb.and([
          eb('comment.status', '=', 'withdrawn'),
          eb('comment.withdrawn_at', '>=', withdrawnSince),
        ]),
      ]),
    )
    .orderBy('comment.created_at', 'desc')
    .orderBy('comment.id', 'desc')
    .limit(MOST_OWN)
    .execute();
  const reader = { authorId, threadId: thread.id };
  return {
    comments: rows.reverse().map(toComment),
    liked: await idsOfReader(db, 'reaction', reader),
    reported: await idsOfReader(db, 'report', reader),
  };
};

export const commentsOver = ({ read, snapshot, write }: Connection): Comments => ({
  find: (id) =>
    read(async (db) => {
      const row = await findComment(db, id);
      return row && toComment(row);
    }),
  findRepeat: (authorId, clientId) =>
    read(async (db) => {
      const found = await findRepeat(db, authorId, clientId);
      return found && { comment: toComment(found.comment), thread: toThread(found.thread) };
    }),
  sameText: (query) => read((db) => countSameText(db, query)),
  post: gatherPosts(write),
  mine: (name, query) => snapshot((db) => readMine(db, name, query)),
  edit: (asked) => write((db) => edit(db, asked)),
  withdraw: (act) => write((db) => withdraw(db, act)),
  takeBack: (act) => write((db) => takeBack(db, act)),
  like: (act) => write((db) => like(db, act)),
  report: (act) => write((db) => report(db, act)),
  opine: (act) => write((db) => opine(db, act)),
  feature: (act) => write((db) => feature(db, act)),
  waits: (site, most) => read((db) => waits(db, site, most)),
  decide: (decision) => write(async (db) => logged(db, await decide(db, decision))),
  closeReports: (asked) => write(async (db) => logged(db, await closeReports(db, asked))),
  undo: (asked) => write(async (db) => logged(db, await undo(db, asked))),
  due: (now, most) => read((db) => dueComments(db, now, most)),
  show: (id, now) => write((db) => showStaged(db, id, now)),
  findDecision: (id) =>
    read(async (db) => {
      const row = await findDecision(db, id);
      return row && toDecision(row);
    }),
});
