/** Working beside colleagues, in Bahasa Indonesia. */
import type { ShiftTexts } from './shift-texts.js';

export const idShift: ShiftTexts = {
  title: 'Rekan yang bertugas',
  idle: 'sedang diam',
  reading: (names) => `Sedang dibaca ${names}`,
  holds: (name) => `Dipegang ${name}`,
  dealt: (name) => `Bagian ${name}`,
  takeOver: 'Ambil alih',
  robbed: (name) => `${name} mengambil alih komentar yang Anda baca.`,
};
