/** Returning a comment, in Bahasa Indonesia. */
import { REASONS_ID } from '@komentar/domain';
import type { ReturnTexts } from './return-texts.js';

export const idReturn: ReturnTexts = {
  title: 'Kembalikan dengan alasan',
  view: 'Begini penulis akan melihatnya',
  sentence: (reason) => `Dikembalikan redaksi: ${reason}. Ubah lalu kirim ulang.`,
  note: (note) => `Catatan redaksi: ${note}`,
  marks: 'Bagian yang ditandai redaksi',
  resend: 'Ubah & kirim ulang',
  reasons: REASONS_ID,
  someReason: '…',
  noteField: 'Catatan untuk penulis (opsional)',
  unmarked: 'Belum ada kata yang ditandai.',
  marked: (text) => `Ditandai: ${text}`,
  keys: {
    words: 'tandai kata',
    length: 'lebih pendek, lebih panjang',
    keep: 'tahan, lalu tandai lagi',
    send: 'kirim dengan alasan',
    cancel: 'batal',
  },
};
