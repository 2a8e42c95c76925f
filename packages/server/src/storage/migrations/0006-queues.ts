/** Migration 6: who has looked at a comment, how reports end, and comments in several queues at once. */
import { sql } from 'kysely';
import type { ColumnTypes } from '../connection.js';
import type { Db } from '../schema.js';
import type { Migration } from './migration.js';

// The lists stand here as they were when the migration was written; a later migration widens them.
const STATUS =
  "'checking', 'pending', 'published', 'quarantined', 'returned', 'rejected', 'spam', 'withdrawn', 'erased'";
const REASON =
  "'abuse', 'hate_sara', 'off_topic', 'ad', 'gambling', 'false_info', 'privacy', 'sexual', 'other', 'threat', 'defamation', 'spam', 'child_safety', 'copyright', 'impersonation', 'illegal_other', 'not_resubmitted'";
const MOVE = "'approve', 'reject', 'spam', 'return', 'restore', 'close', 'undo'";
const REVIEW = "'none', 'auto', 'human'";
const REPORT_REASON =
  "'hate_sara', 'abuse', 'spam', 'false_info', 'illegal_other', 'privacy', 'other'";
const REPORT_STATE = "'open', 'upheld', 'dismissed', 'duplicate', 'expired'";
const OUTCOME = "'upheld', 'dismissed'";

const oneOf = (column: string, list: string) => sql`${sql.ref(column)} in (${sql.raw(list)})`;

const commentColumns = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  const comment = () => db.schema.alterTable('comment');
  await comment()
    .addColumn('review', 'text', (c) =>
      c.notNull().defaultTo('none').check(oneOf('review', REVIEW)),
    )
    .execute();
  await comment().addColumn('review_by', id).execute();
  await comment().addColumn('review_name', 'text').execute();
  await comment().addColumn('review_revision', 'integer').execute();
  for (const number of ['risk', 'open_reports'])
    await comment()
      .addColumn(number, 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  await comment()
    .addColumn('waiting_since', big, (c) => c.notNull().defaultTo(0))
    .execute();
  for (const time of ['reported_at', 'decided_at']) await comment().addColumn(time, big).execute();
};

const DECISION =
  'id, comment_id, site, move, from_status, to_status, reason, note, moderator_id, moderator_name, at, version, reason_before, published_before, undone_by, marks, note_before, marks_before';

/** Made anew, since SQLite changes no constraint of a table: the log knows one move more. */
const decisions = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('decision_new')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('comment_id', id, (c) => c.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('site', id, (c) => c.notNull())
    .addColumn('move', 'text', (c) => c.notNull())
    .addColumn('from_status', 'text', (c) => c.notNull())
    .addColumn('to_status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('note', 'text')
    .addColumn('moderator_id', id, (c) => c.notNull())
    .addColumn('moderator_name', 'text', (c) => c.notNull())
    .addColumn('at', big, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('reason_before', 'text')
    .addColumn('published_before', big)
    .addColumn('undone_by', id)
    .addColumn('marks', 'text')
    .addColumn('note_before', 'text')
    .addColumn('marks_before', 'text')
    .addColumn('standing_before', 'text')
    .addColumn('revision', 'integer')
    .addColumn('outcome', 'text', (c) => c.check(oneOf('outcome', OUTCOME)))
    .addCheckConstraint('decision_move_listed', oneOf('move', MOVE))
    .addCheckConstraint('decision_from_listed', oneOf('from_status', STATUS))
    .addCheckConstraint('decision_to_listed', oneOf('to_status', STATUS))
    .addCheckConstraint('decision_reason_listed', oneOf('reason', REASON))
    // One decision per version of a comment, whatever the code does.
    .addUniqueConstraint('decision_once', ['comment_id', 'version'])
    .execute();
  await sql`insert into decision_new (${sql.raw(DECISION)}) select ${sql.raw(DECISION)} from decision`.execute(
    db,
  );
  await db.schema.dropTable('decision').execute();
  await db.schema.alterTable('decision_new').renameTo('decision').execute();
  await db.schema.createIndex('decision_site').on('decision').columns(['site', 'at']).execute();
};

/** Likewise: reports end in more ways than one. None had been closed before. */
const reports = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('report_new')
    .addColumn('comment_id', id, (c) => c.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('author_id', id, (c) => c.notNull().references('author.id').onDelete('cascade'))
    .addColumn('thread_id', id, (c) => c.notNull())
    .addColumn('at', big, (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('weight', 'real', (c) => c.notNull().defaultTo(1))
    .addColumn('closed_by', id)
    .addPrimaryKeyConstraint('report_once', ['comment_id', 'author_id'])
    .addCheckConstraint('report_reason_listed', oneOf('reason', REPORT_REASON))
    .addCheckConstraint('report_state_listed', oneOf('state', REPORT_STATE))
    .execute();
  await sql`insert into report_new (comment_id, author_id, thread_id, at, reason, note, state)
    select comment_id, author_id, thread_id, at, reason, note, 'open' from report`.execute(db);
  await db.schema.dropTable('report').execute();
  await db.schema.alterTable('report_new').renameTo('report').execute();
  await db.schema
    .createIndex('report_mine')
    .on('report')
    .columns(['author_id', 'thread_id', 'comment_id'])
    .execute();
};

const queues = async (db: Db, { id, big }: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('queue_item')
    .addColumn('comment_id', id, (c) => c.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('queue', id, (c) => c.notNull())
    .addColumn('site', id, (c) => c.notNull())
    .addColumn('at', big, (c) => c.notNull())
    .addColumn('rank', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('queue_item_pk', ['comment_id', 'queue'])
    .execute();
  for (const queue of ['reports', 'returned', 'unreviewed', 'log'])
    await db.schema
      .alterTable('queue_count')
      .addColumn(queue, 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  // Queues were read through it.
  await db.schema.dropIndex('comment_queue').execute();
};

/** After the rows, which are quicker to enter without it. */
const queueIndexes = async (db: Db): Promise<void> => {
  const index = (name: string) => db.schema.createIndex(name).on('queue_item');
  await index('queue_item_at').columns(['site', 'queue', 'at', 'comment_id']).execute();
  await index('queue_item_rank').columns(['site', 'queue', 'rank', 'at', 'comment_id']).execute();
};

/** The last decision on a comment that stands, of which `what` is told. */
const lastDecision = (what: string) =>
  sql`(select ${sql.raw(what)} from decision d where d.comment_id = comment.id
    and d.undone_by is null and d.move <> 'undo' order by d.version desc limit 1)`;

/** What older rows say of what is kept from now on. */
const fill = async (db: Db): Promise<void> => {
  await sql`update comment set waiting_since = created_at, open_reports = reports,
    reported_at = (select min(r.at) from report r where r.comment_id = comment.id),
    decided_at = ${lastDecision('d.at')}`.execute(db);
  await sql`update comment set review = 'human', review_revision = revision,
    review_by = ${lastDecision('d.moderator_id')}, review_name = ${lastDecision('d.moderator_name')}
    where decided_at is not null and edited_at is null`.execute(db);
  await sql`update comment set review = 'auto'
    where decided_at is null and status in ('rejected', 'spam')`.execute(db);
};

/** What is in each queue, since when, and which of equals comes first. */
const HOLDS: readonly (readonly [string, string, string, string])[] = [
  ['pending', "status = 'pending'", 'waiting_since', '100 - risk'],
  [
    'reports',
    "(status = 'quarantined' or (status = 'published' and open_reports > 0))",
    'coalesce(reported_at, waiting_since)',
    '100 - risk',
  ],
  ['returned', "status = 'returned'", 'waiting_since', '100 - risk'],
  ['unreviewed', "status = 'published' and review = 'none'", 'waiting_since', 'risk'],
  ['spam', "status = 'spam'", 'waiting_since', 'risk'],
  ['log', 'decided_at is not null', 'decided_at', 'risk'],
];

const fillQueues = async (db: Db): Promise<void> => {
  for (const [queue, holds, at, rank] of HOLDS) {
    const name = sql.lit(queue);
    await sql`insert into queue_item (comment_id, queue, site, at, rank)
      select id, ${name}, site, ${sql.raw(at)}, ${sql.raw(rank)} from comment where ${sql.raw(holds)}`.execute(
      db,
    );
    await sql`update queue_count set ${sql.ref(queue)} =
      (select count(*) from queue_item i where i.site = queue_count.site and i.queue = ${name})`.execute(
      db,
    );
  }
};

export const queueTables: Migration = {
  number: 6,
  name: 'queues',
  up: async (db, columns) => {
    await commentColumns(db, columns);
    await decisions(db, columns);
    await reports(db, columns);
    await queues(db, columns);
    await fill(db);
    await fillQueues(db);
    await queueIndexes(db);
  },
};
