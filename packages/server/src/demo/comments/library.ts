// Holds the invented comments under the article about the village library.
import type { ThreadEntry } from '../demo-comment.js';

/** Comments of thread `artikel-48177`, parents before replies; one of them waits for a moderator. */
export const libraryComments: readonly ThreadEntry[] = [
  {
    ref: 'lumbung-1',
    name: 'Endang Puspitarini',
    minutesAgo: 5890,
    body: '> yang basah dijemur dulu\n\nSaya menangis baca aturan ini. Ke mana kami bisa mengirim buku anak? Ada sekitar dua kardus, semuanya masih bagus.',
  },
  {
    ref: 'lumbung-2',
    parentRef: 'lumbung-1',
    name: 'Karang Taruna Watukenanga',
    minutesAgo: 5820,
    body: 'Terima kasih, Bu Endang. Bisa dititipkan di kantor desa pada jam kerja, tulis saja “untuk lumbung”. Kalau dari luar kota, ongkos kirimnya jangan sampai memberatkan ya.',
  },
  {
    ref: 'lumbung-3',
    parentRef: 'lumbung-2',
    name: 'Endang Puspitarini',
    minutesAgo: 5763,
    body: 'Siap, minggu depan saya antar sendiri. Sekalian mau kenalan dengan Mak Ijah.',
  },
  {
    ref: 'lumbung-4',
    name: 'Theresia Nainggolan',
    minutesAgo: 5410,
    body: 'Saya pustakawan sekolah di kota dengan 12.000 judul dan pendingin ruangan. Yang meminjam sehari belum tentu lima anak. Liputan ini bikin saya malu sekaligus bersemangat.',
  },
  {
    ref: 'lumbung-5',
    parentRef: 'lumbung-4',
    name: 'Rizal Hendriansyah',
    minutesAgo: 5333,
    body: 'Coba hapus dendanya, Bu. Di sekolah kami, begitu denda dihapus, peminjaman naik tiga kali lipat. Yang hilang ada, tapi sedikit sekali.',
  },
  {
    ref: 'lumbung-6',
    name: 'Bambang Irawanto',
    minutesAgo: 4120,
    body: 'Bagus, tetapi jangan lupa sisi sebaliknya: kenapa desa sampai harus menyediakan sendiri? Anggaran perpustakaan kabupaten ada, mobil keliling ada. Terakhir lewat sini tahun berapa?',
  },
  {
    ref: 'lumbung-7',
    name: 'Wayan Sudiarsa',
    minutesAgo: 2210,
    body: 'Sehat terus, Mak Ijah ❤️',
  },
  {
    ref: 'lumbung-8',
    name: 'Marieke van Doornik',
    minutesAgo: 1605,
    body: 'My grandmother was born in that valley. Is there any way to support the library from abroad, for example with picture books that need few words?',
  },
  {
    ref: 'lumbung-tahan-1',
    parentRef: 'lumbung-1',
    name: 'Toko Buku Cahaya Ilmu',
    minutesAgo: 74,
    status: 'pending',
    body: 'Kami mau menyumbang 50 buku cerita remaja, masih segel. Mohon hubungi WhatsApp kami di 0812-0000-5678 atau lihat daftarnya di www.cahaya-ilmu.example/donasi, nanti kami kirim tanpa ongkos.',
  },
];
