/** How signals become a verdict, and what the pipeline does with checks that fail. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '#domain/moderation/decide.js';
import { runPipeline, type Check } from '#domain/moderation/pipeline.js';
import type { Advice, Signal } from '#domain/moderation/signal.js';
import { draft, facts } from './samples.js';

const ADVICES: readonly Advice[] = ['none', 'hold', 'spam', 'reject'];
const signal = (advice: Advice): Signal => ({
  check: 'sample',
  code: 'contact',
  advice,
  matches: [],
  spans: [],
});
const check = (name: string, run: Check['run']): Check => ({ name, run });

describe('decide', () => {
  it('[DC1] without signals a comment is published', () => {
    expect(decide([])).toBe('published');
    expect(decide([signal('none')])).toBe('published');
  });

  it.each([
    ['hold', 'pending'],
    ['spam', 'spam'],
    ['reject', 'rejected'],
  ] as const)('[DC2] advice %s leads to %s', (advice, status) => {
    expect(decide([signal(advice)])).toBe(status);
  });

  it('[DC3] the gravest advice wins in any order: reject, spam, hold, none', () => {
    const byGravity = { none: 'published', hold: 'pending', spam: 'spam', reject: 'rejected' };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ADVICES), { minLength: 1 }), (advices) => {
        const worst = Math.max(...advices.map((advice) => ADVICES.indexOf(advice)));
        expect(decide(advices.map(signal))).toBe(byGravity[ADVICES[worst] ?? 'none']);
      }),
    );
  });
});

describe('pipeline', () => {
  it('[DC4] keeps every signal of every check, in the order of the checks', () => {
    const checks = [
      check('first', () => [signal('reject'), signal('none')]),
      check('silent', () => []),
      check('last', () => [signal('hold')]),
    ];
    const advices = runPipeline(checks, draft('halo'), facts()).map(({ advice }) => advice);
    expect(advices).toEqual(['reject', 'none', 'hold']);
  });

  it('[DC5] a check that throws holds the comment, and the others still speak', () => {
    const checks = [
      check('broken', () => {
        throw new Error('out of order');
      }),
      check('last', () => [signal('none')]),
    ];
    const signals = runPipeline(checks, draft('halo'), facts());
    expect(signals.map(({ check: by, code }) => [by, code])).toEqual([
      ['broken', 'check-failed'],
      ['sample', 'contact'],
    ]);
    expect(decide(signals)).toBe('pending');
  });

  it('[DC5] a check that fails never softens a graver advice', () => {
    const checks = [
      check('broken', () => {
        throw new Error('out of order');
      }),
      check('strict', () => [signal('reject')]),
    ];
    expect(decide(runPipeline(checks, draft('halo'), facts()))).toBe('rejected');
  });

  it('[DC6] checks are given the draft, the facts and what was found before them', () => {
    const [given, known] = [draft('halo'), facts()];
    const seen: unknown[] = [];
    const spy = check('spy', (...args) => {
      seen.push(...args);
      return [];
    });
    const first = check('first', () => [signal('hold')]);
    runPipeline([first, spy], given, known);
    expect(seen).toEqual([given, known, [signal('hold')]]);
  });
});
