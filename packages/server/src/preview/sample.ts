/** The invented thread all states of the preview are variations of. */
import type { CommentView, OwnCommentView, PageView, SiteView } from '@komentar/protocol';

export const SITE = 'pratinjau';
export const THREAD = 'contoh';
export const KEY = `id:${THREAD}`;
/** The reader at the section, where somebody is. */
export const VIEWER = { id: 'pembaca-anda', name: 'Anda Contoh' } as const;

const MINUTE_MS = 60_000;

interface Said {
  readonly id: string;
  readonly name: string;
  readonly minutesAgo: number;
  readonly html: string;
  readonly likes?: number;
  readonly parentId?: string;
  readonly rootId?: string;
  readonly depth?: number;
  readonly replyCount?: number;
  readonly badges?: string[];
  readonly editedMinutesAgo?: number;
  readonly feature?: 'pin' | 'pick';
}

const SAID: readonly Said[] = [
  {
    id: 'k1',
    name: 'Redaksi Suluh Pagi',
    minutesAgo: 3 * 60,
    html: '<p>Terima kasih atas masukan tentang halte. Daftar pertanyaan Anda kami teruskan ke Dinas Perhubungan; <strong>jawabannya kami muat besok pagi</strong>.</p>',
    likes: 58,
    replyCount: 0,
    badges: ['Redaksi'],
    feature: 'pin',
  },
  {
    id: 'k2',
    name: 'Sari Wulandari',
    minutesAgo: 12,
    html: '<p>Trotoarnya memang lebar sekarang, tetapi <em>tiang listriknya</em> masih di tengah. Siapa yang mengawasi?</p>',
    likes: 12,
    replyCount: 3,
  },
  {
    id: 'k3',
    name: 'Budi Hartono',
    minutesAgo: 9,
    parentId: 'k2',
    rootId: 'k2',
    depth: 1,
    html: '<p>PLN sudah memasang tanda pindah. Kata petugas, minggu depan.</p>',
    likes: 3,
  },
  {
    id: 'k4',
    name: 'Ni Luh Ayu',
    minutesAgo: 6,
    parentId: 'k3',
    rootId: 'k2',
    depth: 2,
    html: '<blockquote><p>minggu depan</p></blockquote><p>Itu juga kata mereka bulan lalu. 😅</p>',
    likes: 7,
  },
  {
    id: 'k5',
    name: 'Pak RT 05',
    minutesAgo: 4,
    parentId: 'k4',
    rootId: 'k2',
    depth: 3,
    html: '<p>Saya catat tanggalnya. Kalau lewat, saya tagih.</p>',
    likes: 0,
  },
  {
    id: 'k6',
    name: 'Ratna Dewi Sekar Arum Kusumaningtyas Prawirodirdjo',
    minutesAgo: 26 * 60,
    html: '<p>Sumbernya ada di <a href="https://arunasari.example/laporan" rel="ugc nofollow noopener noreferrer">laporan kota halaman 14</a>. Anggaran pemeliharaannya <code>0,4%</code> dari nilai proyek; itu terlalu kecil untuk jalan yang dilewati 40.000 orang setiap hari.</p><ul><li>penerangan</li><li>ubin pemandu</li><li>bangku</li></ul>',
    likes: 31,
    replyCount: 1,
    editedMinutesAgo: 20 * 60,
    feature: 'pick',
  },
  {
    id: 'k7',
    name: 'عمر فاروق',
    minutesAgo: 25 * 60,
    parentId: 'k6',
    rootId: 'k6',
    depth: 1,
    html: '<p>شكرا على المصدر. مفيد جدا.</p>',
    likes: 2,
  },
  {
    id: 'k8',
    name: 'Tono',
    minutesAgo: 3 * 24 * 60,
    html: '<p>Kalau hujan, air dari jalan malah masuk ke toko. Sudah saya laporkan dua kali dan belum ada yang datang melihat. Trotoarnya ditinggikan, saluran di depannya tidak; jadi kamilah yang menampung. Tetangga sebelah menaruh karung pasir sejak Senin, yang di seberang memilih tutup kalau langit gelap. Saya tidak menolak trotoar lebar, saya hanya minta orang yang menggambar rencananya datang sekali saja waktu hujan deras, berdiri di depan toko saya selama sepuluh menit, lalu pulang dan menggambar lagi.</p>',
    likes: 104,
    replyCount: 0,
  },
];

const toView = (said: Said, now: number): CommentView => {
  const at = now - said.minutesAgo * MINUTE_MS;
  return {
    id: said.id,
    parentId: said.parentId ?? null,
    rootId: said.rootId ?? said.id,
    depth: said.depth ?? 0,
    status: 'published',
    version: 1,
    html: said.html,
    author: {
      id: `penulis-${said.id}`,
      name: said.name,
      ...(said.badges && { badges: said.badges }),
    },
    createdAt: at,
    publishedAt: at,
    replyCount: said.replyCount ?? 0,
    likes: said.likes ?? 0,
    ...(said.editedMinutesAgo !== undefined && {
      editedAt: now - said.editedMinutesAgo * MINUTE_MS,
    }),
    ...(said.feature && { feature: said.feature }),
  };
};

const OPEN_SITE: SiteView = {
  mode: 'balanced',
  maxGraphemes: 4000,
  guests: true,
  challenge: false,
};

/** All of the sample's comments, as a page lists them. */
export const sampleItems = (now: number): CommentView[] => SAID.map((said) => toView(said, now));

/** A page of these comments. */
export const samplePage = (
  items: CommentView[],
  over: { thread?: Partial<PageView['thread']>; site?: Partial<SiteView>; next?: string } = {},
): PageView => {
  const featured = items.filter(({ feature }) => feature !== undefined);
  return {
    thread: {
      id: 'utas-1',
      key: KEY,
      total: items.length,
      seq: items.length,
      state: 'open',
      ...over.thread,
    },
    site: { ...OPEN_SITE, ...over.site },
    items,
    ...(featured.length > 0 && { featured }),
    ...(over.next !== undefined && { next: over.next }),
  };
};

/** A comment of the reader's own. */
export const sampleOwn = (now: number, over: Partial<OwnCommentView> = {}): OwnCommentView => ({
  id: 'milik-1',
  parentId: null,
  rootId: 'milik-1',
  depth: 0,
  status: 'pending',
  version: 1,
  html: '<p>Halte di depan pasar perlu atap. Antrean pagi sampai tiga puluh orang.</p>',
  text: 'Halte di depan pasar perlu atap. Antrean pagi sampai tiga puluh orang.',
  author: { ...VIEWER },
  createdAt: now - 2 * MINUTE_MS,
  replyCount: 0,
  likes: 0,
  clientId: '018f0000-0000-7000-8000-000000000001',
  ...over,
});
