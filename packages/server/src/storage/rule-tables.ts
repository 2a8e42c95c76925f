/** The tables of rules as the code sees them. */
import type { Reason, RuleAction, RuleKind, RuleMode } from '@komentar/domain';
import type { Selectable } from 'kysely';
import type { RuleAct } from '../ports/rules.js';

/** One row for each site that has rules. */
interface RuleSetTable {
  site: string;
  /** Counts the changes of the site's rules. */
  version: number;
  /** Rows in `rule`. */
  total: number;
}

interface RuleTable {
  site: string;
  id: string;
  version: number;
  kind: RuleKind;
  /** JSON of what it looks for. */
  looks_for: string;
  /** By which the same pattern is found again; null for if-then rules. */
  pattern_key: string | null;
  /** Pattern and note in lower case. */
  search: string;
  action: RuleAction;
  reason: Reason | null;
  note: string;
  mode: RuleMode;
  expires_at: number | null;
  owner_id: string;
  owner_name: string;
  created_at: number;
  changed_at: number;
  /** Rows in `rule_hit`, and those of them that people have decided on. */
  hits: number;
  approved: number;
  rejected: number;
  last_hit_at: number | null;
}

/** Rows are added and never changed. */
interface RuleVersionTable {
  site: string;
  rule_id: string;
  version: number;
  act: RuleAct;
  /** JSON of the rule's content. */
  content: string;
  by_id: string;
  by_name: string;
  at: number;
}

/** A rule found something in a text of a comment. */
export interface RuleHitTable {
  comment_id: string;
  /** The comment's version with which the text came. */
  since: number;
  rule_id: string;
  site: string;
  /** What the standing decision of a person made of that text. */
  verdict: 'approved' | 'rejected' | null;
}

/** All of them by their names. */
export interface RuleTables {
  rule_set: RuleSetTable;
  rule: RuleTable;
  rule_version: RuleVersionTable;
  rule_hit: RuleHitTable;
}

export type RuleRow = Selectable<RuleTable>;
export type RuleVersionRow = Selectable<RuleVersionTable>;
