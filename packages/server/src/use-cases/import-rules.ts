/** `rule:import`: a pasted list becomes rules, looked at first and then all at once. */
import {
  MAX_IMPORT_LINES,
  importLines,
  looksForOf,
  patternKey,
  type ImportLine,
} from '@komentar/domain';
import { Refusal, actOf, demand, type UseCase } from '../use-case.js';
import { atSite, type Keeping } from './keep-rules.js';

interface Line extends Omit<ImportLine, 'why'> {
  readonly why?: string;
  /** The rule that finds the same already. */
  readonly ruleId?: string;
}

const keyOf = (line: ImportLine): string => patternKey(looksForOf(line)) ?? '';

/** Every line with what is wrong with it, also where the site has a rule that finds the same. */
const linesOf = async (
  { rules }: Keeping,
  site: string,
  pasted: string,
): Promise<readonly Line[]> => {
  const lines = importLines(pasted);
  if (lines.length === 0) throw new Refusal('invalid', { field: 'text' });
  if (lines.length > MAX_IMPORT_LINES) throw new Refusal('too-long', { field: 'text' });
  const known = await rules.known(site, lines.map(keyOf));
  return lines.map((line) => {
    const ruleId = known.get(keyOf(line));
    return line.why === undefined && ruleId !== undefined
      ? { ...line, why: 'known', ruleId }
      : line;
  });
};

export const importRules = (ports: Keeping): UseCase<'rule:import', 'rule.draft'> => ({
  name: 'rule:import',
  allowed: 'rule.draft',
  run: async ({ site, text, rule, save }, caller) => {
    await atSite(ports, { site, caller });
    demand(caller, rule.mode === 'active' ? 'rule.activate' : 'rule.draft', { site });
    const lines = await linesOf(ports, site, text);
    const good = save ? lines.filter(({ why }) => why === undefined) : [];
    if (good.length > 0) {
      const rules = good.map((line) => ({
        ...{ id: ports.secrets.newId(), ...rule, looksFor: looksForOf(line) },
      }));
      const added = await ports.rules.add({ site, rules, ...actOf(caller) });
      if (added === 'too-many') throw new Refusal('too-many', { field: 'text' });
    }
    return { value: { lines: [...lines], saved: good.length } };
  },
});
