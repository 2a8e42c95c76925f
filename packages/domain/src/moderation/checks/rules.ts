/** Asks the site's own rules: lists of words, hosts and names first, then what follows from everything found. */
import { graphemes } from '../../text.js';
import { isWithin } from '../link-host.js';
import { findLinks, type FoundLink } from '../links.js';
import type { Check, CheckedDraft, Facts } from '../pipeline.js';
import { askAll, type Seen } from '../rules/condition.js';
import { Places, push } from '../rules/places.js';
import { ruleName, type ListKind, type Rule, type RuleAction } from '../rules/rule.js';
import type { RuleSet } from '../rules/rule-set.js';
import type { Advice, Signal, SignalCode, Span } from '../signal.js';
import { signalAt, signalOfWhole } from '../spans.js';

const ADVICE_OF: Record<RuleAction, Advice> = {
  nudge: 'hold',
  hold: 'hold',
  reject: 'reject',
  spam: 'spam',
};

const CODE_OF: Record<ListKind | 'if-then', SignalCode> = {
  word: 'listed-word',
  phrase: 'listed-word',
  stem: 'listed-word',
  domain: 'listed-domain',
  name: 'listed-name',
  'if-then': 'rule',
};

const headOf = (rule: Rule, code: SignalCode = CODE_OF[rule.looksFor.kind]) => ({
  check: 'rules',
  code,
  advice: rule.mode === 'shadow' ? ('none' as const) : ADVICE_OF[rule.action],
  rule: rule.id,
  ruleVersion: rule.version,
  ruleName: ruleName(rule),
});

/** The host and every domain it stands under. */
const domainsAbove = (host: string): readonly string[] => {
  const labels = host.split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
};

const isExcepted = ({ looksFor }: Rule, host: string): boolean =>
  looksFor.kind !== 'if-then' &&
  looksFor.exceptions.some((exception) => isWithin(host, exception.toLowerCase()));

const foundDomains = (
  { domains }: RuleSet,
  links: readonly FoundLink[],
): ReadonlyMap<Rule, readonly Span[]> => {
  const places = new Map<Rule, Span[]>();
  for (const { host, span } of links) {
    for (const rule of domainsAbove(host ?? '').flatMap((domain) => domains.get(domain) ?? []))
      if (!isExcepted(rule, host ?? '')) push(places, rule, span);
  }
  return places;
};

/** A comment with what was looked up in it; links and length are found once, and only if asked for. */
interface Reading {
  readonly draft: CheckedDraft;
  readonly facts: Facts;
  readonly inText: Places;
  readonly inName: Places;
  readonly links: () => readonly FoundLink[];
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

const read = (draft: CheckedDraft, facts: Facts): Reading => ({
  draft,
  facts,
  inText: new Places(draft.text, facts.rules.words),
  inName: new Places(draft.authorName, facts.rules.names),
  links: once(() => findLinks(draft.text)),
});

const isOver = ({ expiresAt }: Rule, now: number): boolean =>
  expiresAt !== null && expiresAt <= now;

const listed = ({ draft, facts, inText, inName, links }: Reading): readonly Signal[] => {
  const { rules, now } = facts;
  const domains = rules.domains.size === 0 ? [] : foundDomains(rules, links());
  const inForce = ([rule]: readonly [Rule, unknown]): boolean => !isOver(rule, now);
  return [
    ...[...inText.found(), ...domains]
      .filter(inForce)
      .map(([rule, spans]) => signalAt(headOf(rule), draft.text, spans)),
    ...[...inName.found()]
      .filter(inForce)
      .map(([rule]) => ({ ...signalOfWhole(headOf(rule)), matches: [draft.authorName] })),
  ];
};

const seenIn = (
  { draft, facts, inText, inName, links }: Reading,
  signals: readonly Signal[],
): Seen => ({
  found: (condition) => (condition.field === 'text' ? inText : inName).of(condition),
  links,
  signals,
  author: facts.author,
  threadKeys: facts.threadKeys,
  length: once(() => graphemes(draft.text)),
  risk: facts.risk,
});

/** What an if-then rule says; one that throws holds the comment, unless it is only a shadow. */
const askRule = (rule: RuleSet['ifThens'][number], text: string, seen: Seen): readonly Signal[] => {
  try {
    const spans = askAll(rule.looksFor, seen);
    return spans === undefined ? [] : [signalAt(headOf(rule), text, spans)];
  } catch {
    const advice = rule.mode === 'shadow' ? 'none' : 'hold';
    return [signalOfWhole({ ...headOf(rule, 'check-failed'), advice })];
  }
};

const LATE = signalOfWhole({ check: 'rules', code: 'check-failed', advice: 'hold' });

/**
 * One signal for each rule that found something, with every place. If-then rules see what all
 * checks and all lists have found, and nothing of each other, so that their order means nothing.
 */
export const rulesCheck: Check = {
  name: 'rules',
  run: (draft, facts, before) => {
    const reading = read(draft, facts);
    const lists = listed(reading);
    const seen = seenIn(reading, [...before, ...lists]);
    const signals = [...lists];
    for (const rule of facts.rules.ifThens) {
      if (facts.isOverdue?.() === true) return [...signals, LATE];
      if (!isOver(rule, facts.now)) signals.push(...askRule(rule, draft.text, seen));
    }
    return signals;
  },
};
