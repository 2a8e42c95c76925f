/** The texts of the page for many comments at once, in both languages; fetched with the page. */
import type { BatchMove } from '@komentar/domain';
import { language } from '../i18n/language.js';

interface Sum {
  readonly total: number;
  readonly threads: number;
  readonly authors: number;
}

export interface ManyTexts {
  readonly search: string;
  readonly queue: string;
  readonly text: string;
  readonly rule: string;
  readonly hasLink: string;
  readonly further: string;
  readonly older: string;
  readonly olderHint: string;
  readonly author: string;
  readonly thread: string;
  readonly find: string;
  readonly save: string;
  readonly saved: string;
  readonly saveName: string;
  readonly forget: (name: string) => string;
  readonly reading: string;
  readonly nothing: string;
  readonly found: string;
  readonly select: (name: string) => string;
  readonly all: string;
  readonly none: string;
  readonly everything: string;
  readonly chosen: (count: number) => string;
  readonly chosenAll: string;
  readonly more: string;
  readonly decide: Readonly<Record<BatchMove, string>>;
  readonly reason: string;
  readonly reasonMissing: string;
  readonly sum: (sum: Sum) => string;
  readonly frozen: string;
  readonly sure: Readonly<Record<BatchMove, (total: number) => string>>;
  readonly back: string;
  readonly progress: (done: number, total: number) => string;
  readonly skipped: (count: number) => string;
  readonly pause: string;
  readonly resume: string;
  readonly stop: string;
  readonly undo: string;
  readonly undoing: string;
  readonly state: Readonly<Record<'done' | 'stopped' | 'paused' | 'undone', string>>;
  readonly again: string;
  /** A moderator's set is larger than the role covers. */
  readonly beyondRole: (most: number) => string;
}

const number = (count: number, locale: string): string => count.toLocaleString(locale);
const id = (count: number): string => number(count, 'id');
const en = (count: number): string => number(count, 'en');
const counted = (count: number, one: string, many: string): string =>
  `${en(count)} ${count === 1 ? one : many}`;

const TEXTS_ID: ManyTexts = {
  search: 'Cari komentar',
  queue: 'Antrean',
  text: 'Memuat kata',
  rule: 'Tertangkap aturan',
  hasLink: 'Hanya yang bertautan',
  further: 'Saringan lain',
  older: 'Menunggu lebih dari (menit)',
  olderHint: 'Kosongkan bila lama menunggu tidak penting.',
  author: 'ID penulis',
  thread: 'Artikel',
  find: 'Cari',
  save: 'Simpan pencarian ini',
  saved: 'Pencarian tersimpan',
  saveName: 'Nama pencarian',
  forget: (name) => `Buang pencarian ${name}`,
  reading: 'Mencari…',
  nothing: 'Tidak ada komentar yang cocok di antrean ini.',
  found: 'Komentar yang cocok',
  select: (name) => `Pilih komentar ${name}`,
  all: 'Pilih yang tampak',
  none: 'Kosongkan pilihan',
  everything: 'Pilih semua hasil',
  chosen: (count) => `${id(count)} dipilih`,
  chosenAll: 'Semua yang cocok dipilih',
  more: 'Tampilkan berikutnya',
  decide: { approve: 'Setujui', reject: 'Tolak', spam: 'Spam', restore: 'Pulihkan' },
  reason: 'Alasan untuk penulis',
  reasonMissing: 'Pilih alasan yang dapat dibaca penulis.',
  sum: ({ total, threads, authors }) =>
    `${id(total)} komentar, ${id(threads)} artikel, ${id(authors)} penulis.`,
  frozen: 'Yang masuk atau berubah sesudah ini tidak ikut.',
  sure: {
    approve: (total) => `Setujui ${id(total)} komentar`,
    reject: (total) => `Tolak ${id(total)} komentar`,
    spam: (total) => `Tandai ${id(total)} komentar sebagai spam`,
    restore: (total) => `Pulihkan ${id(total)} komentar`,
  },
  back: 'Batal',
  progress: (done, total) => `${id(done)} dari ${id(total)}`,
  skipped: (count) => `${id(count)} dilewati karena sudah berubah`,
  pause: 'Jeda',
  resume: 'Lanjutkan',
  stop: 'Hentikan',
  undo: 'Urungkan semuanya',
  undoing: 'Mengurungkan…',
  state: {
    done: 'Selesai.',
    stopped: 'Dihentikan.',
    paused: 'Dijeda.',
    undone: 'Sudah diurungkan.',
  },
  again: 'Cari lagi',
  beyondRole: (most) =>
    `Sebagai moderator Anda memutuskan paling banyak ${id(most)} komentar sekaligus. Persempit pencarian, atau minta moderator kepala.`,
};

const TEXTS_EN: ManyTexts = {
  search: 'Search comments',
  queue: 'Queue',
  text: 'Contains',
  rule: 'Caught by the rule',
  hasLink: 'Only those with a link',
  further: 'More filters',
  older: 'Waiting longer than (minutes)',
  olderHint: 'Leave empty where the wait does not matter.',
  author: 'Author ID',
  thread: 'Article',
  find: 'Search',
  save: 'Save this search',
  saved: 'Saved searches',
  saveName: 'Name of the search',
  forget: (name) => `Forget the search ${name}`,
  reading: 'Searching…',
  nothing: 'Nothing in this queue fits.',
  found: 'Comments that fit',
  select: (name) => `Select the comment by ${name}`,
  all: 'Select what is shown',
  none: 'Clear the selection',
  everything: 'Select all results',
  chosen: (count) => `${en(count)} selected`,
  chosenAll: 'Everything that fits is selected',
  more: 'Show more',
  decide: { approve: 'Approve', reject: 'Reject', spam: 'Spam', restore: 'Restore' },
  reason: 'Reason for the author',
  reasonMissing: 'Choose a reason the author can read.',
  sum: ({ total, threads, authors }) =>
    `${counted(total, 'comment', 'comments')}, ${counted(threads, 'article', 'articles')}, ${counted(authors, 'author', 'authors')}.`,
  frozen: 'What comes in or changes from now on is not part of it.',
  sure: {
    approve: (total) => `Approve ${counted(total, 'comment', 'comments')}`,
    reject: (total) => `Reject ${counted(total, 'comment', 'comments')}`,
    spam: (total) => `Mark ${counted(total, 'comment', 'comments')} as spam`,
    restore: (total) => `Restore ${counted(total, 'comment', 'comments')}`,
  },
  back: 'Cancel',
  progress: (done, total) => `${en(done)} of ${en(total)}`,
  skipped: (count) => `${en(count)} left out because they had changed`,
  pause: 'Pause',
  resume: 'Go on',
  stop: 'Stop',
  undo: 'Undo all of it',
  undoing: 'Undoing…',
  state: { done: 'Done.', stopped: 'Stopped.', paused: 'Paused.', undone: 'Undone.' },
  again: 'Search again',
  beyondRole: (most) =>
    `As a moderator you decide on ${en(most)} comments at once at most. Narrow the search, or ask a lead.`,
};

/** The texts of the language chosen. */
export const manyTexts = (): ManyTexts => (language.value === 'en' ? TEXTS_EN : TEXTS_ID);
