/** The port `Queues` over a connection: comments waiting for a moderator. */
import type { Counts, QueuePage, QueueQuery, Queues } from '../ports/comments.js';
import type { CardRecord } from '../ports/records.js';
import { findComment, findComments, selectComments } from './comment-rows.js';
import type { Connection } from './connection.js';
import { comparePlaces, fromCursor, toCursor, type Place } from './cursor.js';
import { standingDecisions } from './decisions.js';
import { toAuthor, toComment, toDecision, toThread } from './rows.js';
import type { AuthorRow, CommentRow, Db, QueueCountRow, ThreadRow } from './schema.js';

const authorsOf = async (db: Db, rows: readonly CommentRow[]): Promise<Map<string, AuthorRow>> => {
  const ids = [...new Set(rows.map((row) => row.author_id))];
  const found = await db.selectFrom('author').selectAll().where('id', 'in', ids).execute();
  return new Map(found.map((row) => [row.id, row]));
};

const threadsOf = async (db: Db, rows: readonly CommentRow[]): Promise<Map<string, ThreadRow>> => {
  const ids = [...new Set(rows.map((row) => row.thread_id))];
  const found = await db.selectFrom('thread').selectAll().where('id', 'in', ids).execute();
  return new Map(found.map((row) => [row.id, row]));
};

const got = <T>(map: ReadonlyMap<string, T>, id: string): T => {
  const value = map.get(id);
  if (value === undefined) throw new Error(`row ${id} is missing, against a foreign key`);
  return value;
};

/** Comments with everything the desk shows around them, in the given order. */
const toCards = async (db: Db, rows: readonly CommentRow[]): Promise<readonly CardRecord[]> => {
  if (rows.length === 0) return [];
  const authors = await authorsOf(db, rows);
  const threads = await threadsOf(db, rows);
  const parents = await findComments(
    db,
    rows.flatMap((row) => row.parent_id ?? []),
  );
  const decisions = await standingDecisions(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const parent = parents.get(row.parent_id ?? '');
    const decision = decisions.get(row.id);
    return {
      comment: toComment(row),
      author: toAuthor(got(authors, row.author_id)),
      thread: toThread(got(threads, row.thread_id)),
      parent: parent ? { id: parent.id, authorName: parent.author_name, text: parent.text } : null,
      decision: decision ? toDecision(decision) : null,
    };
  });
};

/** What is asked for, its cursor already read. */
interface Asked {
  readonly query: QueueQuery;
  readonly after: Place | undefined;
}

const waitingAt = (db: Db, site: string, { query: { queue, limit }, after }: Asked) =>
  selectComments(db)
    .where('comment.site', '=', site)
    .where('comment.status', '=', queue)
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('comment.created_at', 'comment.id'),
          '>',
          eb.tuple(after?.at ?? 0, after?.id ?? ''),
        ),
      ),
    )
    .orderBy('comment.created_at')
    .orderBy('comment.id')
    .limit(limit + 1)
    .execute();

const placeOf = (row: CommentRow): Place => ({ at: row.created_at, id: row.id });

/** Each site on its own and then merged, since an index has an order only within one site. */
const waiting = async (db: Db, asked: Asked): Promise<readonly CommentRow[]> => {
  const rows: CommentRow[] = [];
  for (const site of new Set(asked.query.sites)) rows.push(...(await waitingAt(db, site, asked)));
  return rows.sort((a, b) => comparePlaces(placeOf(a), placeOf(b)));
};

const countsOf = async (db: Db, sites: readonly string[]): Promise<readonly QueueCountRow[]> =>
  sites.length === 0
    ? []
    : db.selectFrom('queue_count').selectAll().where('site', 'in', sites).execute();

const countsBySite = async (db: Db): Promise<ReadonlyMap<string, Counts>> => {
  const rows = await db.selectFrom('queue_count').selectAll().execute();
  return new Map(rows.map(({ site, pending, spam }) => [site, { pending, spam }]));
};

const total = (rows: readonly QueueCountRow[]): Counts => ({
  pending: rows.reduce((sum, row) => sum + row.pending, 0),
  spam: rows.reduce((sum, row) => sum + row.spam, 0),
});

const readQueue = async (db: Db, asked: Asked): Promise<QueuePage> => {
  const { query } = asked;
  const counts = await countsOf(db, query.sites);
  const rows = await waiting(db, asked);
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    cards: await toCards(db, shown),
    ...(last && { next: toCursor(query.queue, placeOf(last)) }),
    counts: total(counts),
    seqs: Object.fromEntries(counts.map(({ site, seq }) => [site, seq])),
  };
};

export const queuesOver = ({ read, snapshot }: Connection): Queues => ({
  page: async (query) => {
    const after = query.after === undefined ? undefined : fromCursor(query.queue, query.after);
    if (query.after !== undefined && !after) return 'bad-cursor';
    return snapshot((db) => readQueue(db, { query, after }));
  },
  counts: () => read(countsBySite),
  card: (commentId) =>
    snapshot(async (db) => {
      const row = await findComment(db, commentId);
      if (!row) return undefined;
      const [card] = await toCards(db, [row]);
      return card;
    }),
});
