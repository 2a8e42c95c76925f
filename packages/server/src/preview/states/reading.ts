/** What is read under special circumstances. */
import type { OwnSanctionView } from '@komentar/protocol';
import { SAID } from '../said.js';
import { sampleItems, samplePage } from '../sample.js';
import { DAY_MS, full, menuOf, mineOf, no, value, type StateAt } from './parts.js';

const suspension = (now: number): OwnSanctionView => ({
  id: 'sanksi-1',
  kind: 'suspend',
  reason: 'abuse',
  note: 'Tiga komentar Anda pekan ini menghina penulis lain.',
  at: now - DAY_MS,
  until: now + 2 * DAY_MS,
});

/** S-numbers and what is shown are those of the design; each as of a moment in epoch milliseconds. */
export const READING: readonly StateAt[] = [
  (now) => ({
    id: 'S27',
    name: 'archived',
    title: 'Diarsipkan',
    thread: value(
      samplePage(sampleItems(now), {
        thread: {
          state: 'archived',
          since: now - 14 * DAY_MS,
          reason: 'Diskusi berlanjut di berita hari ini.',
          note: '<p>Terima kasih kepada semua yang <strong>menulis dengan tertib</strong>.</p>',
        },
      }),
    ),
    shows: { text: SAID.closed },
  }),
  (now) => ({
    id: 'S28',
    name: 'suspended',
    title: 'Tidak boleh berkomentar',
    thread: full(now),
    mine: { ...mineOf(), sanctions: [suspension(now)] },
    shows: { selector: '.notice.refused' },
  }),
  (now) => ({
    id: 'S29',
    name: 'hidden-author',
    title: 'Penulis disembunyikan',
    thread: full(now),
    actions: [
      { do: 'click', on: menuOf('k2') },
      { do: 'press', says: SAID.hide },
    ],
    shows: { text: SAID.hiddenAuthor },
  }),
  (now) => ({
    id: 'S30',
    name: 'permalink-missing',
    title: 'Tautan ke komentar yang hilang',
    thread: full(now),
    hash: '#komentar-hilang',
    shows: { text: SAID.notFound },
  }),
  (now) => ({
    id: 'S31',
    name: 'one-conversation',
    title: 'Satu percakapan',
    thread: value(
      samplePage(
        sampleItems(now).filter(({ rootId }) => rootId === 'k2'),
        { thread: { total: 8 }, next: 'lanjut' },
      ),
    ),
    hash: '#komentar-k4',
    shows: { text: SAID.oneConversation },
  }),
  () => ({
    id: 'S32',
    name: 'outdated',
    title: 'Versi tidak cocok',
    thread: no('unknown-command'),
    shows: { text: SAID.outdated },
  }),
];
