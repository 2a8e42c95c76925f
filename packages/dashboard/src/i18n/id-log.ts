/** The log and the history of a comment in Bahasa Indonesia. */
import type { LogTexts } from './log-texts.js';

const SANCTIONED: Readonly<Record<string, string>> = {
  ...{ warn: 'peringatan', slow: 'diperlambat', premod: 'diperiksa dulu', mute: 'dibisukan' },
  ...{ suspend: 'ditangguhkan', ban: 'diblokir' },
};

const FEATURED: Readonly<Record<string, string>> = { pin: 'menyematkan', pick: 'memilih' };

export const idLog: LogTexts = {
  acts: {
    'comment:approve': {
      name: 'Menyetujui',
      sentence: ({ by, what }) => `${by} menyetujui ${what}`,
    },
    'comment:reject': { name: 'Menolak', sentence: ({ by, what }) => `${by} menolak ${what}` },
    'comment:spam': {
      name: 'Menandai spam',
      sentence: ({ by, what }) => `${by} menandai ${what} sebagai spam`,
    },
    'comment:return': {
      name: 'Mengembalikan',
      sentence: ({ by, what }) => `${by} mengembalikan ${what} untuk diperbaiki`,
    },
    'comment:restore': {
      name: 'Menerbitkan kembali',
      sentence: ({ by, what }) => `${by} menerbitkan kembali ${what}`,
    },
    'decision:undo': {
      name: 'Mengurungkan',
      sentence: ({ by, what }) => `${by} mengurungkan keputusan atas ${what}`,
    },
    'report:close': {
      name: 'Menutup laporan',
      sentence: ({ by, what, detail }) =>
        `${by} ${detail['outcome'] === 'upheld' ? 'membenarkan' : 'menutup'} laporan atas ${what}`,
    },
    'opinion:ask': {
      name: 'Meminta pendapat',
      sentence: ({ by, what }) => `${by} meminta pendapat rekan tentang ${what}`,
    },
    'opinion:answer': {
      name: 'Menjawab pertanyaan rekan',
      sentence: ({ by, what }) => `${by} menjawab pertanyaan rekan tentang ${what}`,
    },
    'comment:feature': {
      name: 'Menyematkan dan memilih',
      sentence: ({ by, what, detail: { to } }) =>
        `${by} ${FEATURED[String(to)] ?? 'melepas sematan'} ${what}`,
    },
    'author:sanction': {
      name: 'Memberi sanksi',
      sentence: ({ by, what, detail }) =>
        `${by} memberi sanksi kepada ${what}: ${SANCTIONED[String(detail['kind'])] ?? ''}`,
    },
    'sanction:undo': {
      name: 'Mengurungkan sanksi',
      sentence: ({ by, what }) => `${by} mengurungkan sanksi ${what}`,
    },
    'sanction:lift': {
      name: 'Mencabut sanksi',
      sentence: ({ by, what }) => `${by} mencabut sanksi ${what}`,
    },
    'sanction:acknowledge': {
      name: 'Membaca peringatan',
      sentence: ({ what }) => `Peringatan sudah dibaca ${what}`,
    },
    'author:note': {
      name: 'Mencatat',
      sentence: ({ by, what }) => `${by} menulis catatan tentang ${what}`,
    },
    'thread:change': {
      name: 'Mengatur utas',
      sentence: ({ by, what }) => `${by} mengubah pengaturan ${what}`,
    },
    'thread:undo': {
      name: 'Mengurungkan pengaturan utas',
      sentence: ({ by, what }) => `${by} mengurungkan pengaturan ${what}`,
    },
    'thread:turn': {
      name: 'Pengaturan utas berakhir',
      sentence: ({ what }) => `Pengaturan sementara ${what} berakhir`,
    },
    'site:add': {
      name: 'Mendaftarkan situs',
      sentence: ({ by, what }) => `${by} mendaftarkan ${what}`,
    },
    'site:origins': {
      name: 'Mengubah alamat situs',
      sentence: ({ by, what }) => `${by} mengubah alamat ${what}`,
    },
    'site:policy': {
      name: 'Mengubah aturan situs',
      sentence: ({ by, what }) => `${by} mengubah aturan ${what}`,
    },
    'site:identity': {
      name: 'Mengubah akun pembaca situs',
      sentence: ({ by, what }) => `${by} mengubah cara pembaca masuk di ${what}`,
    },
    'comment:concur': {
      name: 'Memutuskan hal yang sama',
      sentence: ({ by, what }) => `${by} memutuskan hal yang sama atas ${what}`,
    },
    'moderator:add': {
      name: 'Menambah anggota meja',
      sentence: ({ by, what }) => `${by} menambahkan ${what} ke meja`,
    },
    'moderator:invite': {
      name: 'Mengundang ke meja',
      sentence: ({ by, detail }) => `${by} mengundang seseorang sebagai ${String(detail['role'])}`,
    },
    'moderator:uninvite': {
      name: 'Mencabut undangan',
      sentence: ({ by }) => `${by} mencabut sebuah undangan`,
    },
    'moderator:change': {
      name: 'Mengubah anggota',
      sentence: ({ by, what }) => `${by} mengubah peran atau situs ${what}`,
    },
    'moderator:rename': {
      name: 'Mengganti nama',
      sentence: ({ by, what }) => `${by} mengganti nama ${what}`,
    },
    'password:change': {
      name: 'Mengganti kata sandi',
      sentence: ({ by, what }) => `${by} mengganti kata sandi ${what}`,
    },
    'second-factor:on': {
      name: 'Mengaktifkan verifikasi dua langkah',
      sentence: ({ by, what }) => `${by} mengaktifkan verifikasi dua langkah ${what}`,
    },
    'second-factor:off': {
      name: 'Menonaktifkan verifikasi dua langkah',
      sentence: ({ by, what }) => `${by} menonaktifkan verifikasi dua langkah ${what}`,
    },
    'second-factor:renew': {
      name: 'Membuat kode pemulihan baru',
      sentence: ({ by, what }) => `${by} membuat kode pemulihan baru untuk ${what}`,
    },
    'session:end': {
      name: 'Mengakhiri sesi',
      sentence: ({ by, what }) => `${by} mengakhiri sesi ${what}`,
    },
    'token:create': {
      name: 'Membuat token',
      sentence: ({ by, what }) => `${by} membuat token skrip atas nama ${what}`,
    },
    'rule:plant': { name: 'Menanam aturan', sentence: () => 'Server menanam sebuah aturan' },
    'rule:import': {
      name: 'Mengimpor aturan',
      sentence: ({ by }) => `${by} mengimpor sebuah aturan`,
    },
    'rule:save': {
      name: 'Menyimpan aturan',
      sentence: ({ by }) => `${by} menyimpan sebuah aturan`,
    },
    'rule:activate': {
      name: 'Memberlakukan aturan',
      sentence: ({ by }) => `${by} memberlakukan sebuah aturan`,
    },
    'rule:retire': {
      name: 'Mencabut aturan',
      sentence: ({ by }) => `${by} mencabut sebuah aturan`,
    },
    'rule:undo': {
      name: 'Mengembalikan aturan',
      sentence: ({ by }) => `${by} mengembalikan sebuah aturan ke versi sebelumnya`,
    },
    'log:export': {
      name: 'Mengekspor log',
      sentence: ({ by, what }) => `${by} mengekspor log ${what}`,
    },
  },
  unknownAct: ({ by, what }, act) => `${by}: ${act}, ${what}`,
  system: 'Server',
  clock: 'Jadwal',
  ruleBy: (name) => `Aturan ${name}`,
  author: 'Penulisnya',
  commentOf: (name) => `komentar ${name}`,
  thisComment: 'komentar ini',
  someTarget: {
    comment: 'komentar yang sudah tidak ada',
    report: 'komentar yang sudah tidak ada',
    author: 'penulis yang sudah tidak ada',
    thread: 'utas yang sudah tidak ada',
    rule: 'aturan',
    moderator: 'anggota meja yang sudah tidak ada',
    site: 'situs yang sudah tidak ada',
  },
  allSites: 'semua situs',
  page: {
    filters: 'Saring',
    site: 'Situs',
    anySite: 'Semua situs',
    noSite: 'Di luar situs',
    who: 'Siapa',
    anybody: 'Siapa saja',
    me: 'Saya',
    act: 'Tindakan',
    anyAct: 'Apa saja',
    since: 'Dari tanggal',
    until: 'Sampai tanggal',
    oneComment: 'Satu komentar saja',
    oneAuthor: 'Satu penulis saja',
    oneRule: 'Satu aturan saja',
    takeAway: 'Hapus saringan',
    history: 'Riwayat',
    historyOf: (name) => `Riwayat komentar ${name}`,
    onlyOwn: 'Anda melihat tindakan Anda sendiri.',
    empty: 'Tidak ada tindakan yang cocok.',
    more: 'Tampilkan yang lebih lama',
    loading: 'Memuat…',
    exporting: 'Ekspor',
    exportHint: 'Seluruh log situs dalam rentang tanggal yang dipilih. Ekspor ikut dicatat.',
    chooseSite: 'Pilih satu situs dulu.',
    csv: 'CSV untuk lembar kerja',
    json: 'JSON Lines',
  },
  history: {
    title: (name) => `Riwayat komentar ${name}`,
    written: 'Ditulis',
    changed: (n) => `Diubah penulisnya (naskah ke-${n})`,
    found: 'Temuan pemeriksaan',
    reported: (reason) => `Dilaporkan pembaca: ${reason}`,
    reportStates: {
      open: 'masih terbuka',
      upheld: 'dibenarkan',
      dismissed: 'tidak dibenarkan',
      duplicate: 'ganda',
      expired: 'kedaluwarsa',
    },
    withdrawn: 'Ditarik oleh penulisnya',
    note: 'Catatan',
    whole: 'Lihat di log',
  },
};
