/** Where one is within the rules' page, read from its address and written into it. */
import { RULE_MODES, UNSAVED_RULE, type RuleMode } from '@komentar/domain';
import { hashOfPage } from '../routes.js';

/** The list, one rule (a new one where it has no id), or the import. */
export type RulesPlace =
  | { readonly view: 'list'; readonly site: string; readonly mode?: RuleMode }
  | { readonly view: 'rule'; readonly site: string; readonly ruleId?: string }
  | { readonly view: 'import'; readonly site: string };

const modeOf = (name: string | null): RuleMode | undefined =>
  RULE_MODES.find((mode) => mode === name);

/** The place of an address; without a site of its own, the first of the moderator's. */
export const placeOf = (
  asked: URLSearchParams,
  sites: readonly { readonly id: string }[],
): RulesPlace | undefined => {
  const named = asked.get('site');
  const site = sites.find(({ id }) => id === named)?.id ?? sites[0]?.id;
  if (site === undefined) return undefined;
  if (asked.get('view') === 'import') return { view: 'import', site };
  const rule = asked.get('rule');
  const mode = modeOf(asked.get('mode'));
  if (rule === null) return { view: 'list', site, ...(mode && { mode }) };
  return { view: 'rule', site, ...(rule !== UNSAVED_RULE && { ruleId: rule }) };
};

/** The address of a place. */
export const hashOfPlace = (place: RulesPlace): string => {
  const { site } = place;
  switch (place.view) {
    case 'list':
      return hashOfPage('rules', { site, ...(place.mode && { mode: place.mode }) });
    case 'rule':
      return hashOfPage('rules', { site, rule: place.ruleId ?? UNSAVED_RULE });
    case 'import':
      return hashOfPage('rules', { site, view: 'import' });
  }
};
