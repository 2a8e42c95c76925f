// Holds the demo newspaper's articles, newest first; towns, persons and institutions are all invented.
import type { DemoArticle } from './demo-article.js';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Midnight of Monday, 23 November 2026 in western Indonesia (UTC+7), the day of the demo's edition, in epoch milliseconds. */
const editionDayAt = Date.UTC(2026, 10, 22, 17);

interface PrintTime {
  readonly daysBefore: number;
  readonly hour: number;
  readonly minute: number;
}

const printedAt = ({ daysBefore, hour, minute }: PrintTime): number =>
  editionDayAt - daysBefore * dayMs + (hour * 60 + minute) * minuteMs;

const market: DemoArticle = {
  slug: 'pasar-randu-kembar-dibuka-kembali',
  thread: 'artikel-48213',
  section: 'Kota',
  title: 'Pasar Randu Kembar Dibuka Kembali, Pedagang Lama Didahulukan',
  standfirst:
    'Setelah 19 bulan di penampungan, 412 pedagang pulang ke bangunan yang lebih terang dan lapang. Yang masih mengganjal: parkir dan retribusi.',
  photo: {
    alt: 'Ilustrasi deretan kios pasar dengan tenda bergaris dan tumpukan buah di bawah atap tinggi.',
    caption:
      'Los buah di sisi timur Pasar Randu Kembar, Arunasari. Atap lama dinaikkan tiga meter agar udara bergerak. Ilustrasi: Suluh Pagi',
  },
  place: 'Arunasari',
  paragraphs: [
    'Pukul tiga dini hari, Sumiyati sudah menata pisang kepok di los nomor 17, tempat yang sama yang ditinggalkannya sembilan belas bulan lalu. “Dinginnya ubin masih sama,” katanya sambil tertawa. Senin ini Pasar Randu Kembar resmi dibuka kembali, dan ia termasuk yang pertama pulang.',
    'Bangunan yang berdiri sejak 1961 itu tidak dirobohkan. Rangka kayu jatinya diperkuat, atapnya dinaikkan tiga meter, dan lorong yang dulu hanya muat satu gerobak kini selebar empat meter. Saluran air di bawah lantai dibuat dua lapis sehingga los ikan tidak lagi menggenangi los sayur.',
    'Kepala Dinas Perdagangan Kota Arunasari, Wiryawan Hadikusuma, mengatakan seluruh 412 pedagang yang terdata sebelum renovasi mendapat tempat lebih dulu. Pembagian dilakukan lewat undian terbuka per jenis dagangan, disaksikan perwakilan paguyuban. “Tidak ada kios yang dijual. Yang ada hak pakai lima tahun, dan itu tidak bisa dipindahtangankan,” ujarnya.',
    'Tidak semua pulang dengan wajah cerah. Retribusi harian naik dari Rp 3.000 menjadi Rp 5.000 untuk los dan Rp 8.000 untuk kios. Ketua Paguyuban Pedagang Randu Kembar, Masruroh, menilai kenaikan itu wajar asalkan kebersihan dan keamanan benar-benar dijaga. Ia meminta tiga bulan pertama digratiskan karena pelanggan belum tentu langsung kembali.',
    'Persoalan lain adalah parkir. Lahan di belakang pasar hanya menampung 180 sepeda motor dan 24 mobil, kurang dari separuh kebutuhan pada akhir pekan. Pemerintah kota menyiapkan halaman bekas terminal, 250 meter dari pasar, dengan gerobak angkut gratis sampai pukul sepuluh pagi.',
    'Di lantai dua, ruang yang dulu gudang berubah menjadi dapur bersama. Dua puluh pedagang makanan memakai enam tungku dan satu tempat cuci piring besar secara bergiliran. Setiap Sabtu malam dapur itu dibuka sampai pukul sebelas, dengan menu yang bahannya wajib dibeli di lantai bawah.',
    'Sumiyati tidak terlalu memikirkan semua itu. Menjelang subuh, pisangnya tinggal tiga sisir. Pembeli pertamanya pagi itu adalah pelanggan yang sama sejak 1998, yang datang, menawar, lalu membayar penuh. “Kalau sudah ditawar begitu,” kata Sumiyati, “baru saya merasa pulang.”',
  ],
  author: 'Laras Prameswari',
  editor: 'Bonar Hutajulu',
  publishedAt: printedAt({ daysBefore: 0, hour: 6, minute: 15 }),
};

const football: DemoArticle = {
  slug: 'aruna-putra-balikkan-keadaan',
  thread: 'artikel-48209',
  section: 'Olahraga',
  title: 'Tertinggal Dua Gol, Aruna Putra Balikkan Keadaan dalam Sebelas Menit',
  standfirst:
    'Tiga gol pada akhir laga membawa Elang Fajar naik ke peringkat keempat. Pelatih tetap menyoroti lini belakang yang mudah panik.',
  photo: {
    alt: 'Ilustrasi lapangan sepak bola dari atas dengan lengkung lintasan bola menuju gawang.',
    caption:
      'Lintasan umpan yang melahirkan gol ketiga Aruna Putra di Stadion Wening Raya. Ilustrasi: Suluh Pagi',
  },
  place: 'Arunasari',
  paragraphs: [
    'Sebagian penonton sudah berjalan ke tempat parkir ketika papan skor Stadion Wening Raya masih menunjukkan 0-2. Mereka yang bertahan mendapat cerita untuk diulang sampai musim depan: Aruna Putra mencetak tiga gol antara menit ke-79 dan ke-90 untuk menundukkan Bahari Selatan 3-2, Minggu malam.',
    'Babak pertama sepenuhnya milik tamu. Bahari Selatan menekan sejak garis tengah, merebut bola dua kali di depan kotak penalti, dan dua kali pula menghukum bek Aruna Putra yang ragu antara membuang atau mengoper. Gol pada menit ke-14 dan ke-33 lahir dari kesalahan yang nyaris serupa.',
    'Perubahan datang setelah pelatih Yosef Tandirerung memasukkan dua pemain akademi sekaligus pada menit ke-70. Salah satunya, Raka Mahendra yang baru berusia 18 tahun, hanya butuh sembilan menit untuk menanduk umpan silang dari kiri. Stadion yang tadinya sunyi mendadak berdiri.',
    'Gol kedua lahir lima menit kemudian lewat tendangan bebas kapten Ilham Sabarudin yang membentur pagar betis. Gol penentu datang tepat pada menit ke-90: Raka merebut bola di sisi kanan, menunggu satu tarikan napas, lalu menyodorkannya kepada Ilham yang tidak terkawal.',
    '“Anak-anak muda itu tidak tahu bahwa kita seharusnya kalah,” ujar Yosef. Meski gembira, ia tidak menutupi kekhawatiran. Sudah empat laga beruntun timnya kebobolan lebih dulu. “Kita tidak bisa setiap pekan meminta keajaiban. Bek saya harus belajar tenang.”',
    'Dengan 24 angka dari 13 laga, Aruna Putra naik ke peringkat keempat Liga Nusa Raya, terpaut dua angka dari zona promosi. Pekan depan mereka bertandang ke markas Gajah Rimba, tim yang belum sekali pun kalah di kandang musim ini.',
    'Panitia mencatat 8.140 penonton, jumlah tertinggi musim ini. Suporter di tribun timur tinggal dua puluh menit setelah laga usai, bukan untuk merayakan, melainkan untuk memungut sampah, kebiasaan yang mereka mulai sejak awal musim.',
  ],
  author: 'Fajar Nugraha Siregar',
  editor: 'Ni Luh Kartikasari',
  publishedAt: printedAt({ daysBefore: 1, hour: 21, minute: 50 }),
};

const pavement: DemoArticle = {
  slug: 'trotoar-resapan-jalan-kenari',
  thread: 'artikel-48204',
  section: 'Lingkungan',
  title: 'Trotoar Resapan Jalan Kenari Lolos Ujian Hujan Pertama',
  standfirst:
    'Hujan dua jam yang dulu merendam kios setinggi lutut kini surut dalam 25 menit. Warga minta ruas Jalan Merpati segera menyusul.',
  photo: {
    alt: 'Ilustrasi hujan yang jatuh miring di atas susunan ubin trotoar dan pohon peneduh.',
    caption:
      'Ubin berpori dan lubang tanam di trotoar baru Jalan Kenari. Air turun ke lapisan kerikil setebal 60 sentimeter. Ilustrasi: Suluh Pagi',
  },
  place: 'Arunasari',
  paragraphs: [
    'Hujan deras Jumat petang menjadi ujian pertama bagi trotoar resapan di Jalan Kenari, Kelurahan Tegal Asri. Curah hujan mencapai 71 milimeter dalam dua jam. Air memang sempat menggenang setinggi mata kaki di dekat jembatan kecil, tetapi surut dalam 25 menit. Dua tahun lalu, hujan serupa merendam kios warga selama setengah hari.',
    'Trotoar sepanjang 1,2 kilometer itu tidak lagi dicor penuh. Di bawah ubin berpori terdapat lapisan kerikil setebal 60 sentimeter yang menahan air sebelum meresap atau mengalir pelan ke Kali Wening. Setiap delapan meter ada lubang tanam berisi pohon tanjung yang akarnya dipagari agar tidak mengangkat ubin.',
    '“Prinsipnya sederhana: air jangan buru-buru dibuang,” kata Andini Sosrowijoyo, insinyur tata air dari Balai Rancang Kota yang merancang proyek ini. Selama puluhan tahun, katanya, kota berlomba mempercepat aliran ke sungai, lalu heran mengapa sungai meluap.',
    'Pemilik toko kelontong Haji Mursalin mengaku semula menolak. Tujuh bulan pengerjaan membuat tokonya sepi, dan ia kehilangan tempat parkir di depan toko. “Sekarang pembeli jalan kaki malah lebih banyak. Yang belum beres cuma motor yang masih naik trotoar,” ujarnya.',
    'Biaya pembangunan Rp 6,8 miliar, sekitar sepertiga lebih mahal daripada trotoar beton biasa. Dinas Pekerjaan Umum menghitung selisih itu kembali dalam enam tahun karena saluran tidak perlu dikeruk sesering dulu. Perhitungan tersebut belum memasukkan kerugian warga akibat banjir.',
    'Perawatan tetap menjadi pertanyaan. Pori ubin dapat tersumbat lumpur dan harus disemprot bertekanan setidaknya dua kali setahun. Anggaran perawatan tahun depan baru tersedia untuk separuh ruas, dan dinas berjanji mengajukan sisanya dalam perubahan anggaran.',
    'Warga Jalan Merpati, yang letaknya lebih rendah, berharap gilirannya tidak lama lagi. Dalam pertemuan Sabtu pagi, ketua RT setempat menyerahkan peta genangan yang dibuat sendiri oleh anak-anak karang taruna: 37 titik, lengkap dengan jam surutnya.',
  ],
  author: 'Yulius Banggaibo',
  editor: 'Bonar Hutajulu',
  publishedAt: printedAt({ daysBefore: 1, hour: 8, minute: 0 }),
};

const bus: DemoArticle = {
  slug: 'bus-malam-koridor-4',
  thread: 'artikel-48190',
  section: 'Transportasi',
  title: 'Bus Malam Koridor 4 Kini Beroperasi sampai Pukul 00.30',
  standfirst:
    'Perawat, juru masak, dan mahasiswa menjadi penumpang terbanyak pada pekan pertama. Tarif tetap Rp 3.500, jarak antarbus 25 menit.',
  photo: {
    alt: 'Ilustrasi bus kota dengan jendela menyala melintas di bawah lampu jalan pada malam hari.',
    caption:
      'Bus terakhir Koridor 4 melintas di Jalan Diponala menjelang tengah malam. Ilustrasi: Suluh Pagi',
  },
  place: 'Arunasari',
  paragraphs: [
    'Selama enam tahun, Nurhayati pulang dari rumah sakit dengan ojek yang ongkosnya lebih mahal daripada makan malamnya. Sejak Senin lalu perawat jaga sore itu cukup menyeberang ke halte Taman Cendana, menunggu paling lama 25 menit, dan membayar Rp 3.500.',
    'Trans Aruna memperpanjang jam layanan Koridor 4 dari pukul 21.00 menjadi 00.30. Koridor sepanjang 17 kilometer itu menghubungkan kawasan kampus, dua rumah sakit, pusat kota, dan permukiman Muara Wening. Enam bus kecil berkapasitas 32 penumpang disiapkan khusus untuk jam malam.',
    'Pada pekan pertama tercatat 2.316 penumpang naik setelah pukul 21.00, hampir dua kali perkiraan semula. Menurut Direktur Operasi Trans Aruna, Clara Wongkar, puncaknya justru pukul 22.40, ketika rumah makan dan pusat belanja menutup pintu. “Kami sempat menyiapkan bus untuk mahasiswa. Ternyata yang datang para pekerja,” katanya.',
    'Keamanan menjadi pertimbangan utama. Setiap bus malam membawa satu petugas selain pengemudi, dan penumpang boleh meminta turun di antara dua halte setelah pukul 22.00 selama tempatnya terang dan aman untuk berhenti. Lampu di 19 halte diganti, tiga halte yang terlalu sepi dipindahkan ke depan minimarket.',
    'Keluhan tetap ada. Aplikasi Trans Aruna belum menampilkan posisi bus malam, sehingga penumpang hanya bisa menebak. Warga Muara Wening juga meminta bus masuk sampai gerbang perumahan karena halte terakhir berjarak 900 meter dari rumah terdekat.',
    'Uji coba berlangsung sampai akhir Februari. Setelah itu pemerintah kota akan memutuskan apakah layanan malam diteruskan, diperluas ke Koridor 2, atau dihentikan. Subsidi yang dibutuhkan diperkirakan Rp 210 juta per bulan.',
  ],
  author: 'Dimas Wirasena',
  editor: 'Ni Luh Kartikasari',
  publishedAt: printedAt({ daysBefore: 2, hour: 17, minute: 40 }),
};

const library: DemoArticle = {
  slug: 'lumbung-tua-menyimpan-buku',
  thread: 'artikel-48177',
  section: 'Pendidikan',
  title: 'Lumbung Tua Itu Kini Menyimpan Dua Ribu Buku',
  standfirst:
    'Warga Desa Watukenanga mengubah lumbung padi yang kosong menjadi perpustakaan. Jam bukanya mengikuti jam pulang dari sawah.',
  photo: {
    alt: 'Ilustrasi lumbung padi beratap lengkung di depan perbukitan, dindingnya tersusun dari punggung buku.',
    caption:
      'Lumbung Watukenanga dibangun pada 1937. Dindingnya kini menjadi rak. Ilustrasi: Suluh Pagi',
  },
  place: 'Watukenanga',
  paragraphs: [
    'Lumbung itu kosong sejak 2004, ketika petani Desa Watukenanga mulai menjual gabah langsung dari sawah. Dua puluh tahun lebih bangunan panggung itu hanya dihuni burung walet dan sepeda rusak. Kini, setiap pukul empat sore, tangganya berderit oleh langkah anak-anak.',
    'Gagasannya datang dari Mak Ijah, 67 tahun, pensiunan penjaga sekolah yang menyimpan 140 buku di bawah tempat tidur. “Sayang kalau cuma saya yang baca,” katanya. Karang taruna memperbaiki lantai, tukang kayu desa menyumbang rak, dan kabar menyebar dari satu grup percakapan ke grup lain. Dalam tujuh bulan terkumpul lebih dari dua ribu buku.',
    'Aturannya ditulis dengan kapur di pintu: pinjam paling banyak tiga, kembalikan kapan selesai, yang basah dijemur dulu. Tidak ada denda. Sejauh ini hanya sebelas buku yang belum pulang, dan menurut Mak Ijah semuanya ia tahu sedang dibaca siapa.',
    'Jam bukanya tidak mengikuti kantor, melainkan mengikuti sawah: pukul empat sampai sembilan malam, dan Minggu sejak pagi. Lampu dinyalakan oleh empat panel surya sumbangan alumni sebuah sekolah teknik. Ketika musim panen, perpustakaan tutup tiga hari karena semua penjaganya ikut memotong padi.',
    'Guru kelas lima, Ester Wanggai, melihat perubahan yang tidak ia duga. Anak-anak mulai membantah isi buku pelajaran. “Mereka bertanya mengapa di buku lain angkanya berbeda. Saya pulang dan ikut mencari jawabannya,” tuturnya.',
    'Yang masih kurang adalah buku berbahasa daerah dan bacaan untuk remaja. Sebagian besar sumbangan berupa buku ujian bekas yang sudah penuh coretan. Mak Ijah menerimanya juga. Halaman kosong di belakangnya, katanya, masih bisa dipakai anak-anak menggambar.',
  ],
  author: 'Salma Kusumawardani',
  editor: 'Bonar Hutajulu',
  publishedAt: printedAt({ daysBefore: 3, hour: 9, minute: 0 }),
};

/** Every article of the demo newspaper, newest first. */
export const articles: readonly DemoArticle[] = [market, football, pavement, bus, library];
