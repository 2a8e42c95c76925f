/** Everything the desk does with a site's rules, in one list. */
import type { RegisteredUseCase } from '../use-case.js';
import { importRules } from './import-rules.js';
import {
  activateRule,
  exportRules,
  listRules,
  readRule,
  retireRule,
  saveRule,
  undoRule,
  type Keeping,
} from './keep-rules.js';
import type { Ports } from './ports.js';
import { testRules } from './test-rules.js';

/** The use-cases of the commands `rule:…`. */
export const keepRules = (
  ports: Keeping & Pick<Ports, 'ownOrigin'>,
): readonly RegisteredUseCase[] => [
  listRules(ports),
  readRule(ports),
  exportRules(ports),
  saveRule(ports),
  activateRule(ports),
  retireRule(ports),
  undoRule(ports),
  testRules(ports),
  importRules(ports),
];
