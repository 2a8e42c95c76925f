/** `rule:list`, `rule:read`, `rule:export` and every change of a rule. */
import { ruleComplaints, type RuleContent } from '@komentar/domain';
import type { RuleRecord, RuleUndone } from '../ports/rules.js';
import { contentOfRule, toRuleVersionView, toRuleView } from '../presenters.js';
import { Refusal, actOf, demand, type DeskCaller, type UseCase } from '../use-case.js';
import { siteOf } from './name-thread.js';
import type { Ports } from './ports.js';
import type { Rulebook } from './rulebook.js';
import { rulesCsv } from './rules-csv.js';

/** What keeping rules needs. */
export interface Keeping extends Pick<Ports, 'rules' | 'sites' | 'secrets'> {
  readonly rulebook: Rulebook;
}

/** Rules on a page where the caller does not say. */
const RULES = 50;
/** Versions of a rule that are read with it. */
const VERSIONS = 50;

/** Refuses where the caller may not look at the site's rules; sees to it that there are any. */
export const atSite = async (
  { sites, rulebook }: Keeping,
  { site, caller }: { readonly site: string; readonly caller: DeskCaller },
): Promise<void> => {
  demand(caller, 'rule.read', { site });
  await siteOf(sites, site);
  await rulebook.begin(site, caller.now);
};

const mustFind = async (
  { rules }: Keeping,
  { site, ruleId }: { readonly site: string; readonly ruleId: string },
): Promise<RuleRecord> => {
  const rule = await rules.find(site, ruleId);
  if (rule === undefined) throw new Refusal('unknown-rule', { field: 'ruleId' });
  return rule;
};

/** What acts, or shall act, takes a lead to change; everybody at the desk may draft. */
const mayChange = (
  caller: DeskCaller,
  site: string,
  versions: readonly (Pick<RuleContent, 'mode'> | undefined)[],
): void => {
  const acts = versions.some((content) => content?.mode === 'active');
  demand(caller, acts ? 'rule.activate' : 'rule.draft', { site });
};

const conclude = (done: RuleUndone) => {
  switch (done.kind) {
    case 'saved':
      return { value: { rule: toRuleView(done.rule) } };
    case 'conflict':
      throw new Refusal('conflict', { field: 'version' });
    case 'missing':
      throw new Refusal('unknown-rule', { field: 'ruleId' });
    case 'refused':
      throw new Refusal(done.no);
  }
};

/** Refuses what could never find anything, with the field of the first complaint. */
const mustBeSound = (rule: RuleContent): void => {
  const [complaint] = ruleComplaints(rule);
  if (complaint === undefined) return;
  const { field, why } = complaint;
  const path = field === 'note' ? 'rule.note' : `rule.looksFor.${field}`;
  throw new Refusal('invalid', { field: path, hint: why });
};

export const listRules = (ports: Keeping): UseCase<'rule:list', 'rule.read'> => ({
  name: 'rule:list',
  allowed: 'rule.read',
  run: async ({ limit = RULES, ...query }, caller) => {
    await atSite(ports, { site: query.site, caller });
    const page = await ports.rules.page({ ...query, limit });
    if (page === 'bad-cursor') throw new Refusal('invalid', { field: 'after' });
    const { rules, next } = page;
    return { value: { items: rules.map(toRuleView), ...(next !== undefined && { next }) } };
  },
});

export const readRule = (ports: Keeping): UseCase<'rule:read', 'rule.read'> => ({
  name: 'rule:read',
  allowed: 'rule.read',
  run: async ({ site, ruleId }, caller) => {
    await atSite(ports, { site, caller });
    const rule = await mustFind(ports, { site, ruleId });
    const history = await ports.rules.history(site, ruleId, VERSIONS);
    return { value: { rule: toRuleView(rule), history: history.map(toRuleVersionView) } };
  },
});

export const exportRules = (ports: Keeping): UseCase<'rule:export', 'rule.read'> => ({
  name: 'rule:export',
  allowed: 'rule.read',
  run: async ({ site }, caller) => {
    await atSite(ports, { site, caller });
    return { value: { csv: rulesCsv(await ports.rules.all(site)) } };
  },
});

export const saveRule = (ports: Keeping): UseCase<'rule:save', 'rule.draft'> => ({
  name: 'rule:save',
  allowed: 'rule.draft',
  run: async ({ site, ruleId, version, rule }, caller) => {
    await atSite(ports, { site, caller });
    const before = ruleId === undefined ? undefined : await mustFind(ports, { site, ruleId });
    if (before !== undefined && version === undefined)
      throw new Refusal('invalid', { field: 'version' });
    mayChange(caller, site, [before, rule]);
    mustBeSound(rule);
    const saved = await ports.rules.save({
      ...{ site, id: ruleId ?? ports.secrets.newId(), act: 'save', content: rule },
      version: before === undefined ? null : (version ?? null),
      ...actOf(caller),
    });
    return conclude(saved);
  },
});

const MODE_OF = { activate: 'active', retire: 'retired' } as const;

const changeMode = <A extends keyof typeof MODE_OF, R extends 'rule.draft' | 'rule.activate'>(
  ports: Keeping,
  { act, allowed }: { readonly act: A; readonly allowed: R },
): UseCase<`rule:${A}`, R> => ({
  name: `rule:${act}`,
  allowed,
  run: async (
    { site, ruleId, version }: { site: string; ruleId: string; version: number },
    caller: DeskCaller,
  ) => {
    await atSite(ports, { site, caller });
    const before = await mustFind(ports, { site, ruleId });
    const content = { ...contentOfRule(before), mode: MODE_OF[act] };
    mayChange(caller, site, [before, content]);
    const change = { site, id: ruleId, version, act, content, ...actOf(caller) };
    return conclude(await ports.rules.save(change));
  },
});

export const activateRule = (ports: Keeping) =>
  changeMode(ports, { act: 'activate', allowed: 'rule.activate' });
export const retireRule = (ports: Keeping) =>
  changeMode(ports, { act: 'retire', allowed: 'rule.draft' });

export const undoRule = (ports: Keeping): UseCase<'rule:undo', 'rule.draft'> => ({
  name: 'rule:undo',
  allowed: 'rule.draft',
  run: async ({ site, ruleId, version }, caller) => {
    await atSite(ports, { site, caller });
    const before = await mustFind(ports, { site, ruleId });
    const [, former] = await ports.rules.history(site, ruleId, 2);
    mayChange(caller, site, [before, former]);
    return conclude(await ports.rules.undo({ site, id: ruleId, version, ...actOf(caller) }));
  },
});
