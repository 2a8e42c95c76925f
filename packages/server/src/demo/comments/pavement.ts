// Holds the invented comments under the article about pavements that drain.
import type { ThreadEntry } from '../demo-comment.js';

/** Comments of thread `artikel-48204`, parents before replies; two of them wait for a moderator. */
export const pavementComments: readonly ThreadEntry[] = [
  {
    ref: 'trotoar-1',
    name: 'Wahyu Sasongko',
    minutesAgo: 2860,
    body: 'Saya tinggal di Kenari nomor 44. Jumat kemarin pertama kalinya dalam sepuluh tahun saya tidak mengangkat kulkas. Itu saja komentar saya.',
  },
  {
    ref: 'trotoar-2',
    parentRef: 'trotoar-1',
    name: 'Desi Anggraeni',
    minutesAgo: 2815,
    body: 'Saya di Merpati 9. Kulkas saya masih di atas meja 🙃',
  },
  {
    ref: 'trotoar-3',
    parentRef: 'trotoar-2',
    name: 'Wahyu Sasongko',
    minutesAgo: 2790,
    body: 'Waduh, turut prihatin. Kalau butuh tenaga angkat kabari saja, kita cuma beda dua gang.',
  },
  {
    ref: 'trotoar-4',
    name: 'Prof. Mangasi Simatupang',
    minutesAgo: 2410,
    body: 'Angka 71 milimeter dalam dua jam perlu dibaca dengan hati-hati. Itu hujan lebat, tetapi belum hujan rencana sepuluh tahunan untuk kota ini. Trotoar resapan bekerja sangat baik sampai lapisan kerikilnya jenuh; sesudah itu air tetap mencari sungai.\n\nArtinya, proyek ini **mengurangi** beban, bukan menggantikan normalisasi saluran. Saya berharap pemerintah kota menyampaikannya dengan jujur agar warga tidak kecewa pada hujan besar berikutnya.',
  },
  {
    ref: 'trotoar-5',
    parentRef: 'trotoar-4',
    name: 'Intan Pertiwi',
    minutesAgo: 2354,
    body: 'Terima kasih penjelasannya, Prof. Kalau sudah jenuh, berapa lama sampai bisa menyerap lagi?',
  },
  {
    ref: 'trotoar-6',
    parentRef: 'trotoar-5',
    name: 'Prof. Mangasi Simatupang',
    minutesAgo: 2290,
    body: 'Tergantung tanah di bawahnya. Di Tegal Asri lempungnya cukup tebal, jadi perkiraan saya satu sampai dua hari.',
  },
  {
    ref: 'trotoar-7',
    name: 'Pejalan Kaki Biasa',
    minutesAgo: 1530,
    body: 'Ubin pemandu tunanetra di depan apotek langsung mentok ke tiang listrik. Tolong dinas cek lagi sebelum ada yang celaka.',
  },
  {
    ref: 'trotoar-10',
    parentRef: 'trotoar-7',
    name: 'Gregorius Manek',
    minutesAgo: 1466,
    body: 'Saya pengguna tongkat dan memang pernah menabrak tiang itu. Kalau boleh usul, sebelum dipindahkan cukup dibalut busa kuning dulu.',
  },
  {
    ref: 'trotoar-8',
    name: 'Kiki Ramadhanti',
    minutesAgo: 760,
    body: 'Motor naik trotoar itu bukan salah trotoarnya. Pasang tiang pendek, selesai. Di depan SD sudah dipasang dan nyatanya ampuh 👍',
  },
  {
    ref: 'trotoar-9',
    parentRef: 'trotoar-8',
    name: 'Haji Mursalin',
    minutesAgo: 702,
    body: 'Betul, Mbak. Asal jaraknya jangan terlalu rapat, karena kursi roda tetangga saya harus bisa lewat.',
  },
  {
    ref: 'trotoar-tahan-1',
    name: 'Ahli Paving Murah',
    minutesAgo: 39,
    status: 'pending',
    body: 'Terima pasang paving, kanstin, dan resapan, harga borongan bisa nego!! Chat WA kosong-delapan-satu-dua 0000 1234, survei gratis seluruh Arunasari',
  },
  {
    ref: 'trotoar-tahan-2',
    name: 'Berkah Jaya Sablon',
    minutesAgo: 25,
    status: 'pending',
    body: 'PROMO AKHIR TAHUN! Sablon kaus komunitas mulai 35 ribu, minimal satu lusin, gratis desain. Kunjungi berkah-jaya-sablon (titik) example sekarang juga.',
  },
];
