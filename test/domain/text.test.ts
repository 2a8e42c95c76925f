/** What becomes of a reader's text before it is stored, and how it is counted. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemes, isBlank, normaliseBody, normaliseName } from '#domain/text.js';

const ACUTE = '\u0301';
const FAMILY = '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';
const WALES = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}';

const KEPT: readonly (readonly [what: string, text: string])[] = [
  ['a plain sentence', 'Saya setuju, tetapi harga Rp 100.000 itu mahal.'],
  ['tabs and single line breaks', 'satu\n\tdua\n\ntiga'],
  ['joined emoji', `keluarga ${FAMILY}!`],
  ['an emoji with a tone', '\u{1F44D}\u{1F3FD}'],
  ['a rainbow flag', '\u{1F3F3}\uFE0F\u200D\u{1F308}'],
  ['a flag of letters', '\u{1F1EE}\u{1F1E9}'],
  ['a flag of tags', WALES],
  ['a keycap', '1\uFE0F\u20E3'],
  ['a heart in colour', '\u2764\uFE0F'],
  ['Persian with a non-joiner', 'می\u200Cخواهم'],
  ['Bengali with a joiner', 'র\u200D্যাব'],
  ['Sinhala with a joiner', 'ක්\u200Dෂ'],
  ['a variant of a Han character', '葛\u{E0100}'],
  ['Vietnamese', 'Tiếng Việt'],
  ['Javanese', 'ꦲꦏ꧀ꦱꦫꦗꦮ'],
  ['three marks on one letter', 'q\u0323\u0301\u0302'],
  ['Arabic number signs', '\u0601\u0661'],
  ['code', '```\nif (a < b) { c(); }\n```'],
];

const CHANGED: readonly (readonly [rule: string, what: string, raw: string, text: string])[] = [
  ['TX1', 'a lone high surrogate is replaced', 'a\uD800b', 'a\uFFFDb'],
  ['TX1', 'a lone low surrogate is replaced', 'a\uDC00', 'a\uFFFD'],
  ['TX1', 'surrogates in the wrong order are replaced', 'a\uDC00\uD800b', 'a\uFFFD\uFFFDb'],
  ['TX2', 'line ends become one', 'a\r\nb\rc\u2028d\u2029e\u0085f', 'a\nb\nc\nd\ne\nf'],
  ['TX3', 'controls go', 'a\u0000b\u0007c\u001Bd\u007Fe\u009Ff', 'abcdef'],
  ['TX4', 'the text is composed', `cafe${ACUTE}`, 'café'],
  ['TX4', 'what stood between a letter and its mark does not hinder', `e\u200B${ACUTE}`, 'é'],
  ['TX5', 'overrides and isolates go', 'a\u202Eb\u2066c\u2069\u202Cd', 'abcd'],
  ['TX5', 'marks of direction go', 'a\u200Eb\u200Fc\u061Cd', 'abcd'],
  ['TX5', 'blanks of no width go', 'a\u200Bb\u2060c\uFEFFd\u00ADe', 'abcde'],
  ['TX5', 'tags go', 'a\u{E0068}\u{E0069}b', 'ab'],
  ['TX5', 'tags that make no flag go', '\u{1F3F4}\u{E0078}\u{E0079}\u{E007F}', '\u{1F3F4}'],
  ['TX5', 'fillers go', 'a\u3164b\uFFA0c\u115Fd', 'abcd'],
  ['TX5', 'joiners between Latin letters go', 'a\u200Dn\u200Cj', 'anj'],
  ['TX5', 'joiners at an end go', '\u200Dاب\u200C', 'اب'],
  ['TX5', 'selectors after letters go', 'a\uFE0Fn\uFE00', 'an'],
  ['TX5', 'a second selector goes', '\u2764\uFE0F\uFE0F', '\u2764\uFE0F'],
  ['TX5', 'one selector does not carry another', 'a\u180B\uFE0F', 'a'],
  ['TX5', 'non-characters go', 'a\uFFFFb\u{1FFFE}', 'ab'],
  [
    'TX6',
    'a tower of marks is lowered to five',
    `a${'\u0316'.repeat(40)}b`,
    `a${'\u0316'.repeat(5)}b`,
  ],
  ['TX6', 'joiners do not hide a tower', `क${'़\u200D'.repeat(9)}क`, `क${'़\u200D'.repeat(5)}क`],
  ['TX7', 'blanks at the ends of lines go', 'a  \nb\t\n\u00A0\nc ', 'a\nb\n\nc'],
  ['TX5', 'a selector left behind by composing goes', '\u2ADC\uFE00', '\u2ADD\u0338'],
  ['TX7', 'the third blank line goes', 'a\n\n\n\nb', 'a\n\n\nb'],
  ['TX7', 'at most two blank lines stand in a row', 'a\n\n\n\n\n \nb', 'a\n\n\nb'],
  ['TX7', 'blanks around the whole go', '\n\n  a  \n', 'a'],
  ['TX7', 'of nothing visible nothing is left', ' \u200B\n\u3164\u00A0', ''],
];

/* Characters that have something to do with each other, in any order. */
const tricky = fc.oneof(
  fc.constantFrom(
    ...['a', 'e', ' ', '\n', '\r', '\t', '\u0000', ACUTE, '\u0323', '\u0344', '\uFE0F', '\uFE0E'],
    ...['\u200D', '\u200C', '\u200B', '\u202E', '\u2067', '\u034F', '\u3164', '\u20E3', '1', '#'],
    ...[
      '\u{1F469}',
      '\u{1F466}',
      '\u{1F3FD}',
      '\u{1F3F4}',
      '\u{E0067}',
      '\u{E007F}',
      WALES,
      FAMILY,
    ],
    ...[
      'क',
      '़',
      '्',
      'ب',
      'ّ',
      '葛',
      '\u{E0100}',
      'ᠠ',
      '\u180B',
      '가',
      'ᄀ',
      'ᅡ',
      '\uD800',
      '\uDC00',
    ],
    ...[
      '\u0958',
      '\uFB1D',
      '\u212A',
      '\uF900',
      '\u09C7',
      '\u09BE',
      '\u2ADC',
      '\uFE00',
      '\u2028',
      '\u00A0',
      '\uFFFF',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const anyText = fc.array(tricky, { maxLength: 30 }).map((parts) => parts.join(''));

describe('the text of a comment', () => {
  it.each(KEPT)('[TX8] keeps %s as it is', (_what, text) => {
    expect(normaliseBody(text)).toBe(text);
  });

  for (const [rule, what, raw, text] of CHANGED) {
    it(`[${rule}] ${what}`, () => {
      expect(normaliseBody(raw)).toBe(text);
    });
  }

  it('[TX5] an endless chain of joined emoji is cut into pictures of six', () => {
    const chain = Array.from({ length: 60 }, () => '\u{1F469}').join('\u200D');
    expect(graphemes(normaliseBody(chain))).toBe(10);
  });

  it('[TX9] normalising twice is normalising once', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const once = normaliseBody(raw);
        expect(normaliseBody(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('[TX9] whatever comes in, what comes out keeps every promise at once', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const text = normaliseBody(raw);
        expect(text).toBe(text.normalize('NFC'));
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/[\p{Surrogate}\u202A-\u202E\u2066-\u2069]|[^\P{Cc}\n\t]/u);
        expect(text).not.toMatch(/\p{M}{6}|[^\S\n]\n|\n{4}/u);
        expect(text).not.toMatch(
          /[a-z][\p{Join_Control}\p{Variation_Selector}]|[\u200B\u3164\u{E0001}]/u,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('[TX10] a long text costs no more than its length', () => {
    for (const unit of ['\u200D', ' ', '\n', ACUTE, '\u{1F469}\u200D', 'क\u200D', '\u202E ']) {
      const text = normaliseBody(unit.repeat(200_000));
      expect(text.length).toBeLessThanOrEqual(unit.length * 200_000);
    }
  });
});

describe('graphemes', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['café', 4],
    [`cafe${ACUTE}`, 4],
    [FAMILY, 1],
    [WALES, 1],
    ['\u{1F1EE}\u{1F1E9}\u{1F1EE}\u{1F1E9}', 2],
    ['a\u{1F44D}\u{1F3FD}b', 3],
    ['नमस्ते', 3],
    [`xy${ACUTE}z${ACUTE}`, 3],
  ] as const)('[TX11] %j counts %i', (text, count) => {
    expect(graphemes(text)).toBe(count);
  });

  it('[TX11] counting in pieces is counting the whole', () => {
    const segmenter = new Intl.Segmenter('id', { granularity: 'grapheme' });
    fc.assert(
      fc.property(anyText.map(normaliseBody), (text) => {
        expect(graphemes(text)).toBe([...segmenter.segment(text)].length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('blank', () => {
  it.each([
    '',
    ' \n\t',
    '\u200B\u2060',
    '\u3164',
    '\u2800',
    '\u00A0\u202F',
    ACUTE,
    '\uFEFF\u{E0020}',
  ])('[TX12] %j shows nothing', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['a', '.', '\u{1F44D}', '0', ' \u200Ba', 'ب'])('[TX12] %j shows something', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('names', () => {
  it.each([
    ['  Bu   Rini ', 'Bu Rini'],
    ['Pak\nRT\t05', 'Pak RT 05'],
    [`Rene${ACUTE}`, 'René'],
    ['Admin\u202E\u200B', 'Admin'],
    ['a \u200B b', 'a b'],
    [`S${'\u0316'.repeat(30)}`, `S${'\u0316'.repeat(5)}`],
    ['x'.repeat(60), 'x'.repeat(60)],
    [FAMILY.repeat(60), FAMILY.repeat(60)],
  ])('[TX13] %j becomes %j', (raw, name) => {
    expect(normaliseName(raw)).toBe(name);
  });

  it.each(['', '   ', '\u200B', '\u3164\u2800', ACUTE, 'x'.repeat(61), '\n'])(
    '[TX14] %j is no name',
    (raw) => {
      expect(normaliseName(raw)).toBeUndefined();
    },
  );

  it('[TX9] normalising a name twice is normalising it once', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const once = normaliseName(raw);
        if (once !== undefined) expect(normaliseName(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});
