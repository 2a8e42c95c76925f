/** The port `AuthorRecords` over a connection: one author's past, his comments, and the desk's notes. */
import { isStanding, matchingForm } from '@komentar/domain';
import type {
  AuthorComments,
  AuthorCommentsQuery,
  AuthorNoteRecord,
  AuthorPast,
  AuthorRecords,
  NewAuthorNote,
  Tally,
} from '../ports/author-records.js';
import type { SanctionRecord } from '../ports/sanctions.js';
import { selectComments } from './comment-rows.js';
import type { Connection } from './connection.js';
import { fromCursor, toCursor, type Place } from './cursor.js';
import { appendLog } from './log.js';
import { digestOf } from './log-hash.js';
import { toCards } from './cards.js';
import { reporterRecordOf } from './reports.js';
import { toAuthor } from './rows.js';
import { toSanction } from './sanctions.js';
import type { AuthorNoteRow } from './author-tables.js';
import type { CommentRow, Db } from './schema.js';

/** Sanctions and notes that are shown: nobody has more who is still read. */
const MOST_SHOWN = 100;

/** Comments one search looks at: some 50 ms of folding. */
const MOST_SEARCHED = 500;

const readTally = async (db: Db, authorId: string): Promise<Tally[]> => {
  const rows = await db
    .selectFrom('author_tally')
    .selectAll()
    .where('author_id', '=', authorId)
    .where('n', '>', 0)
    .orderBy('status')
    .orderBy('reason')
    .execute();
  return rows.map(({ status, reason, n }) => ({
    ...{ status, count: n },
    reason: reason === '' ? null : reason,
  }));
};

const readSanctions = async (db: Db, authorId: string, now: number): Promise<SanctionRecord[]> => {
  const rows = await db
    .selectFrom('sanction')
    .selectAll()
    .where('author_id', '=', authorId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const all = rows.map(toSanction);
  const past = all.filter((it) => !isStanding(it, now));
  return [...all.filter((it) => isStanding(it, now)), ...past].slice(0, MOST_SHOWN);
};

const toNote = (row: AuthorNoteRow): AuthorNoteRecord => ({
  ...{ id: row.id, authorId: row.author_id, text: row.text, at: row.at },
  by: { id: row.moderator_id, name: row.moderator_name },
});

const readNotes = async (db: Db, authorId: string): Promise<AuthorNoteRecord[]> => {
  const rows = await db
    .selectFrom('author_note')
    .selectAll()
    .where('author_id', '=', authorId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_SHOWN)
    .execute();
  return rows.map(toNote);
};

const readPast = async (db: Db, authorId: string, now: number): Promise<AuthorPast | undefined> => {
  const row = await db
    .selectFrom('author')
    .selectAll()
    .where('id', '=', authorId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    author: toAuthor(row),
    version: row.sanction_version,
    tally: await readTally(db, authorId),
    reportsReceived: row.reports_received,
    reportsMade: row.reports_made,
    asReporter: await reporterRecordOf(db, authorId),
    sanctions: await readSanctions(db, authorId, now),
    notes: await readNotes(db, authorId),
  };
};

const placeOf = (row: CommentRow): Place => ({ at: row.created_at, id: row.id });

interface Asked {
  readonly query: AuthorCommentsQuery;
  readonly after: Place | undefined;
}

const newestFirst = (db: Db, { query: { authorId, statuses }, after }: Asked, most: number) =>
  selectComments(db)
    .where('comment.author_id', '=', authorId)
    .$if(statuses !== undefined, (query) => query.where('comment.status', 'in', statuses ?? []))
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('comment.created_at', 'comment.id'),
          '<',
          eb.tuple(after?.at ?? 0, after?.id ?? ''),
        ),
      ),
    )
    .orderBy('comment.created_at', 'desc')
    .orderBy('comment.id', 'desc')
    .limit(most)
    .execute();

/** Both dialects fold letters each in its own way; the matching form is the same everywhere. */
const standsIn = (text: string | undefined): ((row: CommentRow) => boolean) => {
  const wanted = matchingForm(text ?? '').form.trim();
  return wanted === '' ? () => true : (row) => matchingForm(row.text).form.includes(wanted);
};

const readComments = async (db: Db, asked: Asked): Promise<AuthorComments> => {
  const { text, limit } = asked.query;
  const most = text === undefined ? limit + 1 : MOST_SEARCHED;
  const rows = await newestFirst(db, asked, most);
  const found = rows.filter(standsIn(text));
  const shown = found.slice(0, limit);
  // Behind the last one shown there may be more; where few were found, behind the last one looked at.
  const last = found.length > limit ? shown.at(-1) : rows.length === most ? rows.at(-1) : undefined;
  return {
    cards: await toCards(db, shown),
    ...(last && { next: toCursor('author', placeOf(last)) }),
  };
};

const addNote = async (db: Db, note: NewAuthorNote): Promise<void> => {
  const { id, authorId, site, text, by, at } = note;
  await db
    .insertInto('author_note')
    .values({
      ...{ id, author_id: authorId, site, text, at },
      ...{ moderator_id: by.id, moderator_name: by.name },
    })
    .execute();
  await appendLog(db, {
    ...{ site, at, act: 'author:note', target: { kind: 'author', id: authorId } },
    by: { kind: 'moderator', ...by },
    detail: { note: id, text: digestOf(text) },
  });
};

export const authorRecordsOver = ({ snapshot, write }: Connection): AuthorRecords => ({
  past: (authorId, now) => snapshot((db) => readPast(db, authorId, now)),
  comments: async (query) => {
    const after = query.after === undefined ? undefined : fromCursor('author', query.after);
    if (query.after !== undefined && !after) return 'bad-cursor';
    return snapshot((db) => readComments(db, { query, after }));
  },
  addNote: (note) => write((db) => addNote(db, note)),
});
