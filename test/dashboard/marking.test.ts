/** Marking the words that an author is asked to change: by keys, by pointer, and as it is sent. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { SIGNAL_CODES, REASON_CODES } from '@komentar/domain';
import { choosingOn, isStale, marked, MARKING_STEPS, sayingOf } from '#dashboard/queue/choosing.js';
import {
  cycled,
  drawn,
  kept,
  markingOf,
  marksOf,
  moved,
  pointed,
  unmarked,
  type Marking,
} from '#dashboard/queue/marking.js';
import { suggestedReason } from '#dashboard/queue/suggested-reason.js';
import { cardOf, signalOf } from './cards.js';

const TEXT = 'Dasar goblok semua, hubungi 0812 sekarang!';
const found = (text: string, ...words: readonly string[]) =>
  cardOf('c1', {
    text,
    signals: words.map((word) => {
      const start = text.indexOf(word);
      return signalOf({ spans: [{ start, end: start + word.length }] });
    }),
  });
const plain = markingOf(found(TEXT));
const matched = markingOf(found(TEXT, '0812', 'goblok'));
const words = (marking: Marking) =>
  marksOf(marking).map(({ start, end }) => marking.text.slice(start, end));
const on = (marking: Marking) => cycled(marking, 1);
const longer = (marking: Marking) => drawn(marking, 1);
const shorter = (marking: Marking) => drawn(marking, -1);

describe('by keys', () => {
  it('[DK31] offers what the checks found, in the order of the text, around the end', () => {
    expect(words(on(matched))).toEqual(['goblok']);
    expect(words(on(on(matched)))).toEqual(['0812']);
    expect(words(on(on(on(matched))))).toEqual(['goblok']);
    expect(words(cycled(matched, -1))).toEqual(['0812']);
  });

  it('[DK31] offers every word where the checks found nothing', () => {
    expect(words(on(plain))).toEqual(['Dasar']);
    expect(words(on(on(plain)))).toEqual(['goblok']);
    expect(words(cycled(plain, -1))).toEqual(['sekarang']);
  });

  it('[DK31] reaches a word that the checks did not find', () => {
    expect(words(moved(on(matched), 1))).toEqual(['semua']);
    expect(words(moved(on(matched), -1))).toEqual(['Dasar']);
  });

  it('[DK31] draws a mark longer and shorter by words, on either side, and no further than the text', () => {
    expect(words(longer(longer(on(matched))))).toEqual(['goblok semua, hubungi']);
    expect(words(shorter(longer(on(matched))))).toEqual(['goblok']);
    expect(words(shorter(on(matched)))).toEqual(['Dasar goblok']);
    expect(words(shorter(shorter(shorter(on(matched)))))).toEqual(['Dasar goblok']);
    expect(words(longer(plain))).toEqual(['Dasar']);
  });

  it('[DK31] keeps a mark and goes on to what is not marked yet; the last one is taken away again', () => {
    const both = on(kept(on(matched)));
    expect(words(both)).toEqual(['goblok', '0812']);
    expect(words(unmarked(both))).toEqual(['goblok']);
    expect(words(unmarked(unmarked(both)))).toEqual([]);
    expect(words(on(kept(both)))).toEqual(['goblok', '0812']);
  });
});

describe('by pointer', () => {
  const at = (word: string) => ({ start: TEXT.indexOf(word), end: TEXT.indexOf(word) + 1 });

  it('[DK32] marks the word under it, and takes the mark away again', () => {
    const once = pointed(plain, at('semua'));
    expect(words(once)).toEqual(['semua']);
    expect(words(pointed(once, at('semua')))).toEqual([]);
  });

  it('[DK32] marks whole words from where it went down to where it came up', () => {
    const stretch = { start: TEXT.indexOf('oblok'), end: TEXT.indexOf('ubungi') };
    expect(words(pointed(plain, stretch))).toEqual(['goblok semua, hubungi']);
  });

  it('[DK32] neighbours become one mark, and a place between words is none', () => {
    const two = pointed(pointed(plain, at('goblok')), at('semua'));
    expect(words(two)).toEqual(['goblok semua']);
    expect(words(pointed(two, at(',')))).toEqual(['goblok semua']);
    expect(words(pointed(plain, at(' ')))).toEqual([]);
  });

  it('[DK32] keeps what the keys were at', () => {
    expect(words(pointed(on(matched), at('hubungi')))).toEqual(['goblok', 'hubungi']);
  });
});

describe('what is sent', () => {
  const steps = fc.array(
    fc.oneof(
      fc.constantFrom(...Object.values(MARKING_STEPS)),
      fc.tuple(fc.nat(80), fc.nat(80)).map(
        ([a, b]) =>
          (marking: Marking) =>
            pointed(marking, { start: Math.min(a, b), end: Math.max(a, b) + 1 }),
      ),
    ),
    { maxLength: 120 },
  );

  it('[DK32] marks are in order, apart, within the text, not empty and never more than 50', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        steps,
        (raw, all) => {
          const text = `a ${raw}`;
          const card = cardOf('c', {
            text,
            signals: [signalOf({ spans: [{ start: 1, end: 4 }] })],
          });
          const marks = marksOf(all.reduce((marking, step) => step(marking), markingOf(card)));
          const ends = [0, ...marks.map(({ end }) => end)];
          expect(marks.every(({ start, end }, at) => start >= ends[at]! && end > start)).toBe(true);
          expect(ends.at(-1)).toBeLessThanOrEqual(text.length);
        },
      ),
    );
    const many = cardOf('c', { text: Array.from({ length: 120 }, (_, n) => `w${n},`).join(' ') });
    const all = Array.from({ length: 60 }).reduce<Marking>(
      (marking) => on(kept(on(marking))),
      markingOf(many),
    );
    expect(marksOf(all)).toHaveLength(50);
  });

  it('[DK31] a text without words is marked as a whole', () => {
    expect(words(on(markingOf(found('😀 !!'))))).toEqual(['😀 !!']);
  });

  it('[DK31] only what there is to say is said', () => {
    const choosing = choosingOn(found(TEXT, 'goblok'), 'return');
    expect(sayingOf(choosing)).toEqual({});
    expect(sayingOf(marked({ ...choosing, note: '  Tanpa makian. ' }, on))).toEqual({
      note: 'Tanpa makian.',
      marks: [{ start: 6, end: 12 }],
    });
    expect(sayingOf(choosingOn(found(TEXT), 'reject'))).toEqual({});
  });

  it('[DK31] what was chosen on another comment or another text of it is dropped', () => {
    const choosing = choosingOn(found(TEXT), 'return');
    expect(isStale(choosing, found(TEXT))).toBe(false);
    expect(isStale(choosing, found('Teks baru.'))).toBe(true);
    expect(isStale(choosing, cardOf('c2', { text: TEXT }))).toBe(true);
    expect(isStale(choosingOn(found(TEXT), 'reject'), found('Teks baru.'))).toBe(false);
  });
});

describe('the suggested reason', () => {
  it('[DK35] is the one the gravest finding speaks for', () => {
    expect(suggestedReason([])).toBeUndefined();
    expect(suggestedReason([signalOf({ code: 'newcomer' })])).toBeUndefined();
    expect(suggestedReason([signalOf()])).toBe('abuse');
    expect(suggestedReason([signalOf({ advice: 'spam' })])).toBe('gambling');
    expect(suggestedReason([signalOf(), signalOf({ code: 'personal-number' })])).toBe('privacy');
    for (const code of SIGNAL_CODES)
      expect([undefined, ...REASON_CODES]).toContain(suggestedReason([signalOf({ code })]));
  });
});
