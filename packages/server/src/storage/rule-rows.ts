/** Rows of rules and the records the port promises of them. */
import { patternKey, type LooksFor, type Rule, type RuleContent } from '@komentar/domain';
import type { RuleAuthor, RuleRecord, RuleVersionRecord } from '../ports/rules.js';
import type { RuleRow, RuleVersionRow } from './rule-tables.js';
import type { Db } from './schema.js';

/** The columns that a person decides about; JSON in them was written by this store. */
type ContentColumns = Pick<
  RuleRow,
  | 'kind'
  | 'looks_for'
  | 'pattern_key'
  | 'search'
  | 'action'
  | 'reason'
  | 'note'
  | 'mode'
  | 'expires_at'
>;

const searchedIn = ({ looksFor, note }: RuleContent): string => {
  const words =
    looksFor.kind === 'if-then' ? JSON.stringify(looksFor.conditions) : looksFor.pattern;
  return `${words}\n${note}`.toLowerCase();
};

/** A rule's content as its columns keep it. */
export const fromContent = (content: RuleContent): ContentColumns => ({
  kind: content.looksFor.kind,
  looks_for: JSON.stringify(content.looksFor),
  pattern_key: patternKey(content.looksFor) ?? null,
  search: searchedIn(content),
  action: content.action,
  reason: content.reason,
  note: content.note,
  mode: content.mode,
  expires_at: content.expiresAt,
});

/** The content alone of anything that has one. */
export const contentOf = (it: RuleContent): RuleContent => {
  const { looksFor, action, reason, note, mode, expiresAt } = it;
  return { looksFor, action, reason, note, mode, expiresAt };
};

type Asked = Pick<
  RuleRow,
  'id' | 'version' | 'looks_for' | 'action' | 'reason' | 'note' | 'mode' | 'expires_at'
>;

/** The columns of a rule as the checks ask it. */
export const ASKED = [
  'id',
  'version',
  'looks_for',
  'action',
  'reason',
  'note',
  'mode',
  'expires_at',
] as const satisfies readonly (keyof RuleRow)[];

export const toRule = (row: Asked): Rule => ({
  id: row.id,
  version: row.version,
  looksFor: JSON.parse(row.looks_for) as LooksFor,
  action: row.action,
  reason: row.reason,
  note: row.note,
  mode: row.mode,
  expiresAt: row.expires_at,
});

export const toRuleRecord = (row: RuleRow): RuleRecord => ({
  ...toRule(row),
  site: row.site,
  owner: { id: row.owner_id, name: row.owner_name },
  createdAt: row.created_at,
  changedAt: row.changed_at,
  hits: row.hits,
  approved: row.approved,
  rejected: row.rejected,
  lastHitAt: row.last_hit_at,
});

export const toRuleVersion = (row: RuleVersionRow): RuleVersionRecord => ({
  ...(JSON.parse(row.content) as RuleContent),
  version: row.version,
  act: row.act,
  by: { id: row.by_id, name: row.by_name },
  at: row.at,
});

/** A new rule that has found nothing yet. */
export const newRuleRow = (
  { site, owner, at }: { readonly site: string; readonly owner: RuleAuthor; readonly at: number },
  { id, ...content }: RuleContent & { readonly id: string },
): RuleRow => ({
  ...{ site, id, version: 1 },
  ...fromContent(content),
  ...{ owner_id: owner.id, owner_name: owner.name, created_at: at, changed_at: at },
  ...{ hits: 0, approved: 0, rejected: 0, last_hit_at: null },
});

/** The rule, or `undefined`. */
export const findRule = (
  db: Db,
  { site, id }: { readonly site: string; readonly id: string },
): Promise<RuleRow | undefined> =>
  db
    .selectFrom('rule')
    .selectAll()
    .where('site', '=', site)
    .where('id', '=', id)
    .executeTakeFirst();
