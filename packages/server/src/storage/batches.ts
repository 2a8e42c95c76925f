/** The port `Batches` over a connection: sets of comments that are fixed, decided on and taken back together. */
import { FROZEN_FOR_MS, UNDO_WINDOW_MS, nextBatchState, type BatchAct } from '@komentar/domain';
import { sql } from 'kysely';
import type { BatchRecord, BatchStep, Batches, NewBatch, Stepped } from '../ports/batches.js';
import type { Decided } from '../ports/comments.js';
import type { BatchItemRow, BatchRow } from './batch-tables.js';
import { inParts } from './comment-rows.js';
import type { ColumnTypes, Connection } from './connection.js';
import type { Carried } from './carrying-out.js';
import { decideAll } from './decisions.js';
import { undoAll } from './undoing.js';
import { withReplies } from './visibility.js';
import { appendLogs } from './log.js';
import { livingNodes } from './nodes.js';
import { readSpots } from './queues.js';
import type { Db } from './schema.js';

const toBatch = (row: BatchRow): BatchRecord => ({
  id: row.id,
  sites: JSON.parse(row.sites) as string[],
  state: row.state,
  by: { id: row.moderator_id, name: row.moderator_name },
  at: row.at,
  total: row.total,
  threads: row.threads,
  authors: row.authors,
  done: row.done,
  skipped: row.skipped,
  move: row.move,
  reason: row.reason,
  note: row.note,
});

/** Waits for whoever works on the batch. */
const holdBatch = (db: Db, id: string): Promise<BatchRow | undefined> =>
  db.selectFrom('batch').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

interface Member {
  readonly id: string;
  readonly site: string;
  readonly version: number;
  readonly thread_id: string;
  readonly author_id: string;
}

/** What is needed of the comments with these ids, in the ids' order. */
const membersOf = async (db: Db, ids: readonly string[]): Promise<readonly Member[]> => {
  const found = new Map<string, Member>();
  for (const part of inParts(ids)) {
    const rows = await db
      .selectFrom('comment')
      .select(['id', 'site', 'version', 'thread_id', 'author_id'])
      .where('id', 'in', part)
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
};

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];

const insertItems = async (db: Db, batchId: string, members: readonly Member[]): Promise<void> => {
  const rows = members.map(({ id, version }, n): BatchItemRow => ({
    batch_id: batchId,
    n,
    comment_id: id,
    version,
    state: 'open',
    decision_id: null,
  }));
  for (const part of inParts(rows)) await db.insertInto('batch_item').values(part).execute();
};

/** Sets that nobody decided on in time. */
const forgetFrozen = async (db: Db, now: number): Promise<void> => {
  await db
    .deleteFrom('batch')
    .where('state', '=', 'frozen')
    .where('at', '<', now - FROZEN_FOR_MS)
    .execute();
};

/** See `Batches.freeze`. */
const freeze = async (
  db: Db,
  { id, by, at, query, most }: NewBatch,
): Promise<BatchRecord | 'too-many'> => {
  const ids = (await readSpots(db, { ...query, limit: most })).map((spot) => spot.id);
  if (ids.length > most) return 'too-many';
  await forgetFrozen(db, at);
  const members = await membersOf(db, ids);
  const sites = distinct(members.map(({ site }) => site));
  const row: BatchRow = {
    ...{ id, sites: JSON.stringify(sites), state: 'frozen', at },
    ...{ moderator_id: by.id, moderator_name: by.name },
    total: members.length,
    threads: distinct(members.map(({ thread_id: thread }) => thread)).length,
    authors: distinct(members.map(({ author_id: author }) => author)).length,
    ...{ done: 0, skipped: 0, move: null, reason: null, note: null, decided_at: null, node: null },
  };
  await db.insertInto('batch').values(row).execute();
  await insertItems(db, id, members);
  return toBatch(row);
};

/** Only what was decided within the window can be taken back. */
const isTooLate = ({ decided_at: at }: BatchRow, act: BatchAct, now: number): boolean =>
  act === 'undo' && (at === null || now - at > UNDO_WINDOW_MS);

/** What happens to a batch, when, and what is written with it besides the state. */
interface Happening {
  readonly act: BatchAct;
  readonly at: number;
  readonly beside?: Partial<BatchRow>;
}

const moveOn = async (
  db: Db,
  id: string,
  { act, at, beside }: Happening,
): Promise<BatchRecord | undefined> => {
  const row = await holdBatch(db, id);
  const state = row && nextBatchState(row.state, act);
  if (row === undefined || state === undefined || isTooLate(row, act, at)) return undefined;
  const changed = { ...beside, state };
  await db.updateTable('batch').set(changed).where('id', '=', id).execute();
  return toBatch({ ...row, ...changed });
};

/** The next items of a batch: forwards when it runs, backwards when it is taken back. */
const nextItems = (
  db: Db,
  { id, state, done, skipped }: BatchRow,
  most: number,
): Promise<readonly BatchItemRow[]> =>
  db
    .selectFrom('batch_item')
    .selectAll()
    .where('batch_id', '=', id)
    .where('state', '=', state === 'running' ? 'open' : 'done')
    // What was worked through stands at the front; looking at it again would make a large set ever slower.
    .where('n', '>=', state === 'running' ? done + skipped : 0)
    .orderBy('n', state === 'running' ? 'asc' : 'desc')
    .limit(most)
    .execute();

/**
 * Holds all threads of a step before the first decision, in one order: afterwards the step also
 * holds its site's counters, and whoever waits for those may hold a thread it would need.
 */
const holdThreads = async (db: Db, items: readonly BatchItemRow[]): Promise<void> => {
  const ids = items.map(({ comment_id: id }) => id);
  await db
    .selectFrom('thread')
    .select('id')
    .where('id', 'in', (eb) => eb.selectFrom('comment').select('thread_id').where('id', 'in', ids))
    .orderBy('id')
    .forUpdate()
    .execute();
};

type DidDecide = Extract<Decided, { kind: 'decided' }>;

/** What became of one item. */
interface Worked extends Carried {
  readonly item: BatchItemRow;
}

/** Decides on these comments, or takes back what was decided on them: none has replies, or it is only one. */
const carryOut = (
  db: Db,
  batch: BatchRow,
  { items, step }: { readonly items: readonly BatchItemRow[]; readonly step: BatchStep },
): Promise<readonly Carried[]> => {
  const { by: moderator, at, newId, spares } = step;
  const act = { moderator, at, batch: batch.id };
  if (batch.state === 'undoing') {
    const undoOf = (item: BatchItemRow) => ({
      ...{ ...act, id: newId(), decisionId: item.decision_id ?? '' },
    });
    return undoAll(db, items.map(undoOf));
  }
  const { move, reason, note } = batch;
  if (move === null) throw new Error(`batch ${batch.id} runs without a decision`);
  return decideAll(
    db,
    items.map(({ comment_id: commentId, version }) => ({
      ...{ ...act, id: newId(), commentId, version, move, reason, note, spares },
    })),
  );
};

/** Those with replies one by one, since what readers see below them may move in the same step; the rest at once. */
const inTurns = async (
  db: Db,
  items: readonly BatchItemRow[],
): Promise<readonly (readonly BatchItemRow[])[]> => {
  const ids = items.map(({ comment_id: id }) => id);
  const parents = await withReplies(db, ids);
  const alone = items.filter(({ comment_id: id }) => parents.has(id));
  const together = items.filter(({ comment_id: id }) => !parents.has(id));
  return [...alone.map((item) => [item]), ...(together.length > 0 ? [together] : [])];
};

const workOn = async (
  db: Db,
  batch: BatchRow,
  { items, step }: { readonly items: readonly BatchItemRow[]; readonly step: BatchStep },
): Promise<readonly Worked[]> => {
  const worked: Worked[] = [];
  for (const turn of await inTurns(db, items)) {
    const carried = await carryOut(db, batch, { items: turn, step });
    for (const [n, item] of turn.entries()) worked.push({ item, ...(carried[n] as Carried) });
  }
  return worked;
};

const noteItems = async (db: Db, { state }: BatchRow, worked: readonly Worked[]): Promise<void> => {
  if (worked.length === 0) return;
  const isRunning = state === 'running';
  const [well, badly] = isRunning ? (['done', 'skipped'] as const) : (['undone', 'kept'] as const);
  const rows = worked.map(({ item, decided }): BatchItemRow => {
    if (decided.kind !== 'decided') return { ...item, state: badly };
    return { ...item, state: well, ...(isRunning && { decision_id: decided.decision.id }) };
  });
  await db
    .insertInto('batch_item')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['batch_id', 'n']).doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        decision_id: eb.ref('excluded.decision_id'),
      })),
    )
    .execute();
};

/** The entries of a step, each site's in one go; of several sites in one order, as their chains are held. */
const logSteps = async (db: Db, worked: readonly Worked[]): Promise<void> => {
  const entries = worked.flatMap(({ entry }) => entry ?? []);
  for (const site of distinct(entries.map((entry) => entry.site)).toSorted())
    await appendLogs(
      db,
      entries.filter((entry) => entry.site === site),
    );
};

const noteBatch = async (db: Db, batch: BatchRow, worked: readonly Worked[]): Promise<BatchRow> => {
  const decided = worked.filter((each) => each.decided.kind === 'decided').length;
  const isRunning = batch.state === 'running';
  const after = {
    done: batch.done + (isRunning ? decided : -decided),
    skipped: batch.skipped + (isRunning ? worked.length - decided : 0),
    state:
      worked.length === 0 ? (nextBatchState(batch.state, 'finish') ?? batch.state) : batch.state,
  };
  await db.updateTable('batch').set(after).where('id', '=', batch.id).execute();
  return { ...batch, ...after };
};

/** See `Batches.step`. A step that finds nothing left ends the batch. */
const takeStep = async (db: Db, step: BatchStep): Promise<Stepped | undefined> => {
  const batch = await holdBatch(db, step.id);
  if (batch === undefined || nextBatchState(batch.state, 'finish') === undefined) return undefined;
  const items = await nextItems(db, batch, step.most);
  if (items.length > 0) await holdThreads(db, items);
  const worked = await workOn(db, batch, { items, step });
  await noteItems(db, batch, worked);
  await logSteps(db, worked);
  return {
    batch: toBatch(await noteBatch(db, batch, worked)),
    decided: worked.flatMap(({ decided }): DidDecide[] =>
      decided.kind === 'decided' ? [decided] : [],
    ),
  };
};

/** See `Batches.interrupt`. */
const interrupt = async (
  db: Db,
  dialect: ColumnTypes['dialect'],
  goneAfterMs: number,
): Promise<readonly BatchRecord[]> => {
  const living = livingNodes(db, dialect, goneAfterMs).select('id');
  const left = await db
    .selectFrom('batch')
    .selectAll()
    // Written out: given as parameters they are not those of the index that holds only such batches.
    .where('state', 'in', [sql.lit('running' as const), sql.lit('undoing' as const)])
    .where((eb) => eb.or([eb('node', 'is', null), eb('node', 'not in', living)]))
    .forUpdate()
    .execute();
  // What was being taken back is still decided, in part: it can be taken back again.
  const after = left.map((row) => ({
    ...row,
    state: row.state === 'running' ? ('paused' as const) : ('stopped' as const),
  }));
  for (const { id, state } of after)
    await db.updateTable('batch').set({ state }).where('id', '=', id).execute();
  return after.map(toBatch);
};

/** `node` works on what is begun through this port. */
export const batchesOver = (
  { read, write, columns }: Connection,
  node: string | null,
): Batches => ({
  freeze: (batch) => write((db) => freeze(db, batch)),
  find: (id) =>
    read(async (db) => {
      const row = await db.selectFrom('batch').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toBatch(row);
    }),
  start: (id, { move, reason, note, at }) =>
    write((db) =>
      moveOn(db, id, { act: 'start', at, beside: { move, reason, note, decided_at: at, node } }),
    ),
  act: (id, act, at) => write((db) => moveOn(db, id, { act, at, beside: { node } })),
  step: (step) => write((db) => takeStep(db, step)),
  interrupt: (goneAfterMs) => write((db) => interrupt(db, columns.dialect, goneAfterMs)),
});
