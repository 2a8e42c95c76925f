/** What a card shows beside the comment, in Bahasa Indonesia. */
import type { CardTexts } from './card-texts.js';

export const idCard: CardTexts = {
  around: 'Percakapan di sekitar komentar ini',
  alone: 'Belum ada komentar lain yang terbit di sini.',
  changed: 'Penulis mengubah teks ini.',
  removed: 'dihapus:',
  added: 'ditambah:',
  showChanges: 'Tampilkan perubahan',
  history: 'Riwayat',
  showText: 'Tampilkan teks barunya saja',
};
