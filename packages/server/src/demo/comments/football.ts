// Holds the invented comments under the football match report.
import type { ThreadEntry } from '../demo-comment.js';

/** Comments of thread `artikel-48209`, parents before replies; two of them wait for a moderator. */
export const footballComments: readonly ThreadEntry[] = [
  {
    ref: 'bola-1',
    name: 'Tribun Timur 1978',
    minutesAgo: 2110,
    body: 'Suara habis, kaki gemetar, pulang jalan kaki tetap senyum. **ELANG FAJAR!** 🦅',
  },
  {
    ref: 'bola-2',
    parentRef: 'bola-1',
    name: 'Petrus Kambuaya',
    minutesAgo: 2087,
    body: 'Saya termasuk yang keluar menit 75. Dengar gemuruh dari parkiran tiga kali. Istri saya belum berhenti tertawa sampai sekarang.',
  },
  {
    ref: 'bola-3',
    parentRef: 'bola-2',
    name: 'Tribun Timur 1978',
    minutesAgo: 2075,
    body: 'Hukumannya pekan depan wajib ikut memungut sampah, Bang 😁',
  },
  {
    ref: 'bola-4',
    parentRef: 'bola-3',
    name: 'Petrus Kambuaya',
    minutesAgo: 2068,
    body: 'Siap. Saya bawa karung sendiri.',
  },
  {
    ref: 'bola-5',
    name: 'Arman Djatmiko',
    minutesAgo: 1875,
    body: 'Jangan terlena. Empat laga berturut-turut kebobolan duluan itu bukan sial, itu pola. Bek tengah selalu naik bersamaan saat bola di sayap kanan. Gajah Rimba pasti sudah menonton rekamannya.',
  },
  {
    ref: 'bola-6',
    parentRef: 'bola-5',
    name: 'Dedi Kurniadi',
    minutesAgo: 1820,
    body: 'Kurang setuju. Gol pertama murni salah kiper yang terlambat keluar. Bek sudah menutup dua orang. Lihat lagi tayangan ulangnya dari belakang gawang.',
  },
  {
    ref: 'bola-7',
    parentRef: 'bola-6',
    name: 'Arman Djatmiko',
    minutesAgo: 1774,
    body: '> Gol pertama murni salah kiper\n\nYang pertama boleh kita debat. Yang kedua? Bola di kaki, tidak ada tekanan, malah dioper ke lawan.',
  },
  {
    ref: 'bola-8',
    name: 'Nur Azizah',
    minutesAgo: 990,
    body: 'Raka itu murid saya waktu SMP. Dulu sering saya tegur karena main bola di lorong kelas. Sekarang saya yang teriak paling keras di ruang guru. Bangga, Nak. Sekolahnya jangan ditinggal ya.',
  },
  {
    ref: 'bola-9',
    name: 'Callum Braithwaite',
    minutesAgo: 655,
    body: 'Watched the last ten minutes on a phone at the airport with six strangers. Best football I have seen all year.',
  },
  {
    ref: 'bola-tahan-1',
    parentRef: 'bola-8',
    name: 'Farhan Maulidin',
    minutesAgo: 52,
    status: 'pending',
    body: 'Bu Nur! Ini Farhan kelas 9B. Saya yang dulu pecahkan kaca lorong bareng Raka, hehe. Sehat selalu, Bu 🙏',
  },
  {
    ref: 'bola-tahan-2',
    name: 'Prediksi Jitu',
    minutesAgo: 11,
    status: 'pending',
    body: 'Mau menang tiap pekan? Mix p4rl4y + s l o t 𝗴𝗮𝗰𝗼𝗿 terpercaya, bonus member baru 100 persen, cek link di profil',
  },
];
