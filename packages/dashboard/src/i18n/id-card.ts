/** What a card shows beside the comment, in Bahasa Indonesia. */
import type { Elapsed } from '../render/waiting.js';
import type { CardTexts } from './card-texts.js';

const age = ({ days, hours }: Elapsed): string => {
  if (days >= 365) return `${Math.floor(days / 365)} tahun`;
  if (days >= 30) return `${Math.floor(days / 30)} bulan`;
  if (days > 0) return `${days} hari`;
  return hours > 0 ? `${hours} jam` : 'kurang dari 1 jam';
};

export const idCard: CardTexts = {
  trust: { new: 'baru', known: 'dikenal', trusted: 'tepercaya', risky: 'berisiko' },
  trustHint: {
    new: 'Kurang dari 5 komentarnya pernah diputuskan',
    known: 'Catatannya biasa saja',
    trusted: 'Sekurangnya 20 disetujui, hampir tidak ada yang ditolak',
    risky: 'Tiga dari sepuluh komentarnya atau lebih ditolak',
  },
  since: (elapsed) => `ikut ${age(elapsed)}`,
  suggests: (reason) => `Usulan: ${reason}`,
  around: 'Percakapan di sekitar komentar ini',
  alone: 'Belum ada komentar lain yang terbit di sini.',
  changed: 'Penulis mengubah teks ini.',
  removed: 'dihapus:',
  added: 'ditambah:',
  showChanges: 'Tampilkan perubahan',
  thread: 'Atur utas',
  history: 'Riwayat',
  author: 'Penulis',
  select: 'Pilih',
  showText: 'Tampilkan teks barunya saja',
};
