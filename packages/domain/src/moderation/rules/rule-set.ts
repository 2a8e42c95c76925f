/** A site's rules made ready to be asked, once for each change of them. */
import { bareHost } from '../link-host.js';
import { indexWords, wordsOfPattern, type Listed, type WordIndex } from '../word-index.js';
import { partsOf, type Condition } from './condition.js';
import { isInForce, type LooksFor, type Rule } from './rule.js';

/** A rule's words in an index: what it looks for, where that does not count, or what a condition asks. */
export interface RuleWords extends Listed {
  readonly rule: Rule;
  readonly role: 'pattern' | 'exception' | Condition;
}

type IfThen = Rule & { readonly looksFor: Extract<LooksFor, { kind: 'if-then' }> };

export interface RuleSet {
  /** Rules in force by id, shadows among them. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** Looked up in the text. */
  readonly words: WordIndex<RuleWords>;
  /** Looked up in the author's name. */
  readonly names: WordIndex<RuleWords>;
  /** By the host a link may not lead to or below. */
  readonly domains: ReadonlyMap<string, readonly Rule[]>;
  readonly ifThens: readonly IfThen[];
}

const isIfThen = (rule: Rule): rule is IfThen => rule.looksFor.kind === 'if-then';

const wordOrPhrase = (pattern: string): Listed['kind'] =>
  wordsOfPattern(pattern).length > 1 ? 'phrase' : 'word';

const wordsOfList = (rule: Rule): readonly RuleWords[] => {
  const { looksFor } = rule;
  if (looksFor.kind === 'if-then' || looksFor.kind === 'domain') return [];
  const kind = looksFor.kind === 'name' ? wordOrPhrase(looksFor.pattern) : looksFor.kind;
  return [
    { rule, role: 'pattern', pattern: looksFor.pattern, kind },
    ...looksFor.exceptions.map((pattern): RuleWords => ({
      rule,
      role: 'exception',
      pattern,
      kind: wordOrPhrase(pattern),
    })),
  ];
};

const wordsOfConditions =
  (field: Condition['field']) =>
  (rule: IfThen): readonly RuleWords[] =>
    rule.looksFor.conditions
      .filter((condition) => condition.field === field)
      .flatMap((role) =>
        partsOf(role.value).map((pattern) => ({
          rule,
          role,
          pattern,
          kind: wordOrPhrase(pattern),
        })),
      );

const domainsOf = (rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> => {
  const domains = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (rule.looksFor.kind !== 'domain') continue;
    const host = bareHost(rule.looksFor.pattern.toLowerCase());
    domains.set(host, [...(domains.get(host) ?? []), rule]);
  }
  return domains;
};

/**
 * Makes rules ready; drafts and retired ones are left out. Takes time linear in their number, a
 * comment's lookup then none that grows with it. Never throws, whatever the patterns are.
 */
export const compileRules = (all: readonly Rule[]): RuleSet => {
  const rules = all.filter(isInForce);
  const ifThens = rules.filter(isIfThen);
  const inNames = rules.filter(({ looksFor }) => looksFor.kind === 'name');
  const inText = rules.filter(({ looksFor }) => looksFor.kind !== 'name');
  return {
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    words: indexWords([
      ...inText.flatMap(wordsOfList),
      ...ifThens.flatMap(wordsOfConditions('text')),
    ]),
    names: indexWords([
      ...inNames.flatMap(wordsOfList),
      ...ifThens.flatMap(wordsOfConditions('author.name')),
    ]),
    domains: domainsOf(rules),
    ifThens,
  };
};

/** No rules at all. */
export const NO_RULES: RuleSet = compileRules([]);
