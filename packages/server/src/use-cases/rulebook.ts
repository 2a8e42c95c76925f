/** The rules in force on a site, made ready once for each change of them and kept in memory. */
import { SEED_RULES, compileRules, type RuleSet } from '@komentar/domain';
import type { Rules } from '../ports/rules.js';

export interface Rulebook {
  /** The rules as they are now, a new site's first rules planted where it had none. */
  readonly inForce: (site: string, now: number) => Promise<RuleSet>;
  /** Sees to it that the site has had its first rules. */
  readonly begin: (site: string, now: number) => Promise<void>;
}

interface Ready {
  readonly version: number;
  readonly set: RuleSet;
}

type Needs = Pick<Rules, 'version' | 'plant' | 'inForce'>;

/**
 * Asks the store for the version with every comment, one read by primary key. No notice between
 * nodes is needed therefore, and none can be lost: a change counts from its commit on, everywhere.
 */
export const createRulebook = (rules: Needs): Rulebook => {
  const ready = new Map<string, Ready>();
  const loading = new Map<string, Promise<Ready>>();

  const begin = async (site: string, now: number): Promise<number> => {
    const version = await rules.version(site);
    if (version > 0) return version;
    await rules.plant(site, SEED_RULES, now);
    return rules.version(site);
  };

  const load = async (site: string): Promise<Ready> => {
    const { version, rules: list } = await rules.inForce(site);
    const loaded = { version, set: compileRules(list) };
    ready.set(site, loaded);
    return loaded;
  };

  /**
   * Comments that come together wait for one loading, if that began late enough for them; what a
   * fresh loading finds counts, whatever has become of the site meanwhile.
   */
  const loaded = async (site: string, version: number): Promise<RuleSet> => {
    const isThis = (found: Ready | undefined): found is Ready => found?.version === version;
    const known = ready.get(site);
    if (isThis(known)) return known.set;
    const coming = await loading.get(site);
    if (isThis(coming)) return coming.set;
    const under = load(site).finally(() => loading.delete(site));
    loading.set(site, under);
    return (await under).set;
  };

  return {
    inForce: async (site, now) => loaded(site, await begin(site, now)),
    begin: async (site, now) => {
      await begin(site, now);
    },
  };
};
