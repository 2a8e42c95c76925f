/** Comments with everything the desk shows around them, a few queries for however many. */
import { isPublic } from '@komentar/domain';
import type { CardRecord, OpenReport } from '../ports/records.js';
import { findComments, isUnhidden, isVisible } from './comment-rows.js';
import { standingDecisions } from './decision-rows.js';
import { toAuthor, toComment, toDecision, toThread } from './rows.js';
import type { AuthorRow, CommentRow, Db, DecisionRow, ThreadRow } from './schema.js';
import { padded, statement } from './statement.js';

type Rows = readonly CommentRow[];

const authorsWithIds = statement((db, { ids }: { readonly ids: readonly string[] }) =>
  db.selectFrom('author').selectAll().where('id', 'in', ids),
);

const authorsOf = async (db: Db, rows: Rows): Promise<Map<string, AuthorRow>> => {
  const ids = [...new Set(rows.map((row) => row.author_id))];
  const found = await authorsWithIds(db, { ids: padded(ids) });
  return new Map(found.map((row) => [row.id, row]));
};

const threadsOf = async (db: Db, rows: Rows): Promise<Map<string, ThreadRow>> => {
  const ids = [...new Set(rows.map((row) => row.thread_id))];
  const found = await db.selectFrom('thread').selectAll().where('id', 'in', ids).execute();
  return new Map(found.map((row) => [row.id, row]));
};

/** The open reports of those that have any, the latest first. */
const reportsOf = async (db: Db, rows: Rows): Promise<Map<string, OpenReport[]>> => {
  const ids = rows.filter((row) => row.open_reports > 0).map(({ id }) => id);
  const reports = new Map(ids.map((id): [string, OpenReport[]] => [id, []]));
  if (ids.length === 0) return reports;
  const found = await db
    .selectFrom('report')
    .select(['comment_id', 'reason', 'note', 'at'])
    .where('comment_id', 'in', ids)
    .where('state', '=', 'open')
    .execute();
  for (const { comment_id: id, ...report } of found) reports.get(id)?.push(report);
  for (const list of reports.values()) list.sort((a, b) => b.at - a.at);
  return reports;
};

/** Visible replies below replies; those below a root are kept in its row. */
const repliesBelow = async (db: Db, rows: Rows): Promise<Map<string, number>> => {
  const ids = rows.filter((row) => row.parent_id !== null && isVisible(row)).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const found = await db
    .withRecursive('below', (cte) =>
      cte
        .selectFrom('comment')
        .select(['comment.id', 'comment.parent_id as top'])
        .where('comment.parent_id', 'in', ids)
        .where('comment.status', '=', 'published')
        .where(isUnhidden)
        .unionAll(
          cte
            .selectFrom('comment')
            .innerJoin('below', 'below.id', 'comment.parent_id')
            .select(['comment.id', 'below.top'])
            .where('comment.status', '=', 'published')
            .where(isUnhidden),
        ),
    )
    .selectFrom('below')
    .select('below.top')
    .execute();
  const counts = new Map<string, number>();
  for (const { top } of found) if (top !== null) counts.set(top, (counts.get(top) ?? 0) + 1);
  return counts;
};

const visibleReplies = (row: CommentRow, below: ReadonlyMap<string, number>): number => {
  if (!isPublic(row.status) || !isVisible(row)) return 0;
  return row.parent_id === null ? row.reply_count : (below.get(row.id) ?? 0);
};

type Decisions = ReadonlyMap<string, DecisionRow>;

/** The revision a new text is compared with: the one decided on last, else the one before; 0 for none. */
const comparedWith = (row: CommentRow, decisions: Decisions): number => {
  const decided = decisions.get(row.id)?.revision ?? row.revision - 1;
  return decided === row.revision ? 0 : decided;
};

const previousTexts = async (
  db: Db,
  rows: Rows,
  decisions: Decisions,
): Promise<Map<string, string>> => {
  const wanted = rows.filter((row) => row.revision > 1 && comparedWith(row, decisions) > 0);
  if (wanted.length === 0) return new Map();
  const found = await db
    .selectFrom('revision')
    .select(['comment_id', 'text'])
    .where((eb) =>
      eb.or(
        wanted.map((row) =>
          eb.and([eb('comment_id', '=', row.id), eb('n', '=', comparedWith(row, decisions))]),
        ),
      ),
    )
    .execute();
  return new Map(found.map(({ comment_id: id, text }) => [id, text]));
};

const got = <T>(map: ReadonlyMap<string, T>, id: string): T => {
  const value = map.get(id);
  if (value === undefined) throw new Error(`row ${id} is missing, against a foreign key`);
  return value;
};

/** Everything that is looked up for a page of cards. */
const lookUp = async (db: Db, rows: Rows) => {
  const ids = rows.map(({ id }) => id);
  const decisions = await standingDecisions(db, ids);
  return {
    decisions,
    authors: await authorsOf(db, rows),
    threads: await threadsOf(db, rows),
    parents: await findComments(
      db,
      rows.flatMap((row) => row.parent_id ?? []),
    ),
    reports: await reportsOf(db, rows),
    below: await repliesBelow(db, rows),
    previous: await previousTexts(db, rows, decisions),
  };
};

type Found = Awaited<ReturnType<typeof lookUp>>;

const toCard = (row: CommentRow, found: Found): CardRecord => {
  const parent = found.parents.get(row.parent_id ?? '');
  const decision = found.decisions.get(row.id);
  return {
    comment: toComment(row),
    author: toAuthor(got(found.authors, row.author_id)),
    thread: toThread(got(found.threads, row.thread_id)),
    parent: parent ? { id: parent.id, authorName: parent.author_name, text: parent.text } : null,
    decision: decision ? toDecision(decision) : null,
    openReports: found.reports.get(row.id) ?? [],
    visibleReplies: visibleReplies(row, found.below),
    previousText: found.previous.get(row.id) ?? null,
  };
};

/** A comment that came just now, and what is known of where it came to. */
interface Arrived {
  readonly row: CommentRow;
  readonly thread: ThreadRow;
  readonly parent: CommentRow | undefined;
}

/** The cards of comments that came just now, in the given order: nothing has become of them yet. */
export const newCards = async (
  db: Db,
  arrived: readonly Arrived[],
): Promise<readonly CardRecord[]> => {
  const found = {
    authors: await authorsOf(
      db,
      arrived.map(({ row }) => row),
    ),
    threads: new Map(arrived.map(({ thread }) => [thread.id, thread])),
    parents: new Map(arrived.flatMap(({ parent }) => (parent ? [[parent.id, parent]] : []))),
    ...{ decisions: new Map(), reports: new Map(), below: new Map(), previous: new Map() },
  };
  return arrived.map(({ row }) => toCard(row, found));
};

/** The cards of these comments, in the given order. */
export const toCards = async (db: Db, rows: Rows): Promise<readonly CardRecord[]> => {
  if (rows.length === 0) return [];
  const found = await lookUp(db, rows);
  return rows.map((row) => toCard(row, found));
};
