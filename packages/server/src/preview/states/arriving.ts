/** Before and while the first page comes, and when it does not. */
import { SAID } from '../said.js';
import { NEVER, full, no, value, type StateAt } from './parts.js';
import { samplePage } from '../sample.js';

/** S-numbers and what is shown are those of the design; each as of a moment in epoch milliseconds. */
export const ARRIVING: readonly StateAt[] = [
  (now) => ({
    id: 'S01',
    name: 'waiting',
    title: 'Menunggu didekati',
    thread: full(now),
    isFar: true,
    attributes: { loading: 'lazy' },
    shows: { selector: 'a[href*="/t/"]' },
  }),
  (now) => ({
    id: 'S02',
    name: 'consent',
    title: 'Menunggu izin',
    thread: full(now),
    attributes: { loading: 'click', count: '128' },
    shows: { text: SAID.consent },
  }),
  () => ({
    id: 'S03',
    name: 'loading',
    title: 'Memuat',
    thread: NEVER,
    shows: { selector: '[part~="skeleton"]' },
  }),
  () => ({
    id: 'S04',
    name: 'slow',
    title: 'Koneksi lambat',
    thread: NEVER,
    shows: { text: SAID.slow },
  }),
  () => ({
    id: 'S05',
    name: 'empty-open',
    title: 'Kosong, terbuka',
    thread: value(samplePage([])),
    shows: { text: SAID.empty },
  }),
  () => ({
    id: 'S06',
    name: 'empty-closed',
    title: 'Kosong, ditutup',
    thread: value(samplePage([], { thread: { state: 'closed' } })),
    shows: { text: SAID.closed },
  }),
  () => ({
    id: 'S07',
    name: 'load-error',
    title: 'Gagal memuat',
    thread: no('internal', { incident: 'CONTOH-7' }),
    shows: { text: SAID.retry },
  }),
  () => ({
    id: 'S08',
    name: 'origin-refused',
    title: 'Asal halaman ditolak',
    thread: no('origin-not-allowed'),
    shows: { text: SAID.loadError },
  }),
  (now) => ({
    id: 'S09',
    name: 'offline',
    title: 'Luring',
    thread: full(now),
    isOffline: true,
    live: 'none',
    shows: { text: SAID.offline },
  }),
  (now) => ({
    id: 'S10',
    name: 'reconnecting',
    title: 'Menyambung kembali',
    thread: full(now),
    live: 'cut',
    shows: { text: SAID.reconnecting },
  }),
  (now) => ({
    id: 'S11',
    name: 'paused',
    title: 'Dijeda pembaca',
    thread: full(now),
    actions: [{ do: 'click', on: '[part~="live-dot"] button, button[part~="live-dot"]' }],
    shows: {
      selector: '[part~="live-dot"][aria-pressed="true"], [part~="live-dot"] [aria-pressed="true"]',
    },
  }),
];
