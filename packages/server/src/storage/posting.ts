/** Takes in new comments, each once however often it is sent. */
import { MAX_DEPTH, isPublic, reviewAtPosting, riskOf } from '@komentar/domain';
import type { NewComment, Posted } from '../ports/comments.js';
import type { CardRecord } from '../ports/records.js';
import { newCards } from './cards.js';
import { findComments, isVisible, selectComments } from './comment-rows.js';
import { countForAuthors, countForThreads } from './counters.js';
import { addAliases, makeThread } from './making-threads.js';
import { grouped } from './grouping.js';
import { UNREVIEWED } from './movement.js';
import { UNPUBLISHED, published } from './publication.js';
import { keepQueues } from './queue-places.js';
import { fromList, toComment, toThread } from './rows.js';
import { noteHits } from './rule-hits.js';
import type { CommentRow, Db, RevisionTable, ThreadRow } from './schema.js';
import { inSteps, padded, statement } from './statement.js';
import { keepTallies } from './tallies.js';
import { findThread, holdThreads, nameKey, threadById } from './thread-rows.js';
import { notTaking } from './thread-taking.js';
import { viewsAfterPosts, type View } from './visibility.js';

/** What a post is known by, however often it is sent. */
interface Sent {
  readonly authorId: string;
  readonly clientId: string;
}

const withSent = statement((db, { sent }: { readonly sent: readonly Sent[] }) =>
  selectComments(db).where((eb) =>
    eb.or(
      sent.map(({ authorId, clientId }) =>
        eb.and([eb('comment.author_id', '=', authorId), eb('comment.client_id', '=', clientId)]),
      ),
    ),
  ),
);

/** The author's earlier comment with this `clientId`, and its thread. */
export const findRepeat = async (
  db: Db,
  authorId: string,
  clientId: string,
): Promise<{ comment: CommentRow; thread: ThreadRow } | undefined> => {
  const [comment] = await withSent(db, { sent: [{ authorId, clientId }] });
  return comment && { comment, thread: await threadById(db, comment.thread_id) };
};

type Answers = Map<NewComment, Posted>;

/** Answers those of the comments that were sent before. */
const answerRepeats = async (
  db: Db,
  comments: readonly NewComment[],
  answers: Answers,
): Promise<void> => {
  const sent = comments.map(({ author, clientId }) => ({ authorId: author.id, clientId }));
  for (const row of await withSent(db, { sent: padded(sent) })) {
    const again = comments.find(
      ({ author, clientId }) => author.id === row.author_id && clientId === row.client_id,
    );
    const thread = toThread(await threadById(db, row.thread_id));
    if (again) answers.set(again, { kind: 'repeated', comment: toComment(row), thread });
  }
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

type Columns = Omit<CommentRow, 'text' | 'html'>;

const insertComments = statement((db, { rows }: { readonly rows: readonly Columns[] }) =>
  db.insertInto('comment').values(rows),
);
const insertRevisions = statement((db, { rows }: { readonly rows: readonly RevisionTable[] }) =>
  db.insertInto('revision').values(rows),
);

/** A comment that nothing speaks against, and where it comes to. */
interface Coming {
  readonly comment: NewComment;
  readonly thread: ThreadRow;
  readonly parent: CommentRow | undefined;
  readonly row: CommentRow;
}

const revisionOf = ({ row, comment }: Coming): RevisionTable => ({
  ...{ comment_id: row.id, n: row.revision, text: row.text, html: row.html },
  sanitizer_version: comment.sanitizerVersion,
  created_at: row.created_at,
});

const insert = async (db: Db, coming: readonly Coming[]): Promise<void> => {
  for (const step of inSteps(coming)) {
    const rows = step.map(({ row: { text: _, html: __, ...columns } }) => columns);
    await insertComments(db, { rows });
    await insertRevisions(db, { rows: step.map(revisionOf) });
  }
};

/** Those of the comments whose thread is not held by anybody else, with the threads that are there. */
const inFreeThreads = async (db: Db, comments: readonly NewComment[]) => {
  const names = comments.map(({ name }) => name);
  const threads = await holdThreads(db, names, 'free');
  const held = new Set<string>();
  for (const name of names) {
    const key = nameKey(name);
    if (!threads.has(key) && !held.has(key) && (await findThread(db, name))) held.add(key);
  }
  return { threads, comments: comments.filter(({ name }) => !held.has(nameKey(name))) };
};

/** Makes the threads that are not there, each for the first comment of it, in one order for everybody. */
const makeMissing = async (
  db: Db,
  threads: Map<string, ThreadRow>,
  comments: readonly NewComment[],
): Promise<void> => {
  const missing = comments.filter(({ name }) => !threads.has(nameKey(name)));
  const byName = [...grouped(missing, ({ name }) => nameKey(name))];
  byName.sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, [{ newThread, name, at }]] of byName)
    threads.set(key, await makeThread(db, { ...newThread, ...name, at }));
};

/** Refuses what cannot be taken in, makes the threads that are missing, and answers what comes in. */
const admit = async (
  db: Db,
  { threads, comments }: Awaited<ReturnType<typeof inFreeThreads>>,
  answers: Answers,
): Promise<readonly Coming[]> => {
  const parentIds = new Set(comments.flatMap(({ parentId }) => parentId ?? []));
  const parents = await findComments(db, [...parentIds]);
  const parentOf = ({ parentId }: NewComment) => parents.get(parentId ?? '');
  for (const comment of comments) {
    const spot = { thread: threads.get(nameKey(comment.name)), parent: parentOf(comment) };
    const refused = await objection(db, comment, spot);
    if (refused) answers.set(comment, refused);
  }
  const welcome = comments.filter((comment) => !answers.has(comment));
  await makeMissing(db, threads, welcome);
  return welcome.map((comment): Coming => {
    const [thread, parent] = [threads.get(nameKey(comment.name)), parentOf(comment)];
    if (!thread) throw new Error('a comment came without a thread');
    return { comment, thread, parent, row: toRow(comment, thread, parent) };
  });
};

const aliasesOf = (coming: readonly Coming[]) =>
  coming.flatMap(({ comment: { alias }, thread }) =>
    alias === undefined ? [] : [{ site: thread.site, key: alias, thread_id: thread.id }],
  );

/** Takes in what nothing speaks against, with everything that hangs on it. */
const takeIn = async (db: Db, coming: readonly Coming[], answers: Answers): Promise<void> => {
  const rows = coming.map(({ row }) => row);
  await addAliases(db, aliasesOf(coming));
  await insert(db, coming);
  await noteHits(
    db,
    rows.map((row) => ({ ...row, at: row.created_at })),
  );
  const moved = rows.map((after) => ({ before: undefined, after }));
  await countForAuthors(db, moved);
  await keepTallies(db, moved);
  await countForThreads(db, moved);
  const threads = new Map(coming.map(({ thread }) => [thread.id, thread]));
  const views = await viewsAfterPosts(db, [...threads.values()], rows);
  const arrived = coming.map((each, n) => ({ ...each, ...(views[n] as View) }));
  const cards = await newCards(db, arrived);
  const queues = await keepQueues(db, moved);
  arrived.forEach(({ comment, row, thread, changes }, n) => {
    const queue = queues[n];
    answers.set(comment, {
      ...{ kind: 'posted', comment: toComment(row), thread: toThread(thread), from: null, changes },
      card: cards[n] as CardRecord,
      ...(queue && { queue }),
    });
  });
};

/**
 * See `Comments.post`, of several at once. No two of them may be the same author's. Unless it `waits`
 * for threads that others hold, the comments of those are left alone: their answer is absent.
 */
export const postAll = async (
  db: Db,
  comments: readonly NewComment[],
  waits: boolean,
): Promise<readonly (Posted | undefined)[]> => {
  const answers: Answers = new Map();
  await answerRepeats(db, comments, answers);
  const fresh = comments.filter((comment) => !answers.has(comment));
  if (fresh.length > 0) {
    const names = fresh.map(({ name }) => name);
    const asked = waits
      ? { threads: await holdThreads(db, names), comments: fresh }
      : await inFreeThreads(db, fresh);
    const coming = await admit(db, asked, answers);
    if (coming.length > 0) await takeIn(db, coming, answers);
  }
  return comments.map((comment) => answers.get(comment));
};
