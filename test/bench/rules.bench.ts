/**
 * Measures asking a site's rules of one comment, with 20,000 rules in force.
 *
 * Floor: the same with the rules a new site starts with. A ratio near 1 says that a long list
 * costs no more than a short one, as a lookup by hash should.
 */
import { SEED_RULES, compileRules, type Facts, type Rule, type RuleSet } from '#domain/index.js';
import { rulesCheck } from '#domain/moderation/checks/rules.js';
import { DEFAULT_POLICY } from '#domain/policy.js';
import type { Figure } from './run.js';
import { beside, median } from './support/figures.js';

const RULES = 20_000;
const SAMPLES = 2_000;

export const name = `Asking ${RULES} rules of one comment, floor: those of a new site`;

const TEXT =
  'Menurut saya pemerintah harus segera bertindak, karena warga sudah lama menunggu kepastian soal harga beras dan jalan rusak di desa kami. '.repeat(
    3,
  );

/** A word of letters alone for each number. */
const wordOf = (n: number): string =>
  `kata${n.toString(26).replace(/\d/gu, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')}`;

const listed = (n: number): Rule => ({
  ...{ id: String(n), version: 1, action: 'hold', reason: null, note: '', mode: 'active' },
  looksFor: { kind: n % 3 === 0 ? 'word' : 'stem', pattern: wordOf(n), exceptions: [] },
  expiresAt: null,
});

const millisecondsWith = (rules: RuleSet): number => {
  const facts: Facts = {
    ...{ policy: DEFAULT_POLICY, threadKeys: [], ownHosts: [], rules, now: 0 },
    threadState: 'open',
    author: { approved: 50, rejected: 0 },
    sameText: { byAuthor: 0, byOthers: 0 },
  };
  const took = Array.from({ length: SAMPLES }, () => {
    const startedAt = performance.now();
    rulesCheck.run({ text: TEXT, authorName: 'Bu Rini' }, facts, []);
    return performance.now() - startedAt;
  });
  return median(took.slice(SAMPLES / 4));
};

export const run = (): Promise<readonly Figure[]> => {
  const short = compileRules(SEED_RULES);
  const more = Array.from({ length: RULES - SEED_RULES.length }, (_, n) => listed(n));
  const long = compileRules([...SEED_RULES, ...more]);
  millisecondsWith(short);
  return Promise.resolve([
    beside('one comment of 420 characters, median', 'ms', {
      value: millisecondsWith(long),
      floor: millisecondsWith(short),
    }),
  ]);
};
