/** Working beside colleagues, in Bahasa Indonesia. */
import type { ShiftTexts } from './shift-texts.js';

export const idShift: ShiftTexts = {
  title: 'Rekan yang bertugas',
  idle: 'sedang tidak aktif',
  reading: (names) => `Sedang dibaca ${names}`,
  holds: (name) => `Dipegang ${name}`,
  dealt: (name) => `Bagian ${name}`,
  takeOver: 'Ambil alih',
  robbed: (name) => `${name} mengambil alih komentar yang Anda baca.`,
  concurred: (name) => `${name} lebih dulu memutuskan hal yang sama. Kesepakatan Anda dicatat.`,
  overrule: 'Alasan mengubah keputusan rekan',
  against: (name, move) => `“${move}” akan membatalkan keputusan ${name}.`,
  bar: {
    'reason-required': (name) =>
      `${name} sudah memutuskan komentar ini. Putuskan sekali lagi, lalu pilih alasan Anda.`,
    'not-allowed': (name) =>
      `${name} sudah memutuskan komentar ini. Hanya moderator kepala atau administrator yang dapat mengubahnya.`,
  },
};
