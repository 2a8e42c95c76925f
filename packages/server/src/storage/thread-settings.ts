/** Writes how a thread stands: by the desk, compare-and-set and exactly reversible, or because a time came. */
import {
  UNSET,
  standingOf,
  undoRefusal,
  withSetting,
  type ThreadFacts,
  type ThreadSettings,
} from '@komentar/domain';
import { CLOCK, type Act } from '../ports/log.js';
import type { ThreadNote } from '../ports/records.js';
import type {
  NewThreadChange,
  NewThreadUndo,
  ThreadChanged,
  ThreadEffects,
  ThreadStandings,
} from '../ports/thread-settings.js';
import type { ThreadName } from '../ports/threads.js';
import { digestOf } from './log-hash.js';
import { appendLog } from './log.js';
import { makeThread } from './making-threads.js';
import { toThread, toThreadDecision } from './rows.js';
import type { Db, ThreadDecisionRow, ThreadRow } from './schema.js';
import { findThread, holdThread, holdThreadById } from './thread-rows.js';
import { viewAfterThread } from './visibility.js';

/** What a change replaces, as the row of the decision keeps it. */
interface Snapshot extends ThreadSettings {
  readonly note: ThreadNote | null;
}

const snapshotOf = (row: ThreadRow): Snapshot => {
  const { lasting, passing, note } = toThread(row);
  return { lasting, passing, note };
};

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

interface When {
  readonly closeAfterDays: number;
  readonly now: number;
}

/** The columns that follow from settings and time. */
const told = (facts: ThreadFacts, { closeAfterDays, now }: When) => {
  const until = facts.passing?.until ?? null;
  return {
    state: standingOf(facts, closeAfterDays, now).state,
    until_at: until !== null && until > now ? until : null,
  };
};

const write = async (db: Db, before: ThreadRow, to: Partial<ThreadRow>): Promise<ThreadEffects> => {
  await db.updateTable('thread').set(to).where('id', '=', before.id).execute();
  const { thread, changes } = await viewAfterThread(db, { ...before, ...to }, before.state);
  return { thread: toThread(thread), changes };
};

/** What was written, before and after; a `decision` where it was the desk's. */
interface Written {
  readonly act: 'thread:change' | 'thread:undo' | 'thread:turn';
  readonly before: ThreadRow;
  readonly effects: ThreadEffects;
  readonly decision?: string;
}

const digest = (text: string | null): string | null => (text === null ? null : digestOf(text));

/** The act for the desk's log: digests in place of what moderators wrote. */
const logWrite = (db: Db, { by, at }: Act, it: Written): Promise<void> => {
  const { thread } = it.effects;
  const setting = thread.passing ?? thread.lasting;
  return appendLog(db, {
    ...{ site: thread.site, at, by, act: it.act, target: { kind: 'thread', id: thread.id } },
    detail: {
      ...{ key: thread.key, version: thread.version, from: it.before.state, to: thread.state },
      ...(it.decision !== undefined && { decision: it.decision }),
      set: setting && { state: setting.state, slowMs: setting.slowMs, until: setting.until },
      reason: digest(setting?.reason ?? null),
      note: digest(thread.note?.text ?? null),
    },
  });
};

/** The last change of the thread, an undo included. */
const lastOf = (db: Db, threadId: string): Promise<ThreadDecisionRow | undefined> =>
  db
    .selectFrom('thread_decision')
    .selectAll()
    .where('thread_id', '=', threadId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();

const standings = async (db: Db, row: ThreadRow): Promise<ThreadStandings> => {
  const last = await lastOf(db, row.id);
  return { thread: toThread(row), decision: last ? toThreadDecision(last) : null };
};

type Recorded = Pick<NewThreadChange, 'id' | 'by' | 'at' | 'closeAfterDays'>;

/** Writes the new settings, the decision that records the old ones, and what readers are told. */
const carryOut = async (
  db: Db,
  before: ThreadRow,
  { after, act, kind }: { after: Snapshot; act: Recorded; kind: 'change' | 'undo' },
): Promise<ThreadChanged> => {
  const version = before.version + 1;
  const row: ThreadDecisionRow = {
    ...{ id: act.id, thread_id: before.id, site: before.site, kind, at: act.at, version },
    before: JSON.stringify(snapshotOf(before)),
    moderator_id: act.by.id,
    moderator_name: act.by.name,
    undone_by: null,
  };
  await db.insertInto('thread_decision').values(row).execute();
  const { lasting, passing, note } = after;
  const facts = { lasting, passing, createdAt: before.created_at };
  const effects = await write(db, before, {
    ...{ version, lasting: json(lasting), passing: json(passing), note: json(note) },
    ...told(facts, { closeAfterDays: act.closeAfterDays, now: act.at }),
  });
  await logWrite(
    db,
    { by: { kind: 'moderator', ...act.by }, at: act.at },
    {
      ...{ act: `thread:${kind}`, before, effects, decision: act.id },
    },
  );
  return { kind: 'changed', decision: toThreadDecision(row), ...effects };
};

const afterOf = (before: ThreadRow, { setting, note, at, by }: NewThreadChange): Snapshot => {
  const stands = snapshotOf(before);
  const settings =
    setting === undefined ? stands : withSetting(stands, setting && { ...setting, at, by });
  return {
    lasting: settings.lasting,
    passing: settings.passing,
    note: note === undefined ? stands.note : note && { ...note, at, by },
  };
};

/** See `ThreadWrites.change`. */
export const changeThread = async (db: Db, change: NewThreadChange): Promise<ThreadChanged> => {
  const { name, newThread, version, at } = change;
  const held = await holdThread(db, name);
  if (!held && !newThread) return { kind: 'missing' };
  if (version !== undefined && version !== (held?.version ?? 0) && held) {
    return { kind: 'conflict', ...(await standings(db, held)) };
  }
  const before =
    held ?? (await makeThread(db, { id: '', url: null, ...newThread, title: null, ...name, at }));
  return carryOut(db, before, { after: afterOf(before, change), act: change, kind: 'change' });
};

/** The change with this id, or `undefined`. */
export const findThreadChange = (db: Db, id: string): Promise<ThreadDecisionRow | undefined> =>
  db.selectFrom('thread_decision').selectAll().where('id', '=', id).executeTakeFirst();

const undoneSince = async (db: Db, decision: ThreadDecisionRow): Promise<number> => {
  const later = await db
    .selectFrom('thread_decision')
    .select('id')
    .where('thread_id', '=', decision.thread_id)
    .where('version', '>', decision.version)
    .where('undone_by', 'is not', null)
    .execute();
  return later.length;
};

/** See `ThreadWrites.undoChange`. A taking back cannot be taken back; the moderator sets anew instead. */
export const undoThreadChange = async (db: Db, undo: NewThreadUndo): Promise<ThreadChanged> => {
  const found = await findThreadChange(db, undo.decisionId);
  const before = found && (await holdThreadById(db, found.thread_id));
  // Read again, since only now nobody else can take it back.
  const decision = await findThreadChange(db, undo.decisionId);
  if (!before || !decision) return { kind: 'missing' };
  if (decision.kind === 'undo') return { kind: 'refused', no: 'not-legal' };
  const facts = { ...toThreadDecision(decision), undoneSince: await undoneSince(db, decision) };
  const no = undoRefusal(facts, before, undo.at);
  if (no === 'changed-since') return { kind: 'conflict', ...(await standings(db, before)) };
  if (no !== undefined) return { kind: 'refused', no };
  await db
    .updateTable('thread_decision')
    .set({ undone_by: undo.id })
    .where('id', '=', decision.id)
    .execute();
  const after = { ...UNSET, ...(JSON.parse(decision.before) as Snapshot) };
  return carryOut(db, before, { after, act: undo, kind: 'undo' });
};

/** See `ThreadWrites.settings`. */
export const readSettings = async (
  db: Db,
  name: ThreadName,
): Promise<ThreadStandings | undefined> => {
  const row = await findThread(db, name);
  return row && standings(db, row);
};

/** See `ThreadWrites.turn`. */
export const turnThread = async (
  db: Db,
  id: string,
  when: When,
): Promise<ThreadEffects | undefined> => {
  const before = await holdThreadById(db, id);
  if (!before) return undefined;
  const to = told(toThread(before), when);
  if (to.state === before.state) {
    if (to.until_at !== before.until_at)
      await db.updateTable('thread').set(to).where('id', '=', id).execute();
    return undefined;
  }
  const effects = await write(db, before, to);
  await logWrite(db, { by: CLOCK, at: when.now }, { act: 'thread:turn', before, effects });
  return effects;
};
