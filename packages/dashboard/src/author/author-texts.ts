/** The texts of the author's drawer in both languages; fetched with it. */
import type { SanctionKind } from '@komentar/domain';
import { language } from '../i18n/language.js';

interface AuthorTexts {
  readonly title: (name: string) => string;
  readonly loading: string;
  readonly kinds: Readonly<Record<'guest' | 'member', string>>;
  readonly since: (date: string) => string;
  readonly noComments: string;
  readonly received: (count: number) => string;
  readonly made: (count: number, upheld: number, closed: number) => string;
  readonly sanctions: string;
  readonly noSanctions: string;
  readonly sanction: Readonly<Record<SanctionKind, string>>;
  /** What each does, for whoever chooses. */
  readonly means: Readonly<Record<SanctionKind, string>>;
  readonly until: (date: string) => string;
  readonly over: string;
  readonly by: (name: string, date: string) => string;
  readonly ended: Readonly<Record<'lifted' | 'undone' | 'acknowledged', string>>;
  readonly rejected: (count: number) => string;
  readonly undo: string;
  readonly lift: string;
  readonly impose: string;
  readonly kind: string;
  readonly reason: string;
  readonly end: string;
  readonly noEnd: string;
  readonly span: (hours: number) => string;
  readonly toAuthor: string;
  readonly rejectLast: string;
  readonly rejectHint: string;
  readonly preview: (count: number) => string;
  readonly nothingToReject: string;
  readonly sure: Readonly<Record<SanctionKind, string>>;
  readonly done: string;
  readonly missed: (count: number) => string;
  readonly restored: (restored: number, kept: number) => string;
  readonly notes: string;
  readonly noNotes: string;
  readonly note: string;
  readonly addNote: string;
  readonly comments: string;
  readonly status: string;
  readonly anyStatus: string;
  readonly search: string;
  readonly find: string;
  readonly nothing: string;
  readonly more: string;
  readonly select: (excerpt: string) => string;
  readonly selectShown: string;
  readonly clear: string;
  readonly chosen: (count: number) => string;
  readonly decide: Readonly<Record<'approve' | 'reject' | 'restore' | 'spam', string>>;
  readonly reasonMissing: string;
  readonly decided: (done: number, refused: number) => string;
  readonly undoDecided: string;
}

const hours = (n: number, day: string, hour: string): string =>
  n % 24 === 0 ? `${String(n / 24)} ${day}` : `${String(n)} ${hour}`;

const TEXTS_ID: AuthorTexts = {
  title: (name) => `Penulis: ${name}`,
  loading: 'Memuat…',
  kinds: { guest: 'Tamu', member: 'Punya akun' },
  since: (date) => `sejak ${date}`,
  noComments: 'Belum ada komentar.',
  received: (count) => `Dilaporkan ${String(count)} kali`,
  made: (count, upheld, closed) =>
    closed === 0
      ? `Melapor ${String(count)} kali`
      : `Melapor ${String(count)} kali; ${String(upheld)} dari ${String(closed)} laporan terakhirnya terbukti`,
  sanctions: 'Sanksi',
  noSanctions: 'Belum pernah diberi sanksi.',
  sanction: {
    warn: 'Peringatan',
    slow: 'Diperlambat',
    premod: 'Diperiksa dulu',
    mute: 'Dibisukan di artikel ini',
    suspend: 'Ditangguhkan',
    ban: 'Diblokir',
  },
  means: {
    warn: 'Penulis harus membacanya sebelum dapat berkomentar lagi.',
    slow: 'Satu menit jeda di antara dua komentarnya.',
    premod: 'Komentarnya dibaca redaksi sebelum tampil.',
    mute: 'Tidak dapat berkomentar di artikel komentar ini.',
    suspend: 'Tidak dapat berkomentar dan menyukai sampai waktunya habis.',
    ban: 'Tidak dapat berkomentar, menyukai, dan melapor di situs ini.',
  },
  until: (date) => `sampai ${date}`,
  over: 'sudah berakhir',
  by: (name, date) => `${name}, ${date}`,
  ended: { lifted: 'dicabut', undone: 'diurungkan', acknowledged: 'sudah dibaca penulis' },
  rejected: (count) => `${String(count)} komentar ikut ditolak`,
  undo: 'Urungkan',
  lift: 'Cabut',
  impose: 'Beri sanksi',
  kind: 'Sanksi',
  reason: 'Alasan untuk penulis',
  end: 'Sampai',
  noEnd: 'Sampai dicabut',
  span: (n) => hours(n, 'hari', 'jam'),
  toAuthor: 'Pesan untuk penulis (opsional)',
  rejectLast: 'Tolak juga sekian komentar terakhirnya',
  rejectHint: '0 sampai 100; alasannya sama dan dapat diurungkan bersama sanksinya.',
  preview: (count) => `${String(count)} komentar ini akan ditolak:`,
  nothingToReject: 'Tidak ada komentar yang dapat ditolak.',
  sure: {
    warn: 'Beri peringatan',
    slow: 'Perlambat',
    premod: 'Periksa dulu komentarnya',
    mute: 'Bisukan',
    suspend: 'Tangguhkan',
    ban: 'Blokir',
  },
  done: 'Sanksi diberikan; penulis sudah diberi tahu.',
  missed: (count) => `${String(count)} komentar sudah diputuskan orang lain.`,
  restored: (restored, kept) =>
    `Sanksi diurungkan. ${String(restored)} komentar dipulihkan, ${String(kept)} tetap karena keputusan lain.`,
  notes: 'Catatan redaksi',
  noNotes: 'Belum ada catatan.',
  note: 'Catatan baru (hanya untuk redaksi)',
  addNote: 'Simpan catatan',
  comments: 'Komentar',
  status: 'Status',
  anyStatus: 'Semua',
  search: 'Memuat kata',
  find: 'Cari',
  nothing: 'Tidak ada komentar yang cocok.',
  more: 'Tampilkan berikutnya',
  select: (excerpt) => `Pilih: ${excerpt}`,
  selectShown: 'Pilih yang tampak',
  clear: 'Kosongkan pilihan',
  chosen: (count) => `${String(count)} dipilih`,
  decide: { approve: 'Setujui', reject: 'Tolak', spam: 'Spam', restore: 'Pulihkan' },
  reasonMissing: 'Pilih alasannya dahulu.',
  decided: (done, refused) =>
    refused === 0
      ? `${String(done)} komentar diputuskan.`
      : `${String(done)} komentar diputuskan, ${String(refused)} dilewati.`,
  undoDecided: 'Urungkan keputusan ini',
};

const TEXTS_EN: AuthorTexts = {
  title: (name) => `Author: ${name}`,
  loading: 'Loading…',
  kinds: { guest: 'Guest', member: 'Has an account' },
  since: (date) => `since ${date}`,
  noComments: 'No comments yet.',
  received: (count) => `Reported ${String(count)} times`,
  made: (count, upheld, closed) =>
    closed === 0
      ? `Reported others ${String(count)} times`
      : `Reported others ${String(count)} times; ${String(upheld)} of the last ${String(closed)} reports were upheld`,
  sanctions: 'Sanctions',
  noSanctions: 'Never sanctioned.',
  sanction: {
    warn: 'Warning',
    slow: 'Slowed down',
    premod: 'Checked first',
    mute: 'Muted on this article',
    suspend: 'Suspended',
    ban: 'Banned',
  },
  means: {
    warn: 'The author has to read it before the next comment.',
    slow: 'A minute between two comments.',
    premod: 'Comments are read by the desk before they appear.',
    mute: 'No comments on the article of this comment.',
    suspend: 'No comments and no likes until the time is over.',
    ban: 'No comments, likes or reports on this site.',
  },
  until: (date) => `until ${date}`,
  over: 'is over',
  by: (name, date) => `${name}, ${date}`,
  ended: { lifted: 'lifted', undone: 'undone', acknowledged: 'read by the author' },
  rejected: (count) => `${String(count)} comments rejected along with it`,
  undo: 'Undo',
  lift: 'Lift',
  impose: 'Sanction',
  kind: 'Sanction',
  reason: 'Reason for the author',
  end: 'Until',
  noEnd: 'Until it is lifted',
  span: (n) => hours(n, n === 24 ? 'day' : 'days', n === 1 ? 'hour' : 'hours'),
  toAuthor: 'Message to the author (optional)',
  rejectLast: 'Also reject so many of the last comments',
  rejectHint: '0 to 100; for the same reason, and undone together with the sanction.',
  preview: (count) => `These ${String(count)} comments will be rejected:`,
  nothingToReject: 'No comment can be rejected.',
  sure: {
    warn: 'Warn',
    slow: 'Slow down',
    premod: 'Check comments first',
    mute: 'Mute',
    suspend: 'Suspend',
    ban: 'Ban',
  },
  done: 'Sanctioned; the author has been told.',
  missed: (count) => `Somebody else had decided on ${String(count)} comments.`,
  restored: (restored, kept) =>
    `Undone. ${String(restored)} comments are back, ${String(kept)} stay because of other decisions.`,
  notes: 'Notes of the desk',
  noNotes: 'No notes yet.',
  note: 'New note (for the desk only)',
  addNote: 'Save note',
  comments: 'Comments',
  status: 'Status',
  anyStatus: 'All',
  search: 'Contains',
  find: 'Search',
  nothing: 'No comment fits.',
  more: 'Show more',
  select: (excerpt) => `Select: ${excerpt}`,
  selectShown: 'Select those shown',
  clear: 'Select none',
  chosen: (count) => `${String(count)} selected`,
  decide: { approve: 'Approve', reject: 'Reject', spam: 'Spam', restore: 'Restore' },
  reasonMissing: 'Choose the reason first.',
  decided: (done, refused) =>
    refused === 0
      ? `Decided on ${String(done)} comments.`
      : `Decided on ${String(done)} comments, passed over ${String(refused)}.`,
  undoDecided: 'Undo these decisions',
};

const CATALOGUES = { id: TEXTS_ID, en: TEXTS_EN } as const;

/** The texts of the language chosen. */
export const authorTexts = (): AuthorTexts => CATALOGUES[language.value];
