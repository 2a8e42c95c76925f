/** What changed between two texts: complete, as short as can be, and readable. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { editScript } from '#dashboard/render/edit-script.js';
import { wordDiff } from '#dashboard/render/word-diff.js';
import { piecesOf } from '#dashboard/render/words.js';

const SIGN = { same: ' ', removed: '-', added: '+' } as const;
const told = (before: string, after: string) =>
  wordDiff(before, after).map(({ kind, text }) => SIGN[kind] + text);

/** Few words, so that rows have much in common, in every way two can be put together. */
const rows = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 24 });
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom('kota', 'kolam', ' ', '\n', ', ', 'ramai 👨‍👩‍👧', 'é'), { maxLength: 30 })
    .map((all) => all.join('')),
);

/** The length of the longest common subsequence, the slow and plain way. */
const inCommon = (before: readonly string[], after: readonly string[]): number => {
  let above = new Array<number>(after.length + 1).fill(0);
  for (const token of before) {
    const line = [0];
    for (const [at, other] of after.entries())
      line.push(
        token === other ? (above[at] ?? 0) + 1 : Math.max(line[at] ?? 0, above[at + 1] ?? 0),
      );
    above = line;
  }
  return above.at(-1) ?? 0;
};

describe('the shortest way', () => {
  it('[DK33] keeps as many tokens as two rows have in common', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const same = editScript(before, after).filter(({ kind }) => kind === 'same');
        const kept = same.reduce((sum, { count }) => sum + count, 0);
        expect(kept).toBe(inCommon(before, after));
      }),
      { numRuns: 500 },
    );
  });

  it('[DK33] leads from the one row to the other', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        let [at, to] = [0, 0];
        for (const { kind, count } of editScript(before, after)) {
          const taken = before.slice(at, at + count);
          if (kind === 'same') expect(taken).toEqual(after.slice(to, to + count));
          if (kind !== 'added') at += count;
          if (kind !== 'removed') to += count;
        }
        expect([at, to]).toEqual([before.length, after.length]);
      }),
    );
  });

  it('[DK33] takes two long texts without anything in common as one replaced by the other', () => {
    const row = (name: string) => Array.from({ length: 8_000 }, (_, at) => `${name}${at}`);
    expect(editScript(row('a'), row('b'))).toEqual([
      { kind: 'removed', count: 8_000 },
      { kind: 'added', count: 8_000 },
    ]);
  });
});

describe('words', () => {
  it('[DK33] applied, the changes give both texts', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const changes = wordDiff(before, after);
        const without = (kind: string) =>
          changes.flatMap((change) => (change.kind === kind ? [] : [change.text])).join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
        expect(changes.some(({ text }) => text === '')).toBe(false);
      }),
    );
  });

  it('[DK33] the same text has not changed', () => {
    expect(told('Kolam kota dibuka lagi.', 'Kolam kota dibuka lagi.')).toEqual([
      ' Kolam kota dibuka lagi.',
    ]);
    expect(told('', '')).toEqual([]);
  });

  it('[DK33] shows whole words, and neighbouring ones as one change', () => {
    expect(told('Dasar goblok semua orang itu!', 'Saya kurang setuju dengan orang itu!')).toEqual([
      '-Dasar goblok semua',
      '+Saya kurang setuju dengan',
      '  orang itu!',
    ]);
    expect(told('baris satu\nbaris dua', 'baris satu\nbaris tiga')).toEqual([
      ' baris satu\nbaris ',
      '-dua',
      '+tiga',
    ]);
  });

  it('[DK33] no change cuts a picture or a letter with its marks in two', () => {
    expect(told('ya 👨‍👩‍👧 e\u0301', 'ya 👨‍👩‍👦 e')).toEqual([' ya ', '-👨‍👩‍👧 e\u0301', '+👨‍👩‍👦 e']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const cuts = new Set(piecesOf(text).map(({ start }) => start));
        const graphemes = new Intl.Segmenter('id').segment(text);
        const starts = new Set(Array.from(graphemes, ({ index }) => index));
        expect([...cuts].filter((cut) => !starts.has(cut))).toEqual([]);
      }),
    );
  });
});
