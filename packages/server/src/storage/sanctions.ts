/** The port `Sanctions` over a connection. */
import type { Colleague } from '@komentar/domain';
import type { NewLogEntry } from '../ports/log.js';
import type {
  NewSanction,
  NewSanctionEnd,
  SanctionEnded,
  SanctionRecord,
  SanctionSet,
  Sanctions,
} from '../ports/sanctions.js';
import type { Connection } from './connection.js';
import { appendLog } from './log.js';
import { digestOf } from './log-hash.js';
import { fromList } from './rows.js';
import type { SanctionRow } from './author-tables.js';
import type { Db } from './schema.js';
import { statement } from './statement.js';

const endOf = ({
  ended_at: at,
  ended_how: how,
  ended_by_id: id,
  ended_by_name: name,
}: SanctionRow): SanctionRecord['end'] =>
  at === null || how === null
    ? null
    : { how, at, by: id === null ? null : { id, name: name ?? '' } };

/** A sanction as the ports promise it. */
export const toSanction = (row: SanctionRow): SanctionRecord => ({
  id: row.id,
  authorId: row.author_id,
  site: row.site,
  kind: row.kind,
  threadId: row.thread_id,
  threadKey: row.thread_key,
  everyMs: row.every_ms,
  reason: row.reason,
  note: row.note,
  by: { id: row.moderator_id, name: row.moderator_name },
  at: row.at,
  until: row.until,
  endedAt: row.ended_at,
  end: endOf(row),
  decisionIds: row.decisions === null ? [] : (JSON.parse(row.decisions) as string[]),
});

const findSanction = async (db: Db, id: string): Promise<SanctionRecord | undefined> => {
  const row = await db.selectFrom('sanction').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toSanction(row);
};

const existing = async (db: Db, id: string): Promise<SanctionRecord> => {
  const found = await findSanction(db, id);
  if (!found) throw new Error(`sanction ${id} was written and cannot be found`);
  return found;
};

/** Counts a write to the author's sanctions, which also holds every other one back until the commit. */
const countWrite = async (
  db: Db,
  authorId: string,
  version?: number,
): Promise<{ readonly site: string; readonly version: number } | undefined> => {
  const row = await db
    .updateTable('author')
    .set((eb) => ({ sanction_version: eb('sanction_version', '+', 1) }))
    .where('id', '=', authorId)
    .$if(version !== undefined, (query) => query.where('sanction_version', '=', version ?? 0))
    .returning(['site', 'sanction_version'])
    .executeTakeFirst();
  return row && { site: row.site, version: row.sanction_version };
};

const isAuthor = async (db: Db, id: string): Promise<boolean> =>
  (await db.selectFrom('author').select('id').where('id', '=', id).executeTakeFirst()) !==
  undefined;

const ACT_OF = {
  lifted: 'sanction:lift',
  undone: 'sanction:undo',
  acknowledged: 'sanction:acknowledge',
} as const;

/** What the log keeps of a sanction: a digest of what it says to the author, which may be erased one day. */
const detailOf = (sanction: SanctionRecord): NewLogEntry['detail'] => {
  const { id, kind, reason, until, threadId, everyMs, note } = sanction;
  return {
    ...{ sanction: id, kind, reason, until, thread: threadId, everyMs },
    note: note === null ? null : digestOf(note),
  };
};

const log = (
  db: Db,
  sanction: SanctionRecord,
  { by, at, act }: { readonly by: Colleague | null; readonly at: number; readonly act: string },
): Promise<void> =>
  appendLog(db, {
    ...{ site: sanction.site, at, act, target: { kind: 'author', id: sanction.authorId } },
    by: by ? { kind: 'moderator', ...by } : { kind: 'author', id: sanction.authorId, name: '' },
    detail: detailOf(sanction),
  });

const add = async (db: Db, asked: NewSanction): Promise<SanctionSet> => {
  const author = await countWrite(db, asked.authorId, asked.version);
  if (!author)
    return (await isAuthor(db, asked.authorId)) ? { kind: 'conflict' } : { kind: 'missing' };
  await db
    .insertInto('sanction')
    .values({
      ...{ id: asked.id, author_id: asked.authorId, site: author.site, kind: asked.kind },
      ...{ thread_id: asked.threadId, thread_key: asked.threadKey, every_ms: asked.everyMs },
      ...{ reason: asked.reason, note: asked.note, at: asked.at, until: asked.until },
      ...{ moderator_id: asked.by.id, moderator_name: asked.by.name },
      ...{ ended_at: null, ended_how: null, ended_by_id: null, ended_by_name: null },
      decisions: null,
    })
    .execute();
  const sanction = await existing(db, asked.id);
  await log(db, sanction, { ...asked, act: 'author:sanction' });
  return { kind: 'written', sanction, version: author.version };
};

const end = async (db: Db, asked: NewSanctionEnd): Promise<SanctionEnded> => {
  const before = await findSanction(db, asked.sanctionId);
  if (!before) return { kind: 'missing' };
  const author = await countWrite(db, before.authorId);
  // Only now nobody else can end it.
  const { numUpdatedRows } = await db
    .updateTable('sanction')
    .set({
      ...{ ended_at: asked.at, ended_how: asked.how },
      ...{ ended_by_id: asked.by?.id ?? null, ended_by_name: asked.by?.name ?? null },
    })
    .where('id', '=', asked.sanctionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  const sanction = await existing(db, asked.sanctionId);
  if (numUpdatedRows !== 1n || !author) return { kind: 'over', sanction };
  await log(db, sanction, { ...asked, act: ACT_OF[asked.how] });
  return { kind: 'written', sanction, version: author.version };
};

const standing = statement(
  (db, { authorId, now }: { readonly authorId: string; readonly now: number }) =>
    db
      .selectFrom('sanction')
      .selectAll()
      .where('author_id', '=', authorId)
      .where('ended_at', 'is', null)
      .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
      .orderBy('at')
      .orderBy('id'),
);

const lastPostAt = async (db: Db, authorId: string): Promise<number | undefined> => {
  const row = await db
    .selectFrom('comment')
    .select('created_at')
    .where('author_id', '=', authorId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at;
};

export const sanctionsOver = ({ read, write }: Connection): Sanctions => ({
  find: (id) => read((db) => findSanction(db, id)),
  standing: (authorId, now) =>
    read(async (db) => (await standing(db, { authorId, now })).map(toSanction)),
  add: (asked) => write((db) => add(db, asked)),
  end: (asked) => write((db) => end(db, asked)),
  tie: (sanctionId, decisionIds) =>
    write(async (db) => {
      await db
        .updateTable('sanction')
        .set({ decisions: fromList(decisionIds) })
        .where('id', '=', sanctionId)
        .execute();
    }),
  lastPostAt: (authorId) => read((db) => lastPostAt(db, authorId)),
});
