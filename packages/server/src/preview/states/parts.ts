/** The answers, acts and comments that states are put together from. */
import type { CommandResult, CommentView, ErrorCode, OwnCommentView } from '@komentar/protocol';
import type { Action, Canned, PreviewState } from '../canned.js';
import { KEY, SITE, VIEWER, sampleItems, sampleOwn, samplePage } from '../sample.js';

/** A state as of a moment in epoch milliseconds. */
export type StateAt = (now: number) => PreviewState;

export const value = <V>(it: V): Canned<V> => ({ kind: 'value', value: it });

export const no = (code: ErrorCode, rest: object = {}): Canned<never> => ({
  kind: 'no',
  failure: { code, message: code, ...rest },
});

export const NEVER = { kind: 'never' } as const;

export const WRITE = '[part~="composer"] textarea';
export const NAME = '[part~="composer"] input[autocomplete="name"]';
const SEND = '[part~="submit"]';
/** The button that opens a row's menu. */
export const menuOf = (id: string): string => `#komentar-${id} .more-button`;
export const TEXT = 'Halte di depan pasar perlu atap. Antrean pagi sampai tiga puluh orang.';

export const DAY_MS = 24 * 60 * 60_000;

/** Who writes is asked once somebody is there. */
export const COMING: Action = { do: 'focus', on: WRITE };

/** Somebody writes and sends. */
const SENDING: readonly Action[] = [
  COMING,
  { do: 'type', on: WRITE, text: TEXT },
  { do: 'type', on: NAME, text: VIEWER.name },
  { do: 'click', on: SEND },
];

/** The sample thread, open and complete. */
export const full = (now: number) => value(samplePage(sampleItems(now)));

/** What the reader at the section has in the thread. */
export const mineOf = (...items: OwnCommentView[]): CommandResult<'thread:mine'> => ({
  items,
  liked: ['k2'],
  reported: [],
  usualWaitMs: 25 * 60_000,
});

/** What every notice of the sample thread carries. */
export const inThread = (seq: number, total: number) => ({
  site: SITE,
  thread: KEY,
  seq,
  total,
});

/** The reader's own comment, waiting. */
export const own = (now: number): OwnCommentView => sampleOwn(now);

/** The same, published just now. */
export const published = (now: number): OwnCommentView =>
  sampleOwn(now, { status: 'published', publishedAt: now, createdAt: now });

/** An own comment as everybody sees it. */
export const seenByAll = ({ clientId: _, text: _text, ...view }: OwnCommentView): CommentView =>
  view;

const opened = (now: number) =>
  value({
    token: 'contoh.contoh.contoh',
    viewer: { ...VIEWER, kind: 'guest' as const },
    expiresAt: now + DAY_MS,
  });

/** A section in which a guest's session opens, and posting ends like this. */
export const posting = (now: number, ...answers: readonly Canned<unknown>[]) => ({
  thread: full(now),
  commands: {
    'session:open': [opened(now)],
    'thread:mine': [value(mineOf())],
    'comment:post': answers,
  },
  actions: SENDING,
});
