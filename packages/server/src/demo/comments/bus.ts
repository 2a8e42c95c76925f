// Holds the invented comments under the article about the late-night bus.
import type { ThreadEntry } from '../demo-comment.js';

/** Comments of thread `artikel-48190`, parents before replies; three of them wait for a moderator. */
export const busComments: readonly ThreadEntry[] = [
  {
    ref: 'bus-1',
    name: 'Perawat Jaga Malam',
    minutesAgo: 4015,
    body: 'Saya salah satu dari 2.316 penumpang itu 🙋‍♀️ Hemat 22 ribu sehari. Petugas di dalam bus ramah, lampunya terang. Terima kasih Trans Aruna.',
  },
  {
    ref: 'bus-2',
    parentRef: 'bus-1',
    name: 'Yanti Oematan',
    minutesAgo: 3960,
    body: 'Kak, kalau naik dari halte RS sebelah timur, busnya lewat jam berapa kira-kira?',
  },
  {
    ref: 'bus-3',
    parentRef: 'bus-2',
    name: 'Perawat Jaga Malam',
    minutesAgo: 3944,
    body: 'Biasanya 22.05, 22.30, 22.55, 23.20. Kadang mundur lima menit. Lebih aman sudah di halte sebelum jam sepuluh.',
  },
  {
    ref: 'bus-4',
    parentRef: 'bus-3',
    name: 'Yanti Oematan',
    minutesAgo: 3921,
    body: 'Makasih banyak kak, langsung saya catat 🙏',
  },
  {
    ref: 'bus-5',
    name: 'Samsul Hidayat',
    minutesAgo: 3555,
    body: 'Rp 210 juta per bulan dibagi penumpang malam. Kalau sepekan 2.316 orang, sebulan kira-kira 10.000. Jadi subsidinya Rp 21.000 per orang sekali jalan, enam kali tarifnya. Apakah ini penggunaan anggaran yang tepat? Saya bertanya sungguh-sungguh, bukan menolak.',
  },
  {
    ref: 'bus-6',
    parentRef: 'bus-5',
    name: 'Felicia Rompas',
    minutesAgo: 3498,
    body: 'Pekan pertama mana bisa jadi patokan, Pak. Koridor 1 dulu juga sepi tiga bulan, sekarang berdiri terus. Lagi pula jalan layang tidak pernah kita hitung per orang sekali lewat.',
  },
  {
    ref: 'bus-7',
    parentRef: 'bus-6',
    name: 'Samsul Hidayat',
    minutesAgo: 3431,
    body: 'Argumen jalan layang itu bagus. Saya setuju ditunggu sampai Februari, asal angkanya diumumkan tiap bulan.',
  },
  {
    ref: 'bus-8',
    name: 'mahasiswa semester akhir',
    minutesAgo: 2700,
    body: 'fix skripsi kelar krn bus ini, perpus kampus tutup jam 11 skrg bisa pulang ga pake patungan ojek wkwk',
  },
  {
    ref: 'bus-9',
    name: 'Warga Muara Wening',
    minutesAgo: 1980,
    body: 'Jalan 900 meter dari halte terakhir itu gelap, satu sisi kebun kosong. Tolong **lampunya dulu**, baru bicara bus masuk perumahan.',
  },
  {
    ref: 'bus-10',
    parentRef: 'bus-9',
    name: 'Oktavianus Bria',
    minutesAgo: 1935,
    body: 'Sudah dilaporkan ke kelurahan bulan lalu, jawabannya menunggu anggaran. Sementara ini kami ronda bergantian di tikungan bambu. Yang pulang malam silakan bareng.',
  },
  {
    ref: 'bus-11',
    name: 'Om Klakson',
    minutesAgo: 1240,
    body: 'Kenapa sopir bus malam selalu optimistis? Karena masih banyak yang menanti *di depan*. Maaf. Izin turun di halte berikutnya. 🚌',
  },
  {
    ref: 'bus-tahan-1',
    name: 'Ratna Dewi Sekar',
    minutesAgo: 63,
    status: 'pending',
    body: 'Usul: satu bus terakhir dari Taman Cendana pukul 00.45 pada malam Minggu saja. Banyak pekerja rumah makan baru selesai bersih-bersih setelah tengah malam. Semoga dibaca pihak Trans Aruna.',
  },
  {
    ref: 'bus-tahan-2',
    name: 'GUNTUR',
    minutesAgo: 41,
    status: 'pending',
    body: 'APLIKASINYA KAPAN DIPERBAIKI??? SAYA MENUNGGU EMPAT PULUH MENIT DI HALTE TIDAK ADA KABAR SAMA SEKALI!!! PERCUMA BUS BANYAK KALAU TIDAK TAHU ADA DI MANA!!!',
  },
  {
    ref: 'bus-tahan-3',
    name: 'Berkah Jaya Sablon',
    minutesAgo: 26,
    status: 'pending',
    body: 'PROMO AKHIR TAHUN! Sablon kaus komunitas mulai 35 ribu, minimal satu lusin, gratis desain. Kunjungi berkah-jaya-sablon (titik) example sekarang juga.',
  },
];
