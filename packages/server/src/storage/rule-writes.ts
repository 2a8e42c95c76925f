/** Changes of rules: compare-and-set, every former version kept, logged, one writer of a site's rules at a time. */
import {
  MAX_IF_THEN,
  MAX_RULES,
  UNDO_WINDOW_MS,
  isInForce,
  type Rule,
  type RuleContent,
} from '@komentar/domain';
import { SERVER, type Act } from '../ports/log.js';
import type {
  NewRules,
  NewRuleVersion,
  RuleAct,
  RuleSaved,
  RuleUndo,
  RuleUndone,
} from '../ports/rules.js';
import { inParts } from './comment-rows.js';
import { appendLogs } from './log.js';
import { digestOf } from './log-hash.js';
import { contentOf, findRule, fromContent, newRuleRow, toRule, toRuleRecord } from './rule-rows.js';
import type { RuleRow, RuleVersionRow } from './rule-tables.js';
import type { Db } from './schema.js';

interface RuleSetRow {
  readonly site: string;
  readonly version: number;
  readonly total: number;
}

/** The site's set of rules, held against other writers until the transaction ends; made where there is none. */
const holdSet = async (db: Db, site: string): Promise<RuleSetRow> => {
  await db
    .insertInto('rule_set')
    .values({ site, version: 0, total: 0 })
    .onConflict((conflict) => conflict.column('site').doNothing())
    .execute();
  return db
    .selectFrom('rule_set')
    .selectAll()
    .where('site', '=', site)
    .forUpdate()
    .executeTakeFirstOrThrow();
};

/** Tells every node that what it has made ready is out of date. */
const bump = async (db: Db, { site, total }: RuleSetRow, added: number): Promise<void> => {
  await db
    .updateTable('rule_set')
    .set((eb) => ({ version: eb('version', '+', 1), total: total + added }))
    .where('site', '=', site)
    .execute();
};

/** A version that was written, and what was before it. */
interface Written extends Act {
  readonly row: RuleRow;
  readonly before: RuleRow | undefined;
  readonly act: RuleAct;
}

const versionOf = ({ row, act, by, at }: Written): RuleVersionRow => ({
  site: row.site,
  rule_id: row.id,
  version: row.version,
  act,
  content: JSON.stringify(contentOf(toRule(row))),
  ...{ by_id: by.id, by_name: by.name, at },
});

/** Rows per statement: rules have 21 columns, and SQLite binds at most 32,766 values. */
const MOST_AT_ONCE = 1_000;

const insertRules = async (db: Db, written: readonly Written[]): Promise<void> => {
  for (const part of inParts(written, MOST_AT_ONCE)) {
    await db
      .insertInto('rule')
      .values(part.map(({ row }) => row))
      .execute();
    await db.insertInto('rule_version').values(part.map(versionOf)).execute();
  }
};

/** The entries of the log: digests in place of patterns and notes, which may name somebody. */
const logWritten = (db: Db, written: readonly Written[]): Promise<void> =>
  appendLogs(
    db,
    written.map(({ row, before, act, by, at }) => ({
      ...{ site: row.site, at, by, act: `rule:${act}` },
      target: { kind: 'rule' as const, id: row.id },
      detail: {
        ...{ version: row.version, kind: row.kind, action: row.action, reason: row.reason },
        ...{ from: before?.mode ?? null, to: row.mode, expiresAt: row.expires_at },
        content: digestOf(versionOf({ row, before, act, by, at }).content),
      },
    })),
  );

const ifThensInForce = async (db: Db, site: string): Promise<number> => {
  const { n } = await db
    .selectFrom('rule')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('site', '=', site)
    .where('mode', 'in', ['active', 'shadow'])
    .where('kind', '=', 'if-then')
    .executeTakeFirstOrThrow();
  return n;
};

const asksConditions = (content: RuleContent): boolean =>
  content.looksFor.kind === 'if-then' && isInForce(content);

/** Room for what a rule becomes: in the set where it is new, among the if-then rules where it joins them. */
const hasRoom = async (
  db: Db,
  set: RuleSetRow,
  { before, to }: { readonly before: RuleRow | undefined; readonly to: RuleContent },
): Promise<boolean> => {
  if (before === undefined && set.total >= MAX_RULES) return false;
  const joins = asksConditions(to) && !(before && asksConditions(toRule(before)));
  return !joins || (await ifThensInForce(db, set.site)) < MAX_IF_THEN;
};

/** Writes the next version of a rule that is there. */
const writeNext = async (
  db: Db,
  before: RuleRow,
  { content, act, by, at }: Act & { readonly content: RuleContent; readonly act: RuleAct },
): Promise<Written> => {
  const changed = { ...fromContent(content), version: before.version + 1, changed_at: at };
  await db
    .updateTable('rule')
    .set(changed)
    .where('site', '=', before.site)
    .where('id', '=', before.id)
    .execute();
  const written = { row: { ...before, ...changed }, before, act, by, at };
  await db.insertInto('rule_version').values(versionOf(written)).execute();
  return written;
};

/** See `Rules.save`. */
export const saveRule = async (db: Db, change: NewRuleVersion): Promise<RuleSaved> => {
  const { site, id, version, content, act, by, at } = change;
  const set = await holdSet(db, site);
  const before = await findRule(db, change);
  if (before === undefined && version !== null) return { kind: 'missing' };
  if (before && before.version !== version) return { kind: 'conflict', rule: toRuleRecord(before) };
  if (!(await hasRoom(db, set, { before, to: content })))
    return { kind: 'refused', no: 'too-many' };
  if (before) return conclude(db, set, await writeNext(db, before, { content, act, by, at }));
  const row = newRuleRow({ site, owner: by, at }, { id, ...content });
  const written = { row, before, act, by, at };
  await insertRules(db, [written]);
  return conclude(db, set, written);
};

const conclude = async (
  db: Db,
  set: RuleSetRow,
  written: Written,
): Promise<Extract<RuleSaved, { kind: 'saved' }>> => {
  await bump(db, set, written.before === undefined ? 1 : 0);
  await logWritten(db, [written]);
  return { kind: 'saved', rule: toRuleRecord(written.row) };
};

/** What a rule was before its last change; one that was new then is put away. */
const contentBefore = async (db: Db, row: RuleRow): Promise<RuleContent> => {
  const former = await db
    .selectFrom('rule_version')
    .select('content')
    .where('site', '=', row.site)
    .where('rule_id', '=', row.id)
    .where('version', '=', row.version - 1)
    .executeTakeFirst();
  return former === undefined
    ? { ...contentOf(toRule(row)), mode: 'retired' }
    : (JSON.parse(former.content) as RuleContent);
};

const lastChange = (db: Db, { site, id, version }: RuleRow) =>
  db
    .selectFrom('rule_version')
    .select(['act', 'at'])
    .where('site', '=', site)
    .where('rule_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();

/** What a site started with was nobody's change, and a taking back is answered by a new change. */
const FINAL: ReadonlySet<RuleAct> = new Set(['plant', 'undo']);

/** See `Rules.undo`. */
export const undoRule = async (db: Db, undo: RuleUndo): Promise<RuleUndone> => {
  const { by, at } = undo;
  const set = await holdSet(db, undo.site);
  const before = await findRule(db, undo);
  if (before === undefined) return { kind: 'missing' };
  if (before.version !== undo.version) return { kind: 'conflict', rule: toRuleRecord(before) };
  const last = await lastChange(db, before);
  if (FINAL.has(last.act)) return { kind: 'refused', no: 'not-legal' };
  if (at - last.at > UNDO_WINDOW_MS) return { kind: 'refused', no: 'too-late' };
  const content = await contentBefore(db, before);
  if (!(await hasRoom(db, set, { before, to: content })))
    return { kind: 'refused', no: 'too-many' };
  return conclude(db, set, await writeNext(db, before, { content, act: 'undo', by, at }));
};

/** See `Rules.add`. */
export const addRules = async (
  db: Db,
  { site, rules, by, at }: NewRules,
): Promise<'added' | 'too-many'> => {
  const set = await holdSet(db, site);
  if (set.total + rules.length > MAX_RULES) return 'too-many';
  const written = rules.map((rule): Written => ({
    row: newRuleRow({ site, owner: by, at }, rule),
    ...{ before: undefined, act: 'import', by, at },
  }));
  await insertRules(db, written);
  await bump(db, set, written.length);
  await logWritten(db, written);
  return 'added';
};

/** See `Rules.plant`. One entry in the log tells of all of them. */
export const plantRules = async (
  db: Db,
  site: string,
  { rules, at }: { readonly rules: readonly Rule[]; readonly at: number },
): Promise<void> => {
  const set = await holdSet(db, site);
  if (set.version > 0) return;
  const plant = { before: undefined, act: 'plant', by: SERVER, at } as const;
  await insertRules(
    db,
    rules.map((rule) => ({ ...plant, row: newRuleRow({ site, owner: SERVER, at }, rule) })),
  );
  await bump(db, set, rules.length);
  await appendLogs(db, [
    {
      ...{ site, at, by: SERVER, act: 'rule:plant' },
      target: { kind: 'site', id: site },
      detail: { rules: rules.length },
    },
  ]);
};
