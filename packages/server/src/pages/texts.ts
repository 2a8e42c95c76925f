/** What the pages without scripts say, in Bahasa Indonesia: the first language and the shape of the others. */
import { REASONS_ID, type ReasonTexts } from '@komentar/domain';
import type { ErrorCode } from '@komentar/protocol';

/** Every refusal that is no defect and can meet a reader here; all others are told as `internal`. */
export const id = {
  lang: 'id',
  comments: 'Komentar',
  commentsCount: 'Komentar ({n})',
  toArticle: 'Kembali ke artikel',
  empty: 'Belum ada komentar. Jadilah yang pertama.',
  closed: 'Kolom komentar ditutup.',
  membersOnly:
    'Di situs ini hanya pembaca yang masuk yang dapat berkomentar. Tulislah di halaman artikelnya.',
  needsScript:
    'Situs ini memeriksa peramban sebelum menerima komentar, dan pemeriksaan itu memerlukan JavaScript. Tulislah di halaman artikelnya.',
  write: 'Tulis komentar',
  writeReply: 'Tulis balasan untuk {name}',
  body: 'Komentar',
  name: 'Nama',
  send: 'Kirim',
  sendReply: 'Kirim balasan',
  cancel: 'Batal',
  asIs: 'Kirim apa adanya',
  leaveEmpty: 'Biarkan kosong',
  premod: 'Komentar tampil setelah disetujui redaksi.',
  mayWait: 'Komentar dapat menunggu persetujuan redaksi sebelum tampil.',
  sort: 'Urutkan',
  newest: 'Terbaru',
  oldest: 'Terlama',
  top: 'Terpopuler',
  more: 'Komentar berikutnya',
  first: 'Ke awal daftar',
  pages: 'Halaman komentar',
  moreReplies: 'Lihat {n} balasan lainnya',
  oneConversation: 'Anda melihat satu percakapan.',
  all: 'Lihat semua komentar',
  notFoundHere: 'Komentar itu sudah tidak tersedia.',
  list: 'Daftar komentar',
  repliesFor: 'Balasan untuk {name}',
  level: 'Tingkat {n}.',
  inReplyTo: 'membalas {name}',
  reply: 'Balas',
  replyTo: 'Balas komentar {name}',
  edited: 'diedit',
  likes: '{n} suka',
  pin: 'Disematkan',
  pick: 'Pilihan Redaksi',
  own: 'Komentar Anda',
  you: 'Anda',
  pending: 'Menunggu moderasi — hanya Anda yang melihat komentar ini.',
  rejected: 'Tidak diterbitkan: {reason}.',
  rejectedPlain: 'Tidak diterbitkan.',
  returned: 'Dikembalikan kepada Anda: {reason}. Komentar dapat diubah di halaman artikelnya.',
  withdrawn: 'Komentar ini Anda hapus.',
  sentPending: 'Komentar terkirim dan menunggu moderasi.',
  sentPublished: 'Komentar Anda terbit.',
  problem: 'Komentar belum terkirim.',
  nameMissing: 'Isi nama Anda.',
  textMissing: 'Komentar masih kosong.',
  nudge: 'Komentar ini mungkin melanggar pedoman: {reason}. Ubah dulu, atau kirim apa adanya.',
  pageMissing: 'Halaman ini tidak ada',
  pageMissingWhy: 'Alamatnya keliru, atau komentar yang dicari sudah tidak tersedia.',
  pageFailed: 'Komentar belum bisa dimuat.',
  tryAgain: 'Coba lagi',
  foreignForm:
    'Formulir ini tidak dikirim dari halaman kami. Buka halaman komentarnya, lalu kirim dari sana.',
  reasons: REASONS_ID,
  errors: {
    invalid: 'Ada yang belum sesuai. Periksa lagi isian Anda.',
    'origin-not-allowed': 'Komentar tidak dapat dikirim dari halaman ini.',
    'session-expired': 'Sesi Anda sudah berakhir. Kirim sekali lagi.',
    'session-required': 'Sesi Anda sudah berakhir. Kirim sekali lagi.',
    'thread-closed': 'Kolom komentar baru saja ditutup. Salin teks Anda bila perlu.',
    'parent-gone': 'Komentar yang Anda balas sudah tidak ada. Salin teks Anda bila perlu.',
    'too-deep': 'Balasan di sini sudah terlalu bertingkat. Balaslah komentar di atasnya.',
    'too-long': 'Komentar terlalu panjang. Persingkat sedikit.',
    'too-short': 'Komentar masih terlalu pendek.',
    'too-complex': 'Format komentar terlalu rumit. Sederhanakan sedikit.',
    'too-large': 'Komentar terlalu besar untuk dikirim.',
    'identity-required': 'Di situs ini hanya pembaca yang masuk yang dapat berkomentar.',
    'challenge-failed':
      'Pemeriksaan peramban memerlukan JavaScript. Kirim dari halaman artikelnya.',
    'rate-limited': 'Tunggu {n} detik sebelum mengirim lagi.',
    unavailable: 'Server sedang tidak terjangkau. Coba lagi sebentar lagi.',
    internal: 'Ada gangguan di server. Coba lagi sebentar lagi.',
  },
} as const satisfies PageCatalogue;

interface PageCatalogue {
  readonly [key: string]: unknown;
  readonly reasons: ReasonTexts;
  readonly errors: Partial<Record<ErrorCode, string>>;
}

type Widen<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widen<T[K]> };

/** The catalogue of one language. */
export type PageTexts = Widen<typeof id>;

/** A text with its holes filled. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/gu, (hole, name: string) => String(values[name] ?? hole));
