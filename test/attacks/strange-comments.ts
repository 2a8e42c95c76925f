/** The twenty longest and strangest comments that are nevertheless honest, and what a reader must see of each. */

/** An honest comment that looks like trouble. */
export interface StrangeComment {
  readonly id: string;
  readonly body: string;
  /** The text a reader sees, blanks aside; or a judgement of it where one string cannot say. */
  readonly expectText: string | ((seen: string) => boolean);
}

/** A shown text as it is compared: composed characters, every run of blanks and line ends as one blank. */
export const asSeen = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** True when a reader of `textContent` sees what the comment meant. */
export const isShown = ({ expectText }: StrangeComment, textContent: string): boolean => {
  const seen = asSeen(textContent);
  return typeof expectText === 'string' ? seen === asSeen(expectText) : expectText(seen);
};

/** A comment without any formatting: what is typed is what is seen. */
const plain = (id: string, body: string): StrangeComment => ({ id, body, expectText: body });

const LONGEST = 4_000;

const PARAGRAPH = [
  'Saya warga Kampung Rawa Bening sejak 1987, dan baru kali ini jembatan itu benar-benar diperbaiki 👏🏽.',
  'Pak Wiryo (ketua RT) sudah tiga kali bersurat; jawabannya selalu “sedang dikaji” — sampai kapan?',
  'Anak-anak 👨‍👩‍👧‍👦 menyeberang sambil berpegangan tali 🇮🇩. الحمد لله tidak ada korban. ขอบคุณ धन्यवाद terima kasih!',
].join(' ');

/** Exactly 4,000 graphemes, the longest comment there is; the last one is no blank, so that trimming takes nothing. */
function longestComment(): string {
  const text = Array.from({ length: 20 }, (_, index) => `${String(index + 1)} — ${PARAGRAPH}`).join(
    '\n\n',
  );
  const segments = [...new Intl.Segmenter('id', { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
  if (segments.length < LONGEST) throw new Error('The longest comment is not long enough.');
  return `${segments.slice(0, LONGEST - 1).join('')}.`;
}

const longest = longestComment();

const HTML_CODE =
  '<div class="iklan" onclick="tutup()">\n  <b>Promo & diskon</b> <!-- hapus -->\n</div>';

/** Twenty comments; ids are stable and used in test titles. */
export const strangeComments: readonly StrangeComment[] = [
  plain(
    'families-and-flags',
    'Selamat hari libur 👨‍👩‍👧‍👦 👩🏽‍🚒 🧑🏿‍🤝‍🧑🏻 🏳️‍🌈 🇮🇩🇵🇸🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️‍🔥 1️⃣2️⃣ #️⃣ *️⃣ dari kami sekeluarga 🫶🏾',
  ),
  plain(
    'arabic-and-hebrew',
    'Kata guru ngaji: «السلام عليكم ورحمة الله», lalu (שלום) 123, harga 45.000 ריאל, selesai.',
  ),
  plain(
    'mixed-directions',
    'مرحبا Budi, ketemu jam 19.30 di متجر "Sinar Jaya" ya? [نعم/tidak] — شكرا!',
  ),
  plain(
    'thai-and-devanagari',
    'น้ำท่วมกรุงเทพฯ ปีนี้หนักมาก ก็ต้องช่วยกัน। क्षत्रिय विद्यार्थी को शुभकामनाएँ। Salam dari Medan.',
  ),
  plain('stacked-marks', 'Ļ̶͓̈ȅ̷ͅl̴̛a̸͎͝h̶̄ rasanya antr̈̄e t̶̂ȉ̵k̷̃ḙ̂t konser, 7̷ jam berd̤̈iri'),
  plain(
    'decomposed-accents',
    'Te\u0301mpe\u0301 dan te\u0300mpe, e\u0302 dalam be\u0302bek; Cafe\u0301 Re\u0301sto di Jalan Sabang tutup',
  ),
  plain('exactly-4000-graphemes', longest),
  {
    id: 'code-with-html-and-backticks',
    body: `Kodenya begini:\n\n\`\`\`html\n${HTML_CODE}\n\`\`\`\n\nJangan pakai \`\`tanda \` balik\`\` atau \`<script>alert(1)</script>\` ya.`,
    expectText: `Kodenya begini: ${HTML_CODE} Jangan pakai tanda \` balik atau <script>alert(1)</script> ya.`,
  },
  plain(
    'bare-links',
    'Sumber: https://koran.example/berita/2026/11/24/banjir?hal=2#foto dan http://arsip.example/a%20b_(1). Surat: mailto:redaksi@koran.example',
  ),
  {
    id: 'disguised-link',
    body: 'Baca [koran.example](http://jahat.example/masuk "klik") dulu, juga [ini](https://xn--krn-koa.example/).',
    expectText: 'Baca koran.example dulu, juga ini.',
  },
  plain(
    'spelled-out-links',
    'Buka h t t p : // koran (dot) id, atau koran[.]id, ｗｗｗ．ｋｏｒａｎ．ｉｄ, hxxps://koran.example, wa.me slash 62812, [klik](javascript:alert(1)), [sini](/masuk)',
  ),
  plain('lone-quotes', '>\n\n>:( sebal\n\n>_< capek\n\n>>>>>> maju\n\n<<< mundur'),
  plain(
    'carriage-returns-and-tabs',
    'Baris satu\r\nbaris dua\rbaris tiga\r\n\r\n\tmenjorok dengan tab\r\n        menjorok jauh\tkolom dua\tkolom tiga',
  ),
  plain(
    'looks-like-markdown',
    '# bukan judul\n2024. Tahun yang berat\n+ 1 setuju\n* * *\n~~~ asiik\n***********\n5*3*2 = 30, nama_berkas_saya.txt, a*j*ng, ^_^ hehe ^_^ -_- hmm -_-\n| a | b |\n|---|---|\n[1]: catatan\n=====\n_____ : isi sendiri',
  ),
  plain(
    'hearts-and-comparisons',
    'Aku <3 kota ini! Kalau a < b && c > d maka x <= y; &lt bukan &amp apalagi &nbsp, AT&T, "kutip" \'tunggal\' <-- lihat, </b> <b <!-- -->',
  ),
  plain(
    'money-and-numbers',
    'Rp 100.000 (dulu Rp. 75.000,-) = naik 33,3%; 1/2 kg @ Rp12.500 ~ Rp13.000; no. telp +62 (21) 555-0199 #1 $5 100_000 ±2°C',
  ),
  plain('javanese-script', '꧋ꦱꦸꦒꦼꦁꦫꦮꦸꦃꦲꦶꦁꦏꦶꦛꦫꦱꦼꦏꦫ꧉ ᬒᬁᬲ᭄ᬯᬲ᭄ᬢ᭄ᬬᬲ᭄ᬢᬸ ᮞᮙ᮪ᮕᮥᮛᮞᮥᮔ᮪ — tabik!'),
  plain(
    'one-unbroken-word',
    `W${'k'.repeat(1_200)}${'🤣'.repeat(120)}${'ha'.repeat(300)}!!!!!!!!!!!!`,
  ),
  {
    id: 'everything-formatted-at-once',
    body: '> Kata **Bu *Sri* Astuti**: ~~gratis~~ _bayar_!\n\n1. **Beras** Rp 15.000\n2. Minyak\n   - `curah`\n   - kemasan\n\nBetul?  \nBetul.',
    expectText:
      'Kata Bu Sri Astuti: gratis bayar! Beras Rp 15.000 Minyak curah kemasan Betul? Betul.',
  },
  {
    id: 'poem-of-two-hundred-lines',
    body: Array.from({ length: 200 }, (_, index) => `bait ke-${String(index + 1)} 🌧️`).join('\n'),
    expectText: (seen) =>
      seen.split(' ').length === 600 &&
      seen.startsWith('bait ke-1 🌧️') &&
      seen.endsWith('ke-200 🌧️'),
  },
];
