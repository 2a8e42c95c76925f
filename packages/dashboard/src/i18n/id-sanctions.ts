/** What the desk says of authors and sanctions, in Bahasa Indonesia. */

export const sanctionErrorsId = {
  'unknown-author': 'Penulis ini tidak ada atau di luar wewenang Anda.',
  'unknown-sanction': 'Sanksi ini tidak ada atau di luar wewenang Anda.',
  warned: 'Penulis harus membaca peringatan dulu.',
  muted: 'Penulis dibisukan di artikel ini.',
  suspended: 'Penulis sedang ditangguhkan.',
  banned: 'Penulis diblokir di situs ini.',
  'sanction-over': 'Sanksi ini sudah berakhir.',
} as const;
