/** An invented log and history for the dashboard's tests. */
import type { HistoryView, LogEntryView, LogView } from '@komentar/protocol';
import { BUDI, SITE } from './cards.js';

const AT = Date.UTC(2026, 2, 4, 5);
const DAY_MS = 86_400_000;

const entryOf = (n: number, over: Partial<LogEntryView> = {}): LogEntryView => ({
  site: SITE,
  n,
  at: AT,
  by: { kind: 'moderator', ...BUDI },
  act: 'comment:reject',
  target: { kind: 'comment', id: 'c001' },
  authorId: 'a-c001',
  detail: { from: 'pending', to: 'rejected', reason: 'insult' },
  prev: '',
  hash: '',
  ...over,
});

/** Two days of it, with an act that the desk has no words for. */
export const LOG: LogView = {
  items: [
    { ...entryOf(3), about: { name: 'Rina', title: 'Kolam kota' } },
    entryOf(2, { act: 'log:export', target: { kind: 'site', id: SITE }, detail: {} }),
    entryOf(1, { at: AT - 2 * DAY_MS, act: 'sesuatu:baru', detail: {} }),
  ],
  next: 'dua',
};

/** A comment that was changed, reported and rejected. */
export const HISTORY: HistoryView = {
  comment: { id: 'c001', site: SITE, status: 'rejected', authorName: 'Rina', title: 'Kolam kota' },
  events: [
    { kind: 'revision', at: AT, n: 1, text: 'Kolam itu bagus' },
    { kind: 'revision', at: AT + 1, n: 2, text: 'Kolam itu jelek', signals: [] },
    { kind: 'report', at: AT + 2, reason: 'abuse', state: 'upheld', note: 'Kasar sekali' },
    { kind: 'act', at: AT + 3, entry: entryOf(3), note: 'Tolong lebih sopan' },
  ],
};
