/** The texts of a thread's panel and of the page of threads, in both languages; fetched with them. */
import type { SettableState, ThreadState } from '@komentar/domain';
import { language } from '../i18n/language.js';
import type { SignalText } from '../i18n/texts.js';

/** How long a state is to last, in hours; for good, or until a moment that is entered. */
export const LASTS = ['always', '1', '3', '12', '24', 'until'] as const;
export type Lasts = (typeof LASTS)[number];

interface ThreadTexts {
  readonly title: (name: string) => string;
  readonly state: Readonly<Record<ThreadState, string>>;
  readonly choice: Readonly<Record<SettableState | 'site', SignalText>>;
  readonly now: string;
  readonly since: (when: string, who: string) => string;
  readonly byAge: (when: string) => string;
  readonly until: (when: string) => string;
  readonly afterwards: (state: string) => string;
  readonly closesAt: (when: string) => string;
  readonly counts: (total: number, pending: number) => string;
  readonly set: string;
  readonly pace: string;
  readonly paceOf: (seconds: number) => string;
  readonly lasts: string;
  readonly last: Readonly<Record<Lasts, string>>;
  readonly end: string;
  readonly endWrong: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly save: string;
  readonly note: string;
  readonly noteHint: string;
  readonly saveNote: string;
  readonly noteBy: (who: string, when: string) => string;
  readonly changedBy: (who: string, when: string) => string;
  readonly conflict: string;
  readonly loading: string;
  readonly page: {
    readonly intro: string;
    readonly search: string;
    readonly site: string;
    readonly anySite: string;
    readonly state: string;
    readonly anyState: string;
    readonly find: string;
    readonly list: string;
    readonly settings: string;
    readonly settingsOf: (name: string) => string;
    readonly pending: (count: number) => string;
    readonly total: (count: number) => string;
    readonly none: string;
    readonly more: string;
  };
}

/** Seconds as the largest whole unit: `[90, 's']`, `[5, 'm']`, `[1, 'h']`. */
const unitOf = (seconds: number): readonly [number, 's' | 'm' | 'h'] => {
  if (seconds % 3600 === 0) return [seconds / 3600, 'h'];
  return seconds % 60 === 0 ? [seconds / 60, 'm'] : [seconds, 's'];
};

const UNITS_ID = { s: 'detik', m: 'menit', h: 'jam' } as const;
const UNITS_EN = { s: 'second', m: 'minute', h: 'hour' } as const;

const TEXTS_ID: ThreadTexts = {
  title: (name) => `Utas: ${name}`,
  state: {
    open: 'Terbuka',
    slow: 'Diperlambat',
    premod: 'Diperiksa dulu',
    closed: 'Ditutup',
    hidden: 'Disembunyikan',
    archived: 'Diarsipkan',
  },
  choice: {
    open: { chip: 'Terbuka', sentence: 'Komentar diterima, juga bila artikelnya sudah lama.' },
    slow: { chip: 'Diperlambat', sentence: 'Tiap penulis menunggu di antara dua komentarnya.' },
    premod: { chip: 'Periksa dulu', sentence: 'Setiap komentar menunggu moderator.' },
    closed: { chip: 'Ditutup', sentence: 'Komentar lama terbaca, yang baru tidak diterima.' },
    hidden: { chip: 'Disembunyikan', sentence: 'Pembaca tidak melihat satu komentar pun.' },
    site: { chip: 'Ikuti aturan situs', sentence: 'Terbuka, lalu ditutup menurut usia artikel.' },
  },
  now: 'Sekarang',
  since: (when, who) => `sejak ${when}, oleh ${who}`,
  byAge: (when) => `karena usia artikel, sejak ${when}`,
  until: (when) => `Berakhir ${when}.`,
  afterwards: (state) => `Sesudahnya: ${state}.`,
  closesAt: (when) => `Ditutup sendiri ${when} karena usia artikel.`,
  counts: (total, pending) => `${total} terbit · ${pending} menunggu`,
  set: 'Atur utas',
  pace: 'Jeda antara dua komentar',
  paceOf: (seconds) => {
    const [count, unit] = unitOf(seconds);
    return `${count} ${UNITS_ID[unit]}`;
  },
  lasts: 'Berlaku',
  last: {
    always: 'seterusnya',
    1: '1 jam',
    3: '3 jam',
    12: '12 jam',
    24: '24 jam',
    until: 'sampai waktu tertentu',
  },
  end: 'Sampai',
  endWrong: 'Pilih waktu yang belum lewat.',
  reason: 'Penjelasan bagi pembaca',
  reasonHint: 'Boleh kosong. Tampil di atas kolom komentar.',
  save: 'Simpan',
  note: 'Catatan redaksi',
  noteHint: 'Disematkan di atas komentar pertama. Kosongkan untuk mencabutnya.',
  saveNote: 'Simpan catatan',
  noteBy: (who, when) => `Ditulis ${who}, ${when}`,
  changedBy: (who, when) => `Perubahan terakhir: ${who}, ${when}.`,
  conflict:
    'Orang lain mengubah utas ini lebih dulu; yang berlaku sekarang tertulis di atas. Isian Anda masih ada. Simpan lagi untuk menggantinya.',
  loading: 'Memuat…',
  page: {
    intro: 'Kolom komentar setiap artikel, yang termuda dulu.',
    search: 'Judul atau ID artikel',
    site: 'Situs',
    anySite: 'Semua situs',
    state: 'Keadaan',
    anyState: 'Semua keadaan',
    find: 'Cari',
    list: 'Utas',
    settings: 'Atur',
    settingsOf: (name) => `Atur utas ${name}`,
    pending: (count) => `${count} menunggu`,
    total: (count) => `${count} terbit`,
    none: 'Tidak ada utas yang cocok.',
    more: 'Muat utas berikutnya',
  },
};

const TEXTS_EN: ThreadTexts = {
  title: (name) => `Thread: ${name}`,
  state: {
    open: 'Open',
    slow: 'Slowed down',
    premod: 'Checked first',
    closed: 'Closed',
    hidden: 'Hidden',
    archived: 'Archived',
  },
  choice: {
    open: { chip: 'Open', sentence: 'Takes comments, however old the article is.' },
    slow: { chip: 'Slowed down', sentence: 'Each author waits between two comments.' },
    premod: { chip: 'Check first', sentence: 'Every comment waits for a moderator.' },
    closed: { chip: 'Closed', sentence: 'What is there can be read; nothing new is taken.' },
    hidden: { chip: 'Hidden', sentence: 'Readers see no comment at all.' },
    site: { chip: 'As the site says', sentence: 'Open, then closed by the age of the article.' },
  },
  now: 'Now',
  since: (when, who) => `since ${when}, by ${who}`,
  byAge: (when) => `by the article’s age, since ${when}`,
  until: (when) => `Ends ${when}.`,
  afterwards: (state) => `Afterwards: ${state}.`,
  closesAt: (when) => `Closes by itself ${when}, by the article’s age.`,
  counts: (total, pending) => `${total} published · ${pending} waiting`,
  set: 'Set the thread',
  pace: 'Time between two comments',
  paceOf: (seconds) => {
    const [count, unit] = unitOf(seconds);
    return `${count} ${UNITS_EN[unit]}${count === 1 ? '' : 's'}`;
  },
  lasts: 'For',
  last: {
    always: 'good',
    1: '1 hour',
    3: '3 hours',
    12: '12 hours',
    24: '24 hours',
    until: 'until a certain time',
  },
  end: 'Until',
  endWrong: 'Choose a time that is not over.',
  reason: 'What readers are told',
  reasonHint: 'May be empty. Shown above the comments.',
  save: 'Save',
  note: 'Editors’ note',
  noteHint: 'Pinned above the first comment. Empty it to take it away.',
  saveNote: 'Save the note',
  noteBy: (who, when) => `Written by ${who}, ${when}`,
  changedBy: (who, when) => `Last change: ${who}, ${when}.`,
  conflict:
    'Somebody changed this thread before you; what holds now stands above. What you entered is still here. Save again to replace theirs.',
  loading: 'Loading…',
  page: {
    intro: 'The comments of every article, the youngest first.',
    search: 'Title or id of the article',
    site: 'Site',
    anySite: 'All sites',
    state: 'State',
    anyState: 'All states',
    find: 'Find',
    list: 'Threads',
    settings: 'Set',
    settingsOf: (name) => `Set the thread ${name}`,
    pending: (count) => `${count} waiting`,
    total: (count) => `${count} published`,
    none: 'No thread fits.',
    more: 'Load more threads',
  },
};

/** The texts of the language chosen. */
export const threadTexts = (): ThreadTexts => (language.value === 'id' ? TEXTS_ID : TEXTS_EN);
