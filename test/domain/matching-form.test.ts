/** The form in which words are looked up, and the way back from it to what was typed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchingForm, textDigestInput } from '#domain/matching-form.js';

const FORMS: readonly (readonly [raw: string, form: string])[] = [
  ['Halo Dunia', 'halo dunia'],
  ['ｔｏｌｏｌ 𝓼𝓵𝓸𝓽 ⓖⓐⓒⓞⓡ 🅃🄾🄶🄴🄻 🅣🅞🅖🅔🅛', 'tolol slot gacor togel togel'],
  ['tоlоl gαcοr', 'tolol gacor'],
  ['ᴛᴏʟᴏʟ', 'tolol'],
  ['t̶o̶l̶ó̈l', 'tolol'],
  ['tol\u00ADol ta\u200Blar', 'tolol talar'],
  ['4njing b4ngs4t g0bl0k @njing $lot', 'anjing bangsat goblok anjing slot'],
  ['b4b1 anj1n9', 'babi anjing'],
  ['Rp 100.000, RT 05, 2019, 17', 'rp 100.000, rt 05, 2019, 17'],
  ['slot88 covid19', 'slot88 covid19'],
  ['goblokkk anjiiiing', 'goblok anjing'],
  ['bangsatt maaf', 'bangsatt maaf'],
  ['anjing2 anjing² anjing2an', 'anjing anjing anjingan'],
  ['tahun 2022', 'tahun 2022'],
  ['a n j i n g', 'anjing'],
  ['a.n.j.i.n.g', 'anjing'],
  ['a - n - j - i - n - g', 'anjing'],
  ['a_n_j_i_n_g kamu', 'anjing kamu'],
  ['s i   t o l o l', 's i   tolol'],
  ['4 n j i n g', 'anjing'],
  ['g o b l o k k k', 'goblok'],
  ['1 2 3 4', '1 2 3 4'],
  ['a 1 2 3', 'a 1 2 3'],
  ['a. b', 'a. b'],
  ['dasar! berapa$', 'dasar! berapa$'],
];

describe('the matching form', () => {
  it.each(FORMS)('[TX15] of %j is %j', (raw, form) => {
    expect(matchingForm(raw).form).toBe(form);
  });

  it('[TX16] every part of it leads back to what was typed', () => {
    const text = 'Dasar g-o-b-l-o-k, 𝓼𝓵𝓸𝓽88 itu anjing2!';
    const { form, offsets } = matchingForm(text);
    const typed = (word: string): string => {
      const start = form.indexOf(word);
      return text.slice(offsets[start], offsets[start + word.length]);
    };
    expect(typed('goblok')).toBe('g-o-b-l-o-k');
    expect(typed('slot88')).toBe('𝓼𝓵𝓸𝓽88');
    expect(typed('anjing')).toBe('anjing2');
    expect(typed('!')).toBe('!');
  });

  it('[TX16] offsets are one more than units, never fall, and stay within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { form, offsets } = matchingForm(text);
        expect(offsets.length).toBe(form.length + 1);
        expect(offsets.at(-1)).toBe(text.length);
        offsets.forEach((offset, at) => {
          expect(offset).toBeGreaterThanOrEqual(offsets[at - 1] ?? 0);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('[TX17] of the same words the digest is the same, however they are dressed', () => {
    const texts = [
      'Slot gacor hari ini!!!',
      'slot  GACOR, hari\nini',
      'sl0t gac0r h4ri 1ni',
      '𝗦𝗟𝗢𝗧 gacоr hari ini',
    ];
    expect(new Set(texts.map(textDigestInput))).toEqual(new Set(['slot gacor hari ini']));
  });

  it('[TX17] where there are no words the signs count', () => {
    expect(textDigestInput('🔥🔥  🔥')).toBe('🔥🔥 🔥');
    expect(textDigestInput('👍')).not.toBe(textDigestInput('👎'));
    expect(textDigestInput('')).toBe('');
  });
});
