/** Marks in a comment's text: every span shown, every character kept. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { segmentsOf } from '#dashboard/render/segments.js';
import { signalOf } from './cards.js';

const marked = (text: string, ...spans: (readonly [number, number])[]) =>
  segmentsOf(
    text,
    spans.map(([start, end], at) => signalOf({ rule: String(at), spans: [{ start, end }] })),
  ).map(({ text: run, signals }) => [run, signals.map(({ rule }) => rule).join()]);

describe('segments', () => {
  it('[DK12] cuts where spans begin and end', () => {
    expect(marked('satu dua tiga', [5, 8])).toEqual([
      ['satu ', ''],
      ['dua', '0'],
      [' tiga', ''],
    ]);
  });

  it('[DK12] shows both signals where spans overlap, touch or lie in one another', () => {
    expect(marked('abcdef', [1, 4], [3, 6])).toEqual([
      ['a', ''],
      ['bc', '0'],
      ['d', '0,1'],
      ['ef', '1'],
    ]);
    expect(marked('abcd', [0, 2], [2, 4])).toEqual([
      ['ab', '0'],
      ['cd', '1'],
    ]);
    expect(marked('abcd', [0, 4], [1, 2])).toEqual([
      ['a', '0'],
      ['b', '0,1'],
      ['cd', '0'],
    ]);
  });

  it('[DK12] counts UTF-16 code units and never cuts a character in two', () => {
    expect(marked('😀abc', [2, 3])).toEqual([
      ['😀', ''],
      ['a', '0'],
      ['bc', ''],
    ]);
    expect(marked('a😀b', [2, 3])).toEqual([
      ['a', ''],
      ['😀', '0'],
      ['b', ''],
    ]);
  });

  it('[DK12] ignores spans that lie outside the text or are empty', () => {
    expect(marked('abc', [2, 99], [7, 9], [1, 1], [-4, -1])).toEqual([
      ['ab', ''],
      ['c', '0'],
    ]);
    expect(marked('')).toEqual([]);
  });

  it('[DK12] the runs joined are the text, and each spanned unit carries its signal', () => {
    const span = fc
      .tuple(fc.nat(30), fc.nat(30))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.array(span, { maxLength: 5 }),
        (text, spans) => {
          const signals = spans.map((it) => signalOf({ spans: [it] }));
          const runs = segmentsOf(text, signals);
          expect(runs.map((run) => run.text).join('')).toBe(text);
          let at = 0;
          for (const run of runs) {
            for (const signal of signals) {
              const { start, end } = signal.spans[0]!;
              const isInside = start < end && start < at + run.text.length && end > at;
              if (isInside) expect(run.signals).toContain(signal);
            }
            at += run.text.length;
          }
        },
      ),
    );
  });
});
