/** Holds the numbered rules and the tests together: each number stands for one promise. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/freshness.mjs';
import { testSources } from './repository.js';

const RULES = [
  ...readFileSync(join(ROOT, 'docs/rules.md'), 'utf8').matchAll(/^- \*\*(?<id>[A-Z]+\d+)\*\*/gmu),
].map(({ groups }) => groups?.['id'] ?? '');

/** What stands in brackets at the head of a title, number by number. */
const CITED = testSources().flatMap(({ text }) =>
  [...text.matchAll(/['"`](?<ids>(?:\[[A-Z]+\d[^\]]*\] )+)/gu)].flatMap(
    ({ groups }) => groups?.['ids']?.match(/\b[A-Z]+\d+\b/gu) ?? [],
  ),
);

describe('rules', () => {
  it('[TS2] every number stands for one rule, and every rule that a test cites is written down', () => {
    expect(RULES.filter((id, at) => RULES.indexOf(id) !== at)).toEqual([]);
    const known = new Set(RULES);
    expect([...new Set(CITED)].filter((id) => !known.has(id))).toEqual([]);
    expect(CITED.length).toBeGreaterThan(known.size);
  });
});
