/**
 * Measures what each check of a draft costs on the longest text that gets in, for the worst of the
 * texts that are known to trouble careless expressions.
 *
 * Floor: the same check on sixteen texts of a sixteenth of that length each. Work that grows with the
 * text has a ratio of 1, work that grows with its square one of 16.
 */
import { BODY_UNITS } from '@komentar/protocol';
import { CHECKS } from '#domain/moderation/checks.js';
import type { Check } from '#domain/moderation/pipeline.js';
import { SEED_RULES } from '#domain/moderation/seed-rules.js';
import { facts } from '../domain/samples.js';
import { WORST } from '../domain/worst-texts.js';
import type { Figure } from './run.js';
import { beside, type Pair } from './support/figures.js';

const RUNS = 7;
const PARTS = 16;

export const name = 'Checks of a draft, worst of the texts that repeat something';

const known = facts({ rules: SEED_RULES });

const leastFor = (act: () => void): number => {
  let least = Infinity;
  for (let n = 0; n < RUNS; n += 1) {
    const from = performance.now();
    act();
    least = Math.min(least, performance.now() - from);
  }
  return least;
};

const costOf = (check: Check, unit: string): Pair => {
  const of = (length: number) => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    return { text, authorName: 'x' };
  };
  const [whole, part] = [of(BODY_UNITS), of(BODY_UNITS / PARTS)];
  return {
    value: leastFor(() => check.run(whole, known, [])),
    floor: leastFor(() => {
      for (let n = 0; n < PARTS; n += 1) check.run(part, known, []);
    }),
  };
};

export const run = (): Promise<readonly Figure[]> => {
  const figures = CHECKS.map((check) => {
    const pairs = WORST.map((unit) => costOf(check, unit));
    const worst = pairs.reduce((a, b) => (b.value > a.value ? b : a));
    return beside(check.name, 'ms', worst);
  });
  return Promise.resolve(figures);
};
