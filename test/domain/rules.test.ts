/** The rules of a site: what each kind finds, what conditions can ask, and what becomes of failures. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '#domain/moderation/checks.js';
import { rulesCheck } from '#domain/moderation/checks/rules.js';
import { decide } from '#domain/moderation/decide.js';
import { runPipeline, type Facts } from '#domain/moderation/pipeline.js';
import type { Condition } from '#domain/moderation/rules/condition.js';
import { importLines } from '#domain/moderation/rules/import-lines.js';
import { ruleComplaints } from '#domain/moderation/rules/rule-complaint.js';
import { compileRules } from '#domain/moderation/rules/rule-set.js';
import {
  LIST_KINDS,
  isNoise,
  precisionOf,
  ruleName,
  type ListKind,
  type Rule,
} from '#domain/moderation/rules/rule.js';
import type { Signal } from '#domain/moderation/signal.js';
import { NOON, facts, listed, rule, signalsOf } from './samples.js';

const looksFor = (kind: ListKind, pattern: string, ...exceptions: string[]): Rule['looksFor'] => ({
  ...{ kind, pattern, exceptions },
});

const ifThen = (
  id: string,
  conditions: readonly Condition[],
  change: Partial<Rule> & { match?: 'all' | 'any' } = {},
): Rule => {
  const { match = 'all', ...rest } = change;
  return rule(id, { looksFor: { kind: 'if-then', match, conditions }, note: id, ...rest });
};

const byRules = (signals: readonly Signal[]): readonly Signal[] =>
  signals.filter(({ check }) => check === 'rules');

/** The rules that speak of a text, in order. */
const found = (raw: string, known: Facts): readonly (string | undefined)[] =>
  byRules(signalsOf(raw, known)).map(({ rule: by }) => by);

describe('lists', () => {
  it.each([
    ['https://judi.example/x', true],
    ['https://www.judi.example', true],
    ['https://daftar.judi.example', true],
    ['https://xn--judi.example', false],
    ['https://tanyajudi.example', false],
    ['https://judi.example.org', false],
    ['judi example', false],
  ])('[RL1] a host is found where a link leads to it or below it: %s %s', (raw, is) => {
    const rules = listed('domain', 'judi.example');
    expect(found(`Lihat ${raw} ya`, facts({ rules }))).toEqual(is ? ['judi.example'] : []);
  });

  it('[RL1] the signal of a host marks the link', () => {
    const rules = listed('domain', 'WWW.Judi.example');
    const [signal] = byRules(signalsOf('Buka https://judi.example/a ya', facts({ rules })));
    expect(signal).toMatchObject({ code: 'listed-domain', matches: ['https://judi.example/a'] });
  });

  it("[RL1] an author's name is found in its disguises, and never in the text", () => {
    const known = facts({ rules: listed('name', 'redaksi') });
    const of = (authorName: string, text: string) =>
      byRules(runPipeline(CHECKS, { text, authorName }, known));
    expect(of('R3daks1 Koran', 'Halo semua')).toMatchObject([
      { code: 'listed-name', rule: 'redaksi', matches: ['R3daks1 Koran'], spans: [] },
    ]);
    expect(of('Bu Rini', 'Halo redaksi')).toEqual([]);
  });

  it('[RL2] an exception covers the places it stands at, and no others', () => {
    const rules = [rule('a', { looksFor: looksFor('stem', 'anjing', 'anjing pelacak') })];
    const known = facts({ rules });
    expect(found('Anjing pelacak itu hebat', known)).toEqual([]);
    const signals = byRules(signalsOf('Anjing pelacak, dasar anjing', known));
    expect(signals.map(({ spans }) => spans)).toEqual([[{ start: 22, end: 28 }]]);
  });

  it('[RL2] a host may be excepted below another', () => {
    const rules = [
      rule('a', { looksFor: looksFor('domain', 'blog.example', 'guru.blog.example') }),
    ];
    expect(found('https://guru.blog.example', facts({ rules }))).toEqual([]);
    expect(found('https://lain.blog.example', facts({ rules }))).toEqual(['a']);
  });

  it.each([
    ['active', ['kata'], 'pending'],
    ['shadow', ['kata'], 'published'],
    ['draft', [], 'published'],
    ['retired', [], 'published'],
  ] as const)('[RL3] a rule that is %s', (mode, who, verdict) => {
    const known = facts({ rules: [rule('kata', { mode })] });
    expect(found('Ini kata itu', known)).toEqual(who);
    expect(decide(signalsOf('Ini kata itu', known))).toBe(verdict);
  });

  it.each([
    [NOON - 1, []],
    [NOON, []],
    [NOON + 1, ['kata', 'syarat']],
  ])('[RL4] a rule that runs out at %i says at noon: %j', (expiresAt, who) => {
    const syarat = ifThen('syarat', [{ field: 'length', operator: '>', value: 1 }], { expiresAt });
    const known = facts({ rules: [rule('kata', { expiresAt }), syarat] });
    expect(found('Ini kata itu', known)).toEqual(who);
  });

  it('[RL3] what a rule says follows from its action', () => {
    const rules = (['nudge', 'hold', 'spam', 'reject'] as const).map((action) =>
      rule(action, { action, looksFor: looksFor('word', 'kata') }),
    );
    const advices = byRules(signalsOf('kata', facts({ rules }))).map(({ advice }) => advice);
    expect(advices).toEqual(['hold', 'hold', 'spam', 'reject']);
  });
});

const TEXT = 'Lihat https://judi.example/x, goblok sekali!';
const CONDITIONS: readonly (readonly [Condition, boolean])[] = [
  [{ field: 'text', operator: 'has', value: 'santun, g0blok' }, true],
  [{ field: 'text', operator: 'has', value: 'goblok sekali' }, true],
  [{ field: 'text', operator: 'has', value: 'santun' }, false],
  [{ field: 'text', operator: 'has-not', value: 'santun' }, true],
  [{ field: 'link', operator: 'has', value: 'koran.example, judi.example' }, true],
  [{ field: 'link', operator: 'has', value: 'jud.example' }, false],
  [{ field: 'link', operator: 'has-not', value: 'jud.example' }, true],
  [{ field: 'author.name', operator: 'has', value: 'rini' }, true],
  [{ field: 'author.name', operator: 'has-not', value: 'rini' }, false],
  [{ field: 'signal', operator: 'is', value: 'many-links' }, true],
  [{ field: 'signal', operator: 'is', value: 'contact' }, false],
  [{ field: 'signal', operator: 'is-not', value: 'contact' }, true],
  [{ field: 'author.approved', operator: '<', value: 51 }, true],
  [{ field: 'author.approved', operator: '<', value: 50 }, false],
  [{ field: 'author.approved', operator: '>', value: 50 }, false],
  [{ field: 'author.rejected', operator: '>', value: 1 }, true],
  [{ field: 'thread.key', operator: 'is', value: 'artikel-1' }, true],
  [{ field: 'thread.key', operator: 'is', value: 'id:artikel-1' }, true],
  [
    { field: 'thread.key', operator: 'is', value: 'https://www.koran.example/a/?utm_source=x' },
    true,
  ],
  [{ field: 'thread.key', operator: 'is', value: 'artikel' }, false],
  [{ field: 'thread.key', operator: 'is-not', value: 'artikel' }, true],
  [{ field: 'length', operator: '>', value: 43 }, true],
  [{ field: 'length', operator: '<', value: 44 }, false],
  [{ field: 'links', operator: '>', value: 0 }, true],
  [{ field: 'links', operator: '<', value: 1 }, false],
  [{ field: 'risk', operator: '>', value: 0 }, false],
  [{ field: 'risk', operator: '<', value: 1 }, false],
];

describe('conditions', () => {
  const known = (rules: readonly Rule[]): Facts =>
    facts({
      rules,
      author: { approved: 50, rejected: 2 },
      policy: { maxLinks: 0 },
      threadKeys: ['id:artikel-1', 'u:koran.example/a'],
    });

  it.each(CONDITIONS)('[RL5] %j holds: %s', (condition, holds) => {
    expect(found(TEXT, known([ifThen('s', [condition])]))).toEqual(holds ? ['s'] : []);
  });

  it('[RL5] a learned score is compared once there is one', () => {
    const rules = [ifThen('s', [{ field: 'risk', operator: '>', value: 0.4 }])];
    expect(found('Halo', facts({ rules, risk: 0.5 }))).toEqual(['s']);
    expect(found('Halo', facts({ rules, risk: 0.4 }))).toEqual([]);
  });

  const [yes, no] = [CONDITIONS[0]?.[0], CONDITIONS[2]?.[0]] as [Condition, Condition];
  it.each([
    ['all', [yes, yes], true],
    ['all', [yes, no], false],
    ['any', [no, yes], true],
    ['any', [no, no], false],
    ['all', [], false],
    ['any', [], false],
  ] as const)('[RL5] %s of %j', (match, conditions, holds) => {
    expect(found(TEXT, known([ifThen('s', conditions, { match })]))).toEqual(holds ? ['s'] : []);
  });

  it('[RL5] the signal marks the words and links that make it hold', () => {
    const conditions: Condition[] = [
      { field: 'text', operator: 'has', value: 'goblok' },
      { field: 'link', operator: 'has', value: 'judi.example' },
    ];
    const [signal] = byRules(signalsOf(TEXT, known([ifThen('s', conditions)])));
    expect(signal).toMatchObject({
      ...{ code: 'rule', advice: 'hold', rule: 's', ruleVersion: 1, ruleName: 's' },
      matches: ['https://judi.example/x', 'goblok'],
    });
  });

  it('[RL6] they see the lists and the checks, and not each other', () => {
    const rules = [
      ifThen('ikut', [{ field: 'signal', operator: 'is', value: 'rule' }]),
      ifThen('daftar', [{ field: 'signal', operator: 'is', value: 'listed-word' }]),
      ...listed('word', 'goblok'),
    ];
    expect(found(TEXT, known(rules))).toEqual(['goblok', 'daftar']);
  });

  it('[RL7] one that fails holds by its name, as a shadow it does nothing, and the others still speak', () => {
    const broken = (id: string, mode: Rule['mode']) =>
      ifThen(id, [{ field: 'tiada' as 'text', operator: 'has', value: 'x' }], { mode });
    const rules = [broken('rusak', 'active'), broken('bayang', 'shadow'), ifThen('s', [yes])];
    const signals = byRules(signalsOf(TEXT, facts({ rules })));
    expect(signals.map(({ rule: by, code, advice }) => [by, code, advice])).toEqual([
      ['rusak', 'check-failed', 'hold'],
      ['bayang', 'check-failed', 'none'],
      ['s', 'rule', 'hold'],
    ]);
  });

  it('[RL7] rules whose turn comes too late hold the comment', () => {
    const rules = ['a', 'b', 'c'].map((id) => ifThen(id, [no]));
    let asked = 0;
    const isOverdue = (): boolean => (asked += 1) > 2;
    const signals = signalsOf('Halo', facts({ rules, isOverdue }));
    expect(signals.map(({ code, advice }) => [code, advice])).toEqual([['check-failed', 'hold']]);
    expect(signalsOf('Halo', facts({ rules }))).toEqual([]);
  });
});

describe('any rule on any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('a n j i n g', 'https://a.b', '[x](y)', '(((', '\u0000', '\ud800', '.', ',,,'),
  );
  const value = fc.oneof(text, fc.double(), fc.constant('newcomer'));
  const condition = fc
    .constantFrom(...CONDITIONS)
    .chain(([{ field, operator }]) =>
      value.map((of): Condition => ({ field, operator, value: of })),
    );
  const rules = fc.array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom(...LIST_KINDS), text, fc.array(text, { maxLength: 3 }))
        .map(([kind, pattern, exceptions]) =>
          rule('r', { looksFor: looksFor(kind, pattern, ...exceptions) }),
        ),
      fc
        .tuple(
          fc.array(condition, { maxLength: 3 }),
          fc.constantFrom('all' as const, 'any' as const),
        )
        .map(([conditions, match]) => ifThen('r', conditions, { match })),
    ),
    { maxLength: 5 },
  );

  it('[RL8] [AC20] never throws, and marks what is there', () => {
    fc.assert(
      fc.property(rules, fc.array(text, { maxLength: 6 }), text, (list, parts, authorName) => {
        const known = facts({ rules: list });
        const body = parts.join(' ');
        for (const signal of rulesCheck.run({ text: body, authorName }, known, [])) {
          expect(signal.code).not.toBe('check-failed');
          if (signal.code !== 'listed-name')
            expect(signal.spans.map(({ start, end }) => body.slice(start, end))).toEqual(
              signal.matches,
            );
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a pasted list', () => {
  it.each([
    ['kelinci', ['word', 'kelinci']],
    ['  dua  kata ', ['phrase', 'dua  kata']],
    ['goblok*', ['stem', 'goblok']],
    ['dua kata*', ['phrase', 'dua kata*']],
    ['Bit.ly', ['domain', 'bit.ly']],
    ['https://www.Judi.example/daftar?x=1', ['domain', 'judi.example']],
    ['***', ['word', '***', 'empty']],
    ['x'.repeat(101), ['word', 'x'.repeat(101), 'too-long']],
  ])('[RL11] reads %j as %j', (text, [kind, pattern, why]) => {
    expect(importLines(text)).toEqual([{ line: 1, kind, pattern, ...(why && { why }) }]);
  });

  it('[RL11] passes over blanks and remarks, and says what stands there twice however it is written', () => {
    const lines = importLines('# judul\r\n\r\nTolol\n  t0lol \nb\rhttps://b.example\nB.example');
    expect(lines.map(({ line, why }) => [line, why])).toEqual([
      ...[
        [3, undefined],
        [4, 'twice'],
        [5, undefined],
        [6, undefined],
        [7, 'twice'],
      ],
    ]);
  });

  it('[RL8] any paste can be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const { line, pattern } of importLines(text)) expect([line > 0, pattern]).toBeTruthy();
      }),
    );
  });
});

describe('what can be kept', () => {
  const complaints = (kind: ListKind, pattern: string, ...exceptions: string[]) =>
    ruleComplaints({ note: '', looksFor: looksFor(kind, pattern, ...exceptions) }).map(
      ({ field, why }) => `${field} ${why}`,
    );

  it.each([
    ['word', 'goblok', []],
    ['word', '(((', ['pattern empty']],
    ['word', 'dua kata', ['pattern one-word']],
    ['stem', 'dua kata', ['pattern one-word']],
    ['phrase', 'dua kata', []],
    ['phrase', 'satu', ['pattern several-words']],
    ['phrase', '', ['pattern empty']],
    ['phrase', 'satu dua tiga empat lima enam tujuh delapan sembilan', ['pattern too-many-words']],
    ['name', 'Redaksi Koran', []],
    ['domain', 'bit.ly', []],
    ['domain', 'www.Bit.ly', []],
    ['domain', 'https://bit.ly', ['pattern not-a-host']],
    ['domain', 'bitly', ['pattern not-a-host']],
    ['domain', 'россия.рф', []],
  ] as const)('[RL9] of a %s %j: %j', (kind, pattern, expected) => {
    expect(complaints(kind, pattern)).toEqual(expected);
  });

  it('[RL9] exceptions, conditions and names are looked at too', () => {
    expect(complaints('word', 'a', 'b', '***')).toEqual(['exceptions empty']);
    expect(complaints('domain', 'a.com', 'b')).toEqual(['exceptions not-a-host']);
    const wrong: Condition[] = [
      { field: 'text', operator: 'has', value: ' , ' },
      { field: 'length', operator: 'has', value: 3 },
      { field: 'length', operator: '>', value: -1 },
      { field: 'risk', operator: '>', value: 2 },
      { field: 'link', operator: 'has', value: 'bit.ly, x' },
      { field: 'thread.key', operator: 'is', value: ' ' },
    ];
    const of = (conditions: readonly Condition[], note: string) =>
      ruleComplaints({ note, looksFor: { kind: 'if-then', match: 'all', conditions } }).map(
        ({ field, why }) => `${field} ${why}`,
      );
    expect(of(wrong, '')).toEqual([
      'conditions.0 empty',
      'conditions.1 wrong-operator',
      'conditions.2 not-a-number',
      'conditions.3 not-a-number',
      'conditions.4 not-a-host',
      'conditions.5 empty',
      'note unnamed',
    ]);
    expect(of([], 'Nama')).toEqual(['conditions no-conditions']);
    expect(
      of(
        CONDITIONS.map(([condition]) => condition),
        'Nama',
      ),
    ).toEqual([]);
  });

  it('[RL9] a rule is called by its pattern, or by the first line of its note', () => {
    expect(ruleName(rule('x', { note: 'catatan' }))).toBe('x');
    expect(ruleName(ifThen('x', [], { note: ' Judul \nsisanya' }))).toBe('Judul');
  });

  it('[RL10] precision is the rejected part of what was decided; noise is below a fifth of thirty', () => {
    expect(precisionOf({ approved: 0, rejected: 0 })).toBeUndefined();
    expect(precisionOf({ approved: 1, rejected: 3 })).toBe(0.75);
    expect(isNoise({ approved: 24, rejected: 5 })).toBe(false);
    expect(isNoise({ approved: 25, rejected: 5 })).toBe(true);
    expect(isNoise({ approved: 24, rejected: 6 })).toBe(false);
  });

  it('[RL3] only rules in force are made ready', () => {
    const modes = ['draft', 'shadow', 'active', 'retired'] as const;
    const set = compileRules(modes.map((mode) => rule(mode, { mode })));
    expect([...set.rules.keys()]).toEqual(['shadow', 'active']);
  });
});
