/** Listed words: what is caught however it is disguised, what is let be, and what it costs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemsOf } from '#domain/moderation/affixes.js';
import { decide } from '#domain/moderation/decide.js';
import { ruleComplaints } from '#domain/moderation/rules/rule-complaint.js';
import { compileRules } from '#domain/moderation/rules/rule-set.js';
import { SEED_RULES } from '#domain/moderation/seed-rules.js';
import { indexWords, type Listed, type WordIndex } from '#domain/moderation/word-index.js';
import { findWords } from '#domain/moderation/word-matches.js';
import { facts, listed, marked, rule, signalsOf } from './samples.js';

const WORDS = [
  ...listed('stem', 'anjing', 'goblok', 'tolol', 'bangsat', 'kontol', 'lonte', 'babi'),
  ...listed('word', 'asu', 'ass', 'slot88'),
  ...listed('phrase', 'slot gacor', 'dasar sampah'),
];
const INDEX = compileRules(WORDS).words;
const withWords = facts({ rules: WORDS });
const found = (raw: string): readonly string[] =>
  signalsOf(raw, withWords)
    .filter(({ code }) => code === 'listed-word')
    .map(({ rule: by }) => by ?? '');

const EVASIONS: readonly (readonly [raw: string, rule: string])[] = [
  ['ANJING', 'anjing'],
  ['4njing', 'anjing'],
  ['b4ngs4t', 'bangsat'],
  ['g0bl0k', 'goblok'],
  ['@njing', 'anjing'],
  ['b4b1', 'babi'],
  ['goblokkk', 'goblok'],
  ['bangsatt', 'bangsat'],
  ['TOLOOOOL', 'tolol'],
  ['anjing2', 'anjing'],
  ['goblok²', 'goblok'],
  ['anjing-anjing', 'anjing'],
  ['a n j i n g', 'anjing'],
  ['a.n.j.i.n.g', 'anjing'],
  ['a-n-j-i-n-g', 'anjing'],
  ['i t u a n j i n g', 'anjing'],
  ['s i   t o l o l', 'tolol'],
  ['menggoblokkan', 'goblok'],
  ['digoblokin', 'goblok'],
  ['tololnya', 'tolol'],
  ['ketololanmu', 'tolol'],
  ['ngontol', 'kontol'],
  ['to1ol', 'tolol'],
  ['1onte', 'lonte'],
  ['toIol', 'tolol'],
  ['tоlоl', 'tolol'],
  ['ｔｏｌｏｌ', 'tolol'],
  ['𝓽𝓸𝓵𝓸𝓵', 'tolol'],
  ['ⓣⓞⓛⓞⓛ', 'tolol'],
  ['ᴛᴏʟᴏʟ', 'tolol'],
  ['t\u0301o\u0301lol', 'tolol'],
  ['t\u200Bolol', 'tolol'],
  ['to\u00ADlol', 'tolol'],
  ['k*nt*l', 'kontol'],
  ['anj!ng', 'anjing'],
  ['anj|ng', 'anjing'],
  ['**bangsat**', 'bangsat'],
  ['_tolol_', 'tolol'],
  ['slot gac0r', 'slot gacor'],
  ['SLOT\nGACOR77', 'slot gacor'],
  ['5lott g4corrr', 'slot gacor'],
  ['slotgacor', 'slot gacor'],
  ['s l o t g a c o r', 'slot gacor'],
  ['𝗦𝗟𝗢𝗧 🄶🄰🄲🄾🅁', 'slot gacor'],
  ['slot-gacor!', 'slot gacor'],
  ['$lot88', 'slot88'],
  ['asssss', 'ass'],
];

const INNOCENT = [
  'Rp 100.000 per orang itu mahal.',
  'Kasus masuk angin, asuransi tidak menanggung.',
  'Asumsi saya, asuhan keluarga penting.',
  'Babinsa dan Babirusa.',
  'Pertandingan berakhir 3-1, dan 2-0 minggu lalu.',
  'Slot waktu masih ada. Gacor itu istilah burung.',
  'RT 05 RW 03, tahun 2019.',
  'Massa berkumpul sejak pagi, massif sekali.',
  'Kelas assembly di class pass.',
  'Sampah dasar sungai harus diangkut.',
  'Tolong dong, Pak.',
  'Kontrol harga beras!',
  'Bang Satria menulis bagus.',
  'Lontong sayur enak.',
  'Gob, lok kereta berhenti.',
  'e.g. ini contoh, a. b. c.',
  'UU No. 11 Tahun 2008 Pasal 28E.',
  'Kata-kata tanpa maksud buruk.',
  'as, ad, at.',
  '!!! ??? *** |||',
];

describe('listed words', () => {
  it.each(EVASIONS)('[CK20] %j is found as %s', (raw, rule) => {
    expect(found(`Memang ${raw} sekali`)).toContain(rule);
    expect(found(raw)).toContain(rule);
  });

  it.each(INNOCENT)('[CK21] %j is let be', (raw) => {
    expect(found(raw)).toEqual([]);
  });

  it('[CK21] a word does not stand for its derivations, a stem does', () => {
    expect(found('asunya asu')).toEqual(['asu']);
    expect(marked('listed-word', 'asunya asu', withWords)).toEqual(['asu']);
    expect(found('gobloknya')).toEqual(['goblok']);
  });

  it('[CK22] the signal names entry and advice, and marks what the reader typed', () => {
    const rules = [
      rule('kasar-1', { version: 3, looksFor: { kind: 'stem', pattern: 'tolol', exceptions: [] } }),
      rule('judi-1', {
        action: 'spam',
        looksFor: { kind: 'phrase', pattern: 'slot gacor', exceptions: [] },
      }),
    ];
    const text = '🙂 T-o-l-o-l! SL0T gacor. ketololan';
    const signals = signalsOf(text, facts({ rules }));
    expect(signals).toEqual([
      {
        check: 'rules',
        code: 'listed-word',
        advice: 'hold',
        rule: 'kasar-1',
        ruleVersion: 3,
        ruleName: 'tolol',
        matches: ['T-o-l-o-l', 'ketololan'],
        spans: [
          { start: 3, end: 12 },
          { start: 26, end: 35 },
        ],
      },
      {
        check: 'rules',
        code: 'listed-word',
        advice: 'spam',
        rule: 'judi-1',
        ruleVersion: 1,
        ruleName: 'slot gacor',
        matches: ['SL0T gacor'],
        spans: [{ start: 14, end: 24 }],
      },
    ]);
  });

  it('[CK23] of two rules with one pattern both speak, and the graver decides', () => {
    const looksFor = { kind: 'word', pattern: 'tolol', exceptions: [] } as const;
    const rules = [
      rule('a', { looksFor }),
      rule('b', { looksFor, action: 'reject' }),
      rule('c', { looksFor, action: 'spam' }),
    ];
    const signals = signalsOf('tolol', facts({ rules }));
    expect(signals.map(({ rule: by }) => by)).toEqual(['a', 'b', 'c']);
    expect(decide(signals)).toBe('rejected');
  });

  it('[CK23] a pattern without a letter or digit matches nothing, and breaks nothing', () => {
    const rules = listed('word', '', '(((', '.*', '***');
    expect(signalsOf('((( .* *** apa saja', facts({ rules }))).toEqual([]);
  });

  it('[CK22] spans lie within the text and show the matches, whatever the text', () => {
    const part = fc.oneof(
      fc.constantFrom(...EVASIONS.map(([raw]) => raw), ' ', '.', '*', '2', '!!', '\u{1F469}'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        for (const { entry, span } of findWords(text, INDEX)) {
          expect(WORDS).toContain(entry.rule);
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Counts how often an index is asked. */
const counting = (index: WordIndex<Listed>): { index: WordIndex<Listed>; asked: () => number } => {
  let asked = 0;
  const entries = new Map(index.entries);
  const get = entries.get.bind(entries);
  entries.get = (key) => {
    asked += 1;
    return get(key);
  };
  return { index: { ...index, entries }, asked: () => asked };
};

const lookupsFor = (text: string, index: WordIndex<Listed>): number => {
  const counted = counting(index);
  findWords(text, counted.index);
  return counted.asked();
};

const manyWords = (count: number): readonly Listed[] =>
  Array.from({ length: count }, (_, at) => {
    const word = at.toString(26).replace(/\d/gu, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '');
    const pattern = at % 3 === 2 ? `a ${word} ${word}` : `a${word}`;
    return { pattern, kind: 'stem' };
  });

const HARD = [
  'a',
  'a ',
  'a.',
  'men',
  '1a',
  'a*',
  'aab',
  'ku',
  'a!a ',
  'a a a  ',
  'ngenkan ',
  'a\u0301',
];

describe('the cost of a list', () => {
  const [short, long] = [indexWords(manyWords(50)), indexWords(manyWords(5000))];

  it.each(HARD)('[CK24] of 5,000 entries is that of 50, on a text of %j', (unit) => {
    const text = unit.repeat(4000 / unit.length);
    expect(lookupsFor(text, long)).toBe(lookupsFor(text, short));
  });

  it.each(HARD)('[CK24] grows with the text and no faster, on a text of %j', (unit) => {
    const [once, fourfold] = [1000, 4000].map((length) =>
      lookupsFor(unit.repeat(length / unit.length), long),
    ) as [number, number];
    expect(fourfold).toBeLessThanOrEqual(4.2 * once + 100);
    expect(fourfold).toBeLessThanOrEqual(4000 * 40);
  });

  it('[CK24] a word has a bounded number of derivations', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('di', 'per', 'meng', 'kan', 'nya', 'an', 'i', 'lah'), {
          maxLength: 20,
        }),
        (parts) => {
          expect(stemsOf(parts.join('')).length).toBeLessThanOrEqual(150);
        },
      ),
    );
  });
});

describe('the list of a new site', () => {
  const seeded = facts({ rules: SEED_RULES });

  it('[CK25] has an id for every rule, once, and about 200 rules or more', () => {
    const ids = SEED_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.startsWith('id-')).length).toBeGreaterThanOrEqual(120);
    expect(ids.filter((id) => id.startsWith('en-')).length).toBeGreaterThanOrEqual(80);
  });

  it('[CK25] never rejects by itself, and finds each of its own patterns', () => {
    for (const { id, looksFor, action, mode } of SEED_RULES) {
      expect(action).not.toBe('reject');
      if (looksFor.kind === 'if-then') expect(mode).toBe('shadow');
      else {
        const signals = signalsOf(`Kata ${looksFor.pattern} itu`, seeded);
        expect(signals.map(({ rule: by }) => by)).toContain(id);
      }
    }
  });

  it('[CK25] kinds fit the patterns', () => {
    for (const content of SEED_RULES) expect(ruleComplaints(content), content.id).toEqual([]);
  });

  it.each([
    'Kasus anjing pelacak di bandara itu menarik.',
    'Peternak babi di daerah itu merugi Rp 100.000.000.',
    'Judi online merusak anak muda, pemerintah harus bertindak.',
    'Nilai dasar Islam dan Kristen sama-sama mengajarkan kasih.',
    'Sekolah dasar Katolik di kampung saya bagus.',
    'Monyet turun ke kebun warga karena hutan habis.',
    'Pelacuran anak adalah kejahatan.',
    'Burung kicau itu gacor sekali.',
    'Slot penerbangan ke Papua ditambah.',
    'Bakteri E. coli ditemukan di sungai.',
    'Dasar hukumnya apa, Pak?',
    'Matahari terbit, selamat pagi Indonesia!',
    'Hasil asuransi dan masukan warga dibahas.',
    'Live RTP? Saya tidak paham istilah itu.',
    'Kelas menengah membayar pajak paling besar.',
    'Menurut saya kebijakan ini bodoh, tetapi mari berdiskusi.',
    'Toko itu menjual tas Hermes palsu.',
    'Sungai Musi meluap, warga mengungsi.',
    'Turut berduka cita, semoga keluarga tabah.',
    'The assessment in the classic class was passive.',
    'Scunthorpe dan Essex adalah nama tempat.',
    'Pak Tai dari Bandung menulis surat pembaca.',
    'Sarapan dulu, lalu membaca sarapan pagi.',
    'Perekat dan perekam suara itu rusak.',
    'Pecundang tidak pernah belajar.',
    'Pemerintah memblokir aplikasi itu.',
    'Disambut tempik sorak warga.',
    'Bulu kuduk saya mengkirik.',
    'Monyet hitam Sulawesi terancam punah.',
  ])('[CK25] lets %j be', (raw) => {
    expect(marked('listed-word', raw, seeded)).toEqual([]);
  });

  it.each([
    'gob1ok',
    'B4NGS4T',
    'S1tus G4c0r',
    'm4xw1n',
    'dasar anjing lu',
    'f.u.c.k',
    'fuuuck',
    'FUCKING',
  ])('[CK25] finds %j', (raw) => {
    expect(marked('listed-word', raw, seeded)).not.toEqual([]);
  });
});
