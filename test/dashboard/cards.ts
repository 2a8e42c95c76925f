/** Invented cards, decisions and notices for the dashboard's tests. */
import { QUEUES, queuesOf, type Queue } from '@komentar/domain';
import { factsOf } from '#dashboard/queue/desk-move.js';
import type {
  CardView,
  CountsView,
  DecisionView,
  NoticeBody,
  SignalView,
} from '@komentar/protocol';

export const ANI = { id: 'm-ani', name: 'Ani' };
export const BUDI = { id: 'm-budi', name: 'Budi' };
export const SITE = 'kabar-senja';

/** The card in the queues that follow from everything else it says. */
export const placed = (card: CardView): CardView => ({
  ...card,
  queues: [...queuesOf(factsOf(card))],
});

/** Counters of which all but the named ones are zero. */
export const countsOf = (counts: Partial<CountsView> = {}): CountsView => ({
  ...{ pending: 0, reports: 0, opinions: 0, returned: 0, unreviewed: 0, spam: 0, log: 0 },
  ...counts,
});

/** The counters of these cards. */
export const countsFor = (cards: Iterable<CardView>): CountsView => {
  const all = [...cards].flatMap(({ queues }) => queues);
  return countsOf(
    Object.fromEntries(QUEUES.map((queue) => [queue, all.filter((one) => one === queue).length])),
  );
};

/** A pending comment; whatever matters to a test is laid over it. What is not pending has been looked at. */
export const cardOf = (id: string, over: Partial<CardView> = {}): CardView =>
  placed({
    ...blank(id),
    review: { kind: over.status === undefined ? 'none' : 'human' },
    ...(over.createdAt !== undefined && { waitingSince: over.createdAt }),
    ...over,
  });

const blank = (id: string): CardView => ({
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
  review: { kind: 'none' },
  reports: { open: 0, reasons: [], notes: [] },
  impact: 0,
  previous: null,
  waitingSince: 1_000,
  risk: 0,
  queues: [],
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

/** The card after a decision on it, or after the undo of one that leads back to `before`. */
export const decidedCard = (card: CardView, decision: DecisionView, before?: CardView): CardView =>
  placed({
    ...(before ?? {
      ...{ ...card, status: decision.to, decision },
      review: { kind: 'human', by: decision.by },
      reports: { open: 0, reasons: [], notes: [] },
      opinion: undefined,
    }),
    version: card.version + 1,
  });

/** The queues a pending comment is in after a decision on it. */
export const queuesAfter = (id: string, decision: DecisionView): Queue[] =>
  decidedCard(cardOf(id), decision, decision.move === 'undo' ? cardOf(id) : undefined).queues;

/** The notice of a comment that was in some queues (none: it is new) and is now in the card's. */
export const noticeOf = (
  card: CardView,
  seq: number,
  from: readonly Queue[] = [],
): NoticeBody<'queue:changed'> => ({
  site: card.site,
  seq,
  counts: countsOf(),
  commentId: card.id,
  from: [...from],
  to: card.queues,
  card,
  decision: card.decision,
});
