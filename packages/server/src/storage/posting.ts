/** Takes in a new comment, once however often it is sent. */
import { MAX_DEPTH, isPublic, reviewAtPosting, riskOf } from '@komentar/domain';
import type { NewComment, Posted } from '../ports/comments.js';
import { newCard } from './cards.js';
import { findComment, isVisible, selectComments } from './comment-rows.js';
import { countForAuthors, countForThreads } from './counters.js';
import { addAlias, makeThread } from './making-threads.js';
import { UNREVIEWED } from './movement.js';
import { UNPUBLISHED, published } from './publication.js';
import { keepQueues } from './queue-places.js';
import { fromList, toComment, toThread } from './rows.js';
import { noteHits } from './rule-hits.js';
import type { CommentRow, Db, RevisionTable, ThreadRow } from './schema.js';
import { statement } from './statement.js';
import { keepTallies } from './tallies.js';
import { holdThread, threadById } from './thread-rows.js';
import { notTaking } from './thread-taking.js';
import { viewAfterPost } from './visibility.js';

const sentBy = statement(
  (db, { authorId, clientId }: Pick<NewComment, 'clientId'> & { readonly authorId: string }) =>
    selectComments(db)
      .where('comment.author_id', '=', authorId)
      .where('comment.client_id', '=', clientId),
);

/** The author's earlier comment with this `clientId`, and its thread. */
export const findRepeat = async (
  db: Db,
  authorId: string,
  clientId: string,
): Promise<{ comment: CommentRow; thread: ThreadRow } | undefined> => {
  const [comment] = await sentBy(db, { authorId, clientId });
  return comment && { comment, thread: await threadById(db, comment.thread_id) };
};

type Refused = Extract<Posted, { kind: 'refused' }>;

const refusal = (no: 'parent-gone' | 'too-deep'): Refused => ({ kind: 'refused', no });

/** Where the comment goes: its thread, which may have to be made first, and what it replies to. */
interface Spot {
  readonly thread: ThreadRow | undefined;
  readonly parent: CommentRow | undefined;
}

/** The thread must take the author's comment, and a reply needs a parent that its author can see. */
const objection = async (
  db: Db,
  comment: NewComment,
  { thread, parent }: Spot,
): Promise<Refused | undefined> => {
  const refused =
    thread && (await notTaking(db, thread, { ...comment, authorId: comment.author.id }));
  if (refused ?? comment.parentId === null) return refused;
  if (!parent || !isVisible(parent) || parent.thread_id !== thread?.id)
    return refusal('parent-gone');
  return parent.depth >= MAX_DEPTH ? refusal('too-deep') : undefined;
};

/** Of a comment that nobody has done anything to yet. */
const UNTOUCHED = {
  likes: 0,
  reports: 0,
  edited_at: null,
  feature: null,
  note: null,
  marks: null,
  withdrawn_from: null,
  withdrawn_at: null,
  withdrawn_published_at: null,
  open_reports: 0,
  reported_at: null,
  decided_at: null,
  opinion: null,
  asked_at: null,
} as const;

const toRow = (
  comment: NewComment,
  thread: ThreadRow,
  parent: CommentRow | undefined,
): CommentRow => ({
  id: comment.id,
  site: thread.site,
  thread_id: thread.id,
  parent_id: parent?.id ?? null,
  root_id: parent?.root_id ?? comment.id,
  depth: parent ? parent.depth + 1 : 0,
  author_id: comment.author.id,
  author_name: comment.author.name,
  client_id: comment.clientId,
  status: comment.status,
  version: 1,
  revision: 1,
  digest: comment.digest,
  signals: JSON.stringify(comment.signals),
  hidden_ancestors: 0,
  staged_until: null,
  reply_count: 0,
  created_at: comment.at,
  ...(isPublic(comment.status) ? published(UNPUBLISHED, parent, comment.at) : UNPUBLISHED),
  reason: null,
  ...{ ...UNREVIEWED, review: reviewAtPosting(comment.status), risk: riskOf(comment.signals) },
  waiting_since: comment.at,
  ...UNTOUCHED,
  author_badges: fromList(comment.author.badges ?? []),
  text: comment.text,
  html: comment.html,
});

const insertComment = statement((db, row: Omit<CommentRow, 'text' | 'html'>) =>
  db.insertInto('comment').values(row),
);
const insertRevision = statement((db, row: RevisionTable) => db.insertInto('revision').values(row));

const insert = async (db: Db, row: CommentRow, sanitizerVersion: number): Promise<void> => {
  const { text, html, ...columns } = row;
  await insertComment(db, columns);
  await insertRevision(db, {
    comment_id: row.id,
    n: row.revision,
    text,
    html,
    sanitizer_version: sanitizerVersion,
    created_at: row.created_at,
  });
};

/** See `Comments.post`. */
export const post = async (db: Db, comment: NewComment): Promise<Posted> => {
  const repeat = await findRepeat(db, comment.author.id, comment.clientId);
  if (repeat) {
    return {
      kind: 'repeated',
      comment: toComment(repeat.comment),
      thread: toThread(repeat.thread),
    };
  }
  const held = await holdThread(db, comment.name);
  const parent = comment.parentId === null ? undefined : await findComment(db, comment.parentId);
  const refused = await objection(db, comment, { thread: held, parent });
  if (refused) return refused;
  const thread =
    held ?? (await makeThread(db, { ...comment.newThread, ...comment.name, at: comment.at }));
  if (comment.alias !== undefined) {
    await addAlias(db, { site: thread.site, key: comment.alias }, thread.id);
  }
  const row = toRow(comment, thread, parent);
  await insert(db, row, comment.sanitizerVersion);
  await noteHits(db, { ...row, at: comment.at });
  const posted = [{ before: undefined, after: row }];
  await countForAuthors(db, posted);
  await keepTallies(db, posted);
  await countForThreads(db, posted);
  const view = await viewAfterPost(db, thread, row);
  const card = await newCard(db, row, { thread: view.thread, parent });
  const [queue] = await keepQueues(db, posted);
  return {
    kind: 'posted',
    comment: toComment(row),
    thread: toThread(view.thread),
    from: null,
    changes: view.changes,
    card,
    ...(queue && { queue }),
  };
};
