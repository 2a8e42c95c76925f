/** What each check says of a draft, and what it lets be. */
import { describe, expect, it } from 'vitest';
import { CHECKS } from '#domain/moderation/checks.js';
import { decide } from '#domain/moderation/decide.js';
import { SEED_RULES } from '#domain/moderation/seed-rules.js';
import { SIGNAL_CODES } from '#domain/moderation/signal.js';
import { BODY_UNITS } from '@komentar/protocol';
import { codesOf, draft, facts, listed, marked, signalsOf } from './samples.js';
import { WORST } from './worst-texts.js';

const newcomer = { approved: 0, rejected: 0 };

/** The codes of one check on a text, for a newcomer on a balanced site. */
const linkCodes = (raw: string, trustedDomains: readonly string[] = []): readonly string[] =>
  signalsOf(raw, facts({ author: newcomer, policy: { trustedDomains } }))
    .filter(({ check }) => check === 'links')
    .map(({ code }) => code);

describe('the checks', () => {
  it('[CK1] run in their order and each under its own name', () => {
    expect(CHECKS.map(({ name }) => name)).toEqual([
      'length',
      'links',
      'contacts',
      'repetition',
      'newcomer',
      'shouting',
      'mode',
      'rules',
    ]);
  });

  it('[CK1] say nothing of an ordinary comment by a known author, which is published', () => {
    const signals = signalsOf('Terima kasih, laporannya lengkap dan berimbang.');
    expect(signals).toEqual([]);
    expect(decide(signals)).toBe('published');
  });

  it('[CK1] all speak at once where there is reason to, and every signal is well formed', () => {
    const known = facts({
      threadState: 'premod',
      author: newcomer,
      sameText: { byAuthor: 1, byOthers: 2 },
      policy: { maxGraphemes: 20, maxLinks: 0 },
      rules: listed('word', 'tolol'),
    });
    const text =
      'DASAR TOLOL SEMUANYA HUBUNGI 081234567890 NIK 3174012304900001 HTTPS://JUDI.EXAMPLE.COM KORAN(DOT)ID';
    const signals = signalsOf(text, known);
    expect(signals.map(({ code }) => code)).toEqual([
      'too-long',
      'newcomer-link',
      'many-links',
      'hidden-link',
      'contact',
      'personal-number',
      'repeated-by-author',
      'repeated-by-others',
      'newcomer',
      'shouting',
      'thread-premod',
      'listed-word',
    ]);
    for (const { check, code, matches, spans } of signals) {
      expect(CHECKS.map(({ name }) => name)).toContain(check);
      expect(SIGNAL_CODES).toContain(code);
      expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(matches);
    }
    expect(decide(signals)).toBe('rejected');
  });
});

describe('length', () => {
  const policy = { minGraphemes: 3, maxGraphemes: 5 };

  it.each([
    ['ab', ['too-short']],
    ['abc', []],
    ['abcde', []],
    ['abcdef', ['too-long']],
    ['\u{1F469}\u200D\u{1F467}'.repeat(5), []],
    ['\u2800\u2800\u2800', ['too-short']],
    ['', ['too-short']],
  ])('[CK2] of %j gives %j', (raw, codes) => {
    expect(codesOf(raw, facts({ policy }))).toEqual(codes);
  });

  it('[CK2] rejects, as the second line behind the refusal', () => {
    expect(decide(signalsOf('ab', facts({ policy })))).toBe('rejected');
  });
});

const PLAIN_LINKS = [
  'https://judi.example.com',
  'http://judi.example.com/x?y=1#z',
  'HTTPS://Judi.Example.COM',
  'www.judi.com',
  'judi.com',
  'bit.ly/abc',
  '[klik](https://judi.com)',
  '[klik](judi.com/daftar)',
  '[klik](//judi.com)',
  '![gambar](https://judi.com/a.png)',
  '<https://judi.com>',
  '(lihat https://judi.com).',
  'https://bücher.de',
  'https://россия.рф',
  'https://日本.jp/',
  '[judi.com](https://www.judi.com/daftar)',
];

const HIDDEN_LINKS = [
  'koran(dot)id',
  'koran [dot] com',
  'koran (titik) com',
  'koran[.]id',
  'koran dot com',
  'koran titik com',
  'koran titik co titik id',
  'slotgacor . com',
  'h t t p : / / judi',
  'h.t.t.p.s',
  'hxxp://judi.com',
  'h**ps://judi',
  'https : //judi',
  'https: / /judi',
  'http s://judi',
  'https:\\\\judi.com',
  'https:/judi.com',
  'bit . ly / x',
  'bit. ly/x',
  'bit,ly/x',
  'slotgacor,com',
  'www . slot . com',
  'w w w . slot',
  'ｊｕｄｉ.com',
  'https://ｊｕｄｉ．com',
  'kоran.id',
  'https://аррӏе.com',
  'slotgacor。com',
  '𝗷𝘂𝗱𝗶.com',
  'https://bank.co.id@judi.com/',
  'https://россия@зло.рф',
  'https://xn--80ak6aa92e.com',
  '[koran.id](https://judi.com)',
  '[baca di KORAN.ID/berita](https://koran.id.judi.com)',
  'https://[::1',
];

const NO_LINKS = [
  'Saya setuju.Tetapi mahal.',
  'Harga Rp 1.500.000,00 per m2.',
  'Dr. Ir. Budi, M.Sc. hadir.',
  'Pukul 08.00-10.30 WIB.',
  'Di titik nol kilometer, pada titik ini.',
  'Media/pers bebas. Kami/saya senang.',
  'Ya, id card hilang; nama,alamat,nomor lengkap.',
  'Hai, h. t. p. sekalian.',
  'Pasal 28E (3) UUD 1945.',
  'a. b. c. dan seterusnya...',
  'Nilai 3.5/4.0 bagus.',
  'Tulisan [dalam kurung](bukan tautan) aneh.',
  'Lihat [bab 2](/bab/2) dahulu.',
  'Titik. Com adalah singkatan?',
  'versi 1.2.3 terbaru',
  'dan/atau, s.d., a.n., d.a.',
  'Terima kasih... salam(titik).',
  '@budi benar sekali!',
  'redaksi@koran.example',
  'https://',
];

describe('links', () => {
  it.each(PLAIN_LINKS)('[CK3] %j by a newcomer is held, and is not hidden', (raw) => {
    expect(linkCodes(`Coba ${raw} ya`)).toEqual(['newcomer-link']);
  });

  it.each(HIDDEN_LINKS)('[CK5] %j is hidden, whoever writes it', (raw) => {
    expect(codesOf(`Coba ${raw} ya`)).toContain('hidden-link');
  });

  it.each(NO_LINKS)('[CK6] %j has no link', (raw) => {
    expect(linkCodes(raw)).toEqual([]);
  });

  it('[CK3] a known author may link, and so may a newcomer where the mode is open', () => {
    expect(codesOf('https://judi.com')).toEqual([]);
    const open = facts({ author: newcomer, policy: { mode: 'open' } });
    expect(codesOf('https://judi.com', open)).toEqual([]);
    expect(linkCodes('https://judi.com')).toEqual(['newcomer-link']);
  });

  it('[CK4] more links than the policy allows are held, own and trusted ones not counted', () => {
    const foreign = (count: number): string =>
      Array.from({ length: count }, (_, at) => `https://situs${at}.example.com`).join(' ');
    expect(codesOf(foreign(3))).toEqual([]);
    expect(codesOf(foreign(4))).toEqual(['many-links']);
    expect(codesOf(`${foreign(3)} https://koran.example/a https://www.koran.example`)).toEqual([]);
    expect(marked('many-links', foreign(4))).toEqual(foreign(4).split(' '));
  });

  it('[CK4] the same address counts as often as it stands there', () => {
    expect(codesOf('a.com a.com a.com')).toEqual([]);
    expect(codesOf('a.com a.com a.com a.com')).toEqual(['many-links']);
  });

  it('[CK6] own and trusted hosts and their subdomains are not held, their lookalikes are', () => {
    expect(linkCodes('https://koran.example/a dan https://data.koran.example')).toEqual([]);
    expect(linkCodes('https://www.bps.go.id/x', ['bps.go.id'])).toEqual([]);
    expect(linkCodes('https://bps.go.id', ['www.BPS.go.id'])).toEqual([]);
    expect(linkCodes('https://evilkoran.example')).toEqual(['newcomer-link']);
    expect(linkCodes('https://koran.example.judi.com')).toEqual(['newcomer-link']);
  });

  it('[CK5] what is marked is what was typed', () => {
    expect(marked('hidden-link', 'Buka koran (dot) id sekarang')).toEqual(['koran (dot) id']);
    expect(marked('hidden-link', 'Ada [koran.id](https://judi.com) di sini')).toEqual([
      '[koran.id](https://judi.com)',
    ]);
    expect(marked('hidden-link', '🙂 ｊｕｄｉ.com, ya')).toEqual(['ｊｕｄｉ.com']);
  });
});

const CONTACTS = [
  '081234567890',
  '0812 3456 7890',
  '0812-3456-7890',
  '0812.3456.7890',
  '(0812) 3456-7890',
  '0 8 1 2 3 4 5 6 7 8 9 0',
  'O812-3456-7890',
  '+62 812-3456-7890',
  '+6281234567890',
  '62 812 3456 7890',
  '+62 21 555 1234',
  '𝟎𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎',
  '０８１２３４５６７８９０',
  'WA:081234567890',
  'wa.me/6281234567890',
  'wa . me / 628',
  'chat.whatsapp.com/AbC',
  't.me/grupgacor',
  'budi.santoso@surat.example.com',
  'budi (at) surat.example.com',
  'telegram @budi_x',
  'IG: @toko.murah',
  'tele: budi_77',
  'rekening BCA 1234567890',
  'BRI 0012 0100 1234 567',
  'no rek 123-456-7890',
];

const NO_CONTACTS = [
  'Rp 100.000',
  'Rp 100.000.000.000',
  'Rp 62.800.000.000 hilang',
  'Anggaran 62.812.345.678 rupiah.',
  'Tahun 2019, 2020, 2021, dan 2022.',
  'tahun 2019 2020 2021 2022 naik',
  'Skor 3-1, lalu 2-0, lalu 0-8.',
  'Pukul 08.00-10.30 dan 13.00-15.30 WIB.',
  'jam 08.00 10.30 13.00 15.30',
  'Tanggal 08-12-2024 10.30 WIB.',
  'Tanggal 08-12-2023 08-12-2024',
  'artikel-48213, No. 12/PUU/2023',
  'UU Nomor 11 Tahun 2008 jo. UU 19/2016',
  'ISBN 978-602-03-1234-5',
  'BCA naik 12.500.000.000 rupiah',
  'BRI menyalurkan Rp 1.234.567.890 tahun ini',
  'laba BNI 2023 2024 2025',
  'Suhu 0,8 derajat, 0.812345678901 koefisien',
  'Rp 1.000.000.000.000.000 itu 16 angka',
  'Saya kirim lewat telegram kemarin',
  'Telegram: aplikasi yang diblokir',
  'redaksi@koran.example',
  'Penduduk 270.203.917 jiwa',
  'π = 3.14159265358979323846',
  '@budi setuju',
];

describe('contacts', () => {
  it.each(CONTACTS)('[CK7] %j is a contact', (raw) => {
    expect(codesOf(`Hubungi ${raw} segera`)).toContain('contact');
  });

  it.each([
    '3174012304900001',
    '3174 0123 0490 0001',
    '3174-0123-0490-0001',
    '317401 230490 0001',
    '３１７４０１２３０４９００００１',
  ])('[CK8] %j may be a personal number', (raw) => {
    expect(codesOf(`NIK ${raw}, cek`)).toEqual(['personal-number']);
  });

  it.each(NO_CONTACTS)('[CK9] %j is neither', (raw) => {
    expect(codesOf(raw)).toEqual([]);
  });

  it('[CK7] what is marked is what was typed', () => {
    expect(marked('contact', 'WA 0812-3456-7890, tele: @budi_x!')).toEqual([
      '0812-3456-7890',
      '@budi_x',
    ]);
    expect(marked('contact', '🙂 budi@surat.example.com.')).toEqual(['budi@surat.example.com']);
  });

  it('[CK7] is held, not refused', () => {
    expect(decide(signalsOf('081234567890'))).toBe('pending');
  });
});

describe('repetition', () => {
  const long = 'Klik situs terpercaya kami hari ini dan menangkan hadiah utama';
  const same = (byAuthor: number, byOthers: number) => facts({ sameText: { byAuthor, byOthers } });

  it('[CK10] the same text by the same author is held', () => {
    expect(codesOf('Setuju sekali', same(1, 0))).toEqual(['repeated-by-author']);
    expect(codesOf('Setuju sekali', same(0, 0))).toEqual([]);
  });

  it('[CK11] the same text by two others is held, by one other it is not', () => {
    expect(codesOf(long, same(0, 2))).toEqual(['repeated-by-others']);
    expect(codesOf(long, same(0, 1))).toEqual([]);
  });

  it.each(['Setuju', 'Amin ya rabbal alamin', 'Innalillahi wa inna ilaihi rajiun', '👍👍👍'])(
    '[CK11] what people say alike is not held for others saying it: %j',
    (raw) => {
      expect(codesOf(raw, same(0, 9))).toEqual([]);
    },
  );
});

describe('newcomers', () => {
  const author = (approved: number) => ({ author: { approved, rejected: 0 } });

  it('[CK12] are held until enough comments are approved, in mode balanced', () => {
    expect(codesOf('Halo semua', facts(author(2)))).toEqual(['newcomer']);
    expect(codesOf('Halo semua', facts(author(3)))).toEqual([]);
    expect(codesOf('Halo', facts({ ...author(0), policy: { newcomerComments: 0 } }))).toEqual([]);
  });

  it('[CK16] are nobody in mode open', () => {
    expect(codesOf('Halo semua', facts({ ...author(0), policy: { mode: 'open' } }))).toEqual([]);
  });
});

describe('shouting', () => {
  it.each([
    ['PEMERINTAH HARUS SEGERA BERTINDAK', true],
    ['PEMERINTAH HARUS SEGERA BERTINDAK sekarang', true],
    ['Pemerintah HARUS segera bertindak', false],
    ['KPK DAN BPK DI DPR RI', false],
    ['ΑΥΤΟ ΕΙΝΑΙ ΠΟΛΥ ΣΗΜΑΝΤΙΚΟ ΓΙΑ ΟΛΟΥΣ', true],
    ['12345678901234567890 ABC', false],
    ['هذا نص طويل بالعربية لا حروف كبيرة فيه', false],
    [`${'A'.repeat(14)}${'a'.repeat(6)}`, false],
    [`${'A'.repeat(15)}${'a'.repeat(6)}`, true],
  ])('[CK13] in %j: %s', (raw, shouts) => {
    expect(codesOf(raw)).toEqual(shouts ? ['shouting'] : []);
  });
});

describe('mode', () => {
  it('[CK14] [AC19] pre holds everything, and newcomers not once more', () => {
    const pre = facts({ author: newcomer, policy: { mode: 'pre' } });
    expect(codesOf('Halo semua', pre)).toEqual(['mode-pre']);
    expect(decide(signalsOf('Halo semua', pre))).toBe('pending');
  });

  it('[CK15] a thread moderated beforehand holds everything in every mode', () => {
    for (const mode of ['balanced', 'open'] as const) {
      const known = facts({ threadState: 'premod', policy: { mode } });
      expect(codesOf('Halo semua', known)).toEqual(['thread-premod']);
    }
    const both = facts({ threadState: 'premod', policy: { mode: 'pre' } });
    expect(codesOf('Halo semua', both)).toEqual(['mode-pre', 'thread-premod']);
  });

  it('[AU8] an author under pre-moderation is held in every mode', () => {
    const known = facts({
      author: { approved: 50, rejected: 0, held: true },
      policy: { mode: 'open' },
    });
    expect(codesOf('Halo semua', known)).toEqual(['author-premod']);
    expect(decide(signalsOf('Halo semua', known))).toBe('pending');
  });

  it('[CK15] slow and open threads hold nothing', () => {
    expect(codesOf('Halo semua', facts({ threadState: 'slow' }))).toEqual([]);
  });
});

describe('the cost of the checks', () => {
  const known = facts({ rules: SEED_RULES });

  /*
   * An expression that tries all ways of dividing such a text does not come back; how time grows with the
   * length is measured by `npm run bench -- checks`.
   */
  it.each(CHECKS.map((check) => [check.name, check] as const))(
    '[CK17] of %s comes to an end on the longest text that gets in, whatever it repeats',
    (_name, check) => {
      for (const unit of WORST) {
        const text = unit.repeat(Math.ceil(BODY_UNITS / unit.length));
        const signals = check.run({ text, authorName: 'x' }, known, []);
        const ends = signals.flatMap(({ spans }) => spans.map(({ end }) => end));
        expect(ends.every((end) => end <= text.length)).toBe(true);
      }
    },
    60_000,
  );

  it('[CK17] drafts are judged by value: the same draft gives the same signals', () => {
    const text = draft('Hubungi 081234567890 di koran(dot)id').text;
    expect(signalsOf(text, known)).toEqual(signalsOf(text, known));
  });
});
