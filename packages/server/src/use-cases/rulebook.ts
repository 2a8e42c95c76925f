/** The rules in force on a site, made ready to be asked. */
import { SEED_RULES, compileRules, type RuleSet } from '@komentar/domain';

export interface Rulebook {
  readonly inForce: (site: string) => Promise<RuleSet>;
}

/** Every site has the rules a new site starts with. */
export const createRulebook = (): Rulebook => {
  const rules = compileRules(SEED_RULES);
  return { inForce: () => Promise.resolve(rules) };
};
