/** Who may write, and what becomes of what is sent. */
import { SAID } from '../said.js';
import { sampleItems, sampleOwn, samplePage, KEY, SITE } from '../sample.js';
import {
  COMING,
  DAY_MS,
  NAME,
  NEVER,
  TEXT,
  WRITE,
  full,
  inThread,
  menuOf,
  mineOf,
  no,
  own,
  posting,
  published,
  seenByAll,
  value,
  type StateAt,
} from './parts.js';

/** S-numbers and what is shown are those of the design; each as of a moment in epoch milliseconds. */
export const WRITING: readonly StateAt[] = [
  (now) => ({
    id: 'S12',
    name: 'sign-in-required',
    title: 'Harus masuk dulu',
    thread: value(samplePage(sampleItems(now), { site: { guests: false } })),
    shows: { text: SAID.signIn },
  }),
  (now) => ({
    id: 'S13',
    name: 'guest',
    title: 'Tamu boleh menulis',
    thread: full(now),
    actions: [COMING],
    shows: { selector: NAME },
  }),
  (now) => ({
    id: 'S14',
    name: 'sending',
    title: 'Mengirim',
    ...posting(now, NEVER),
    shows: { text: SAID.sending },
  }),
  (now) => ({
    id: 'S15',
    name: 'published',
    title: 'Terbit',
    ...posting(now, value({ comment: published(now) })),
    shows: { selector: '#komentar-milik-1' },
  }),
  (now) => ({
    id: 'S16',
    name: 'pending',
    title: 'Menunggu moderasi',
    thread: full(now),
    mine: mineOf(own(now)),
    shows: { text: SAID.pending },
  }),
  (now) => ({
    id: 'S17',
    name: 'approved',
    title: 'Baru disetujui',
    thread: full(now),
    mine: mineOf(own(now)),
    actions: [
      {
        do: 'hear',
        notice: {
          name: 'comment:decided',
          body: {
            site: SITE,
            thread: KEY,
            commentId: own(now).id,
            status: 'published',
            version: 2,
          },
        },
      },
      {
        do: 'hear',
        notice: {
          name: 'comment:published',
          body: { ...inThread(9, 9), comment: { ...seenByAll(published(now)), version: 2 } },
        },
      },
    ],
    shows: { text: SAID.approved },
  }),
  (now) => ({
    id: 'S18',
    name: 'rejected',
    title: 'Ditolak dengan alasan',
    thread: full(now),
    mine: mineOf(sampleOwn(now, { status: 'rejected', version: 2, reason: 'off_topic' })),
    shows: { text: SAID.rejected },
  }),
  (now) => ({
    id: 'S19',
    name: 'removed',
    title: 'Dihapus setelah terbit',
    thread: full(now),
    actions: [
      { do: 'focus', on: '#komentar-k8' },
      {
        do: 'hear',
        notice: {
          name: 'comment:gone',
          body: { ...inThread(9, 7), commentId: 'k8', rootId: 'k8' },
        },
      },
    ],
    shows: { text: SAID.gone },
  }),
  (now) => ({
    id: 'S20',
    name: 'withdrawn',
    title: 'Dihapus penulisnya',
    thread: value(samplePage([{ ...seenByAll(published(now)) }, ...sampleItems(now)])),
    mine: mineOf(
      sampleOwn(now, { status: 'published', publishedAt: now, editableUntil: now + DAY_MS }),
    ),
    commands: {
      'comment:withdraw': [value({ comment: sampleOwn(now, { status: 'withdrawn', version: 2 }) })],
    },
    actions: [
      { do: 'click', on: menuOf('milik-1') },
      { do: 'press', says: SAID.delete },
      { do: 'press', says: SAID.delete },
    ],
    shows: { text: SAID.undo },
  }),
  (now) => ({
    id: 'S21',
    name: 'edited',
    title: 'Diedit',
    thread: full(now),
    shows: { text: SAID.edited },
  }),
  (now) => ({
    id: 'S22',
    name: 'not-sent',
    title: 'Gagal terkirim',
    // A refusal that the line does not try to get past by itself for long.
    ...posting(now, no('challenge-failed')),
    shows: { text: SAID.notSent },
  }),
  (now) => ({
    id: 'S23',
    name: 'refused',
    title: 'Tidak dapat diterima',
    ...posting(now, no('too-long', { field: 'body' })),
    shows: { text: SAID.tooLong },
  }),
  (now) => ({
    id: 'S24',
    name: 'nudge',
    title: 'Diingatkan dulu',
    ...posting(now, no('nudge', { field: 'body', reason: 'abuse' })),
    shows: { text: SAID.nudge },
  }),
  (now) => ({
    id: 'S25',
    name: 'rate-limited',
    title: 'Terlalu sering',
    ...posting(now, no('rate-limited', { retryAfterMs: 42_000 })),
    shows: { text: SAID.wait },
  }),
  (now) => ({
    id: 'S26',
    name: 'closed-while-typing',
    title: 'Ditutup saat menulis',
    thread: full(now),
    actions: [
      { do: 'type', on: WRITE, text: TEXT },
      {
        do: 'hear',
        notice: { name: 'thread:changed', body: { ...inThread(9, 8), state: 'closed' } },
      },
    ],
    shows: { text: SAID.justClosed },
  }),
];
