/** Invented cards, decisions and notices for the dashboard's tests. */
import type { Status, Queue } from '@komentar/domain';
import type { CardView, DecisionView, NoticeBody, SignalView } from '@komentar/protocol';

export const ANI = { id: 'm-ani', name: 'Ani' };
export const BUDI = { id: 'm-budi', name: 'Budi' };
export const SITE = 'kabar-senja';

/** A pending comment; whatever matters to a test is laid over it. */
export const cardOf = (id: string, over: Partial<CardView> = {}): CardView => ({
  id,
  site: SITE,
  status: 'pending',
  version: 1,
  text: `Isi komentar ${id}.`,
  html: `<p>Isi komentar ${id}.</p>`,
  createdAt: 1_000,
  author: { id: `a-${id}`, name: `Pembaca ${id}`, approved: 4, rejected: 0, since: 500 },
  thread: {
    key: 'kolam-kota',
    title: 'Kolam kota dibuka lagi',
    url: 'https://kabar-senja.example/kolam',
  },
  parent: null,
  signals: [],
  decision: null,
  ...over,
});

export const signalOf = (over: Partial<SignalView> = {}): SignalView => ({
  check: 'words',
  code: 'listed-word',
  advice: 'hold',
  matches: [],
  spans: [],
  ...over,
});

export const decisionOf = (commentId: string, over: Partial<DecisionView> = {}): DecisionView => ({
  id: `d-${commentId}`,
  commentId,
  move: 'approve',
  from: 'pending',
  to: 'published',
  by: ANI,
  at: 2_000,
  undone: false,
  ...over,
});

const queueOf = (status: Status | undefined): Queue | null =>
  status === 'pending' || status === 'spam' ? status : null;

/** The notice of a comment that went from one status (none: it is new) to the card's. */
export const noticeOf = (
  card: CardView,
  seq: number,
  from?: Status,
): NoticeBody<'queue:changed'> => ({
  site: card.site,
  seq,
  counts: { pending: 0, spam: 0 },
  commentId: card.id,
  from: queueOf(from),
  to: queueOf(card.status),
  card,
  decision: card.decision,
});
