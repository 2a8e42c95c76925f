/** What the inside needs of a site's rules: kept with every former version, and how they have done. */
import type { Rule, RuleContent, RuleKind, RuleMode, RuleTally } from '@komentar/domain';
import type { Act } from './log.js';

/** What was done to a rule with one of its versions; `plant` and `import` made it. */
export const RULE_ACTS = ['plant', 'import', 'save', 'activate', 'retire', 'undo'] as const;
export type RuleAct = (typeof RULE_ACTS)[number];

/** Whoever made a rule, or a version of it. */
export interface RuleAuthor {
  readonly id: string;
  readonly name: string;
}

export interface RuleRecord extends Rule, RuleTally {
  readonly site: string;
  readonly owner: RuleAuthor;
  readonly createdAt: number;
  readonly changedAt: number;
  /** Texts in which it found something. */
  readonly hits: number;
  readonly lastHitAt: number | null;
}

/** A rule as it stood at one version. */
export interface RuleVersionRecord extends RuleContent {
  readonly version: number;
  readonly act: RuleAct;
  readonly by: RuleAuthor;
  readonly at: number;
}

export interface RuleQuery {
  readonly site: string;
  /** In pattern and note, whatever the case. */
  readonly search?: string | undefined;
  readonly mode?: RuleMode | undefined;
  readonly kind?: RuleKind | undefined;
  /** Only rules that mostly find what is then published (`isNoise`). */
  readonly noise?: boolean | undefined;
  /** The latest change first, or the most hits. */
  readonly sort: 'changed' | 'hits';
  readonly limit: number;
  readonly after?: string | undefined;
}

export interface RulePage {
  readonly rules: readonly RuleRecord[];
  readonly next?: string;
}

/** A change of a rule, compare-and-set on its version. */
export interface NewRuleVersion extends Act {
  readonly site: string;
  readonly id: string;
  /** The version that was looked at; null for a new rule. */
  readonly version: number | null;
  readonly act: Extract<RuleAct, 'save' | 'activate' | 'retire'>;
  readonly content: RuleContent;
}

export type RuleSaved =
  | { readonly kind: 'saved'; readonly rule: RuleRecord }
  | { readonly kind: 'conflict'; readonly rule: RuleRecord }
  /** The site has as many as it may. */
  | { readonly kind: 'refused'; readonly no: 'too-many' }
  | { readonly kind: 'missing' };

/** The last change of a rule is to be taken back. */
export interface RuleUndo extends Act {
  readonly site: string;
  readonly id: string;
  readonly version: number;
}

export type RuleUndone =
  | Exclude<RuleSaved, { kind: 'refused' }>
  /** `not-legal`: the last change was itself a taking back, or nobody's. */
  | { readonly kind: 'refused'; readonly no: 'too-late' | 'not-legal' | 'too-many' };

export interface NewRules extends Act {
  readonly site: string;
  readonly rules: readonly (RuleContent & { readonly id: string })[];
}

export interface Rules {
  /** Counts the changes of the site's rules; 0 before any were planted. */
  readonly version: (site: string) => Promise<number>;
  /** Gives a site its first rules, once: where it has had any, nothing happens. */
  readonly plant: (site: string, rules: readonly Rule[], at: number) => Promise<void>;
  /** Rules that are active or shadows, with the version they belong to. */
  readonly inForce: (
    site: string,
  ) => Promise<{ readonly version: number; readonly rules: readonly Rule[] }>;
  readonly page: (query: RuleQuery) => Promise<RulePage | 'bad-cursor'>;
  /** Every rule of the site, for an export, by pattern. */
  readonly all: (site: string) => Promise<readonly RuleRecord[]>;
  readonly find: (site: string, id: string) => Promise<RuleRecord | undefined>;
  /** The latest versions of a rule, the latest first. */
  readonly history: (
    site: string,
    id: string,
    most: number,
  ) => Promise<readonly RuleVersionRecord[]>;
  readonly save: (change: NewRuleVersion) => Promise<RuleSaved>;
  readonly undo: (undo: RuleUndo) => Promise<RuleUndone>;
  /** Which of these keys (`patternKey`) belong to rules that are not retired, and to which. */
  readonly known: (site: string, keys: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Adds all of them or none. */
  readonly add: (rules: NewRules) => Promise<'added' | 'too-many'>;
}
