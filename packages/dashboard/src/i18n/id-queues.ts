/** Queues and reports in Bahasa Indonesia. */
import type { QueueNames, ReportedTexts } from './queue-texts.js';

export const queueNames: QueueNames = {
  queue: {
    pending: 'Menunggu',
    reports: 'Laporan',
    opinions: 'Pendapat kedua',
    returned: 'Dikembalikan',
    unreviewed: 'Belum ditinjau',
    spam: 'Spam',
    log: 'Diputus',
  },
  queueHint: {
    pending: 'Belum terbit, menunggu keputusan',
    reports: 'Dilaporkan pembaca, termasuk yang sudah disetujui',
    opinions: 'Rekan meminta pendapat Anda',
    returned: 'Menunggu perbaikan dari penulisnya',
    unreviewed: 'Terbit dengan sendirinya, belum dilihat moderator',
    spam: 'Ditandai spam; terbitkan bila keliru',
    log: 'Yang sudah diputuskan siapa pun, terbaru di atas',
  },
  emptyTitle: {
    pending: 'Semua sudah dibaca',
    reports: 'Tidak ada laporan terbuka',
    opinions: 'Tidak ada yang ditanyakan',
    returned: 'Tidak ada yang dikembalikan',
    unreviewed: 'Semua yang terbit sudah ditinjau',
    spam: 'Tidak ada spam',
    log: 'Belum ada keputusan',
  },
  emptyHint: {
    pending:
      'Tidak ada komentar yang menunggu. Yang baru masuk akan muncul di sini dengan sendirinya.',
    reports: 'Komentar yang dilaporkan pembaca akan muncul di sini.',
    opinions: 'Komentar yang ditanyakan rekan (tombol q) akan muncul di sini.',
    returned: 'Komentar yang dikembalikan menunggu di sini sampai penulisnya mengirim ulang.',
    unreviewed: 'Komentar yang terbit tanpa dilihat moderator akan muncul di sini.',
    spam: 'Komentar yang ditandai spam akan muncul di sini.',
    log: 'Setiap keputusan tim akan tercatat di sini dan dapat diurungkan selama 30 menit.',
  },
  drained: (minutes) => `Kosong dalam ± ${minutes} menit`,
};

export const reported: ReportedTexts = {
  count: (reports) => `${reports} laporan`,
  first: (ago) => `pertama ${ago}`,
  notes: 'Catatan pelapor',
  approvedBy: (name) => `Sudah disetujui ${name}`,
  unreviewed: 'Belum ditinjau',
  impact: (replies) => `Bila ditolak, ${replies} balasan ikut tersembunyi.`,
  close: 'Tutup laporan',
};
