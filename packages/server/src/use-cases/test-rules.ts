/** `rule:test`: what checks and rules find in a text, before any reader has written it. */
import {
  CHECKS,
  UNSAVED_RULE,
  compileRules,
  decide,
  normaliseBody,
  normaliseName,
  runPipeline,
  type Facts,
  type RuleContent,
  type RuleSet,
  type Signal,
} from '@komentar/domain';
import type { CommandParsed } from '@komentar/protocol';
import { toSignalView } from '../presenters.js';
import type { UseCase } from '../use-case.js';
import { atSite, type Keeping } from './keep-rules.js';
import { hostsOf, siteOf } from './name-thread.js';
import { nudgedFor } from './nudge.js';
import { policyOf } from './policy-of.js';
import type { Ports } from './ports.js';

type Testing = Keeping & Pick<Ports, 'ownOrigin'>;
type Input = CommandParsed<'rule:test'>;

/** What a newcomer and a known author have behind them. */
const AUTHOR = {
  new: { approved: 0, rejected: 0 },
  trusted: { approved: 50, rejected: 0 },
} as const;

const factsOf = async (
  { sites, ownOrigin }: Testing,
  { site: id, as, thread }: Input,
  { rules, now }: Pick<Facts, 'rules' | 'now'>,
): Promise<Facts> => {
  const site = await siteOf(sites, id);
  return {
    policy: policyOf(site),
    threadState: 'open',
    threadKeys: thread === undefined ? [] : [thread, `id:${thread}`],
    ownHosts: hostsOf(site, ownOrigin),
    author: AUTHOR[as],
    sameText: { byAuthor: 0, byOthers: 0 },
    ...{ rules, now },
  };
};

/** The rule under test alone, acting whatever its mode is. */
const alone = (content: RuleContent, ruleId = UNSAVED_RULE): RuleSet =>
  compileRules([{ ...content, id: ruleId, version: 1, mode: 'active', expiresAt: null }]);

const RULES_CHECK = CHECKS.filter(({ name }) => name === 'rules');

/** Everything found, with the rule under test in the place of its saved form. */
const signalsOf = ({ rule, ruleId, name }: Input, text: string, facts: Facts) => {
  const draft = { text, authorName: normaliseName(name ?? '') ?? '' };
  const signals = runPipeline(CHECKS, draft, facts);
  if (rule === undefined) return { signals, tried: facts.rules };
  const others = signals.filter((signal) => signal.rule !== (ruleId ?? UNSAVED_RULE));
  const tried = alone(rule, ruleId);
  const own = RULES_CHECK.flatMap(({ run }) => run(draft, { ...facts, rules: tried }, others));
  return { signals: [...others, ...own], tried };
};

const verdictOf = (signals: readonly Signal[], sets: readonly RuleSet[]) => {
  const status = decide(signals);
  const rules = new Map(sets.flatMap((set) => [...set.rules]));
  const reason = nudgedFor({ verdict: status, signals, rules: { rules } });
  return { status, ...(reason !== undefined && { nudge: reason }) };
};

export const testRules = (ports: Testing): UseCase<'rule:test', 'rule.read'> => ({
  name: 'rule:test',
  allowed: 'rule.read',
  run: async (input, caller) => {
    await atSite(ports, { site: input.site, caller });
    const rules = await ports.rulebook.inForce(input.site, caller.now);
    const text = normaliseBody(input.text);
    const facts = await factsOf(ports, input, { rules, now: caller.now });
    const { signals, tried } = signalsOf(input, text, facts);
    const verdict = verdictOf(signals, [rules, tried]);
    return { value: { text, signals: signals.map(toSignalView), ...verdict } };
  },
});
