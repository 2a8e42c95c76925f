/** What a section knows of its thread, and what can happen to it. */
import type {
  ChangeView,
  CommentView,
  NoticeBody,
  OwnCommentView,
  PageView,
  ThreadNotice as AnyNotice,
  ThreadView,
} from '@komentar/protocol';
import { inOrderOf, type Place } from './thread-order.js';
import type { Sort } from './read.js';

/** A notice of one change of a thread, with its name. */
export type ThreadNotice = Exclude<AnyNotice, { name: 'comments:changed' }>;

/** What comes of reading and opening. */
export type ListEvent =
  /** The first page, read anew: at the start, after another sort, or because too much was missed. */
  | { readonly kind: 'page'; readonly page: PageView; readonly sort: Sort }
  | { readonly kind: 'more'; readonly page: PageView }
  | { readonly kind: 'replies'; readonly rootId: string; readonly page: PageView }
  | { readonly kind: 'pill-opened' }
  | { readonly kind: 'chip-opened'; readonly rootId: string };

/** What concerns the reader's own comments. */
export type OwnEvent =
  | { readonly kind: 'own-read'; readonly items: readonly OwnCommentView[] }
  | { readonly kind: 'own-posted'; readonly comment: OwnCommentView }
  /** The server's answer to what its author did with a comment. */
  | { readonly kind: 'own-changed'; readonly comment: OwnCommentView }
  | { readonly kind: 'own-dismissed'; readonly commentId: string }
  /** The reader is somebody else now, or nobody: what only he was shown is not shown any more. */
  | { readonly kind: 'own-forgotten' };

/** What arrives by itself. */
export type ChangeEvent =
  | { readonly kind: 'notice'; readonly notice: ThreadNotice }
  | {
      readonly kind: 'caught-up';
      readonly thread: ThreadView;
      readonly changes: readonly ChangeView[];
    }
  | { readonly kind: 'own-decided'; readonly decided: NoticeBody<'comment:decided'> };

/** Everything that can happen to a thread on a screen. */
export type ThreadEvent = ListEvent | OwnEvent | ChangeEvent;

export interface ThreadState {
  readonly sort: Sort;
  /** Absent until the first page. */
  readonly thread?: ThreadView;
  /** Every change up to this number is in here; -1 before the first page. */
  readonly seq: number;
  /** What the server last said, and at which change it said it. */
  readonly total: number;
  readonly totalSeq: number;
  /** The total at `seq`, against which the next notice's total is held. */
  readonly totalAtSeq: number;
  /** All public comments that are known, shown or not, by id. */
  readonly comments: ReadonlyMap<string, CommentView>;
  /** Known but not shown: roots wait behind the pill, replies behind their conversation's chip. */
  readonly held: ReadonlySet<string>;
  /** The likes of each root when it came in: the order they made stays as it is, whoever likes what. */
  readonly ranks: ReadonlyMap<string, number>;
  /** What the reader has sent since the list was read: where its place is far away, it stays on top. */
  readonly sent: ReadonlySet<string>;
  /** Visible replies of a root that have not been loaded. */
  readonly unloaded: ReadonlyMap<string, number>;
  /** The place of the last root that was loaded; absent where the list has been read to its end. */
  readonly edge?: Place;
  /** The cursor of the next page; absent at the end. */
  readonly next?: string;
  /** What has left since the last fresh page; an older page must not bring it back. */
  readonly gone: ReadonlySet<string>;
  /** The reader's own comments as far as they are known, public ones too, by id. */
  readonly own: ReadonlyMap<string, OwnCommentView>;
}

/** The new state, and whether changes are missing that `thread:join { since: seq }` must bring. */
export interface Reduction {
  readonly state: ThreadState;
  readonly gap: boolean;
}

/** Before anything is known. */
export const initialThread = (sort: Sort): ThreadState => ({
  sort,
  seq: -1,
  total: 0,
  totalSeq: -1,
  totalAtSeq: 0,
  comments: new Map(),
  held: new Set(),
  ranks: new Map(),
  sent: new Set(),
  unloaded: new Map(),
  gone: new Set(),
  own: new Map(),
});

type Open<T> =
  T extends ReadonlyMap<infer K, infer V> ? Map<K, V> : T extends ReadonlySet<infer V> ? Set<V> : T;

/** A state while an event is being worked in; its collections are its own. */
export type Draft = { -readonly [K in keyof ThreadState]: Open<ThreadState[K]> };

/** A copy that may be written to. */
export const draftOf = (state: ThreadState): Draft => ({
  ...state,
  comments: new Map(state.comments),
  held: new Set(state.held),
  ranks: new Map(state.ranks),
  sent: new Set(state.sent),
  unloaded: new Map(state.unloaded),
  gone: new Set(state.gone),
  own: new Map(state.own),
});

/** True where a comment's place is among the roots that have been loaded. */
export const isWithinLoaded = (state: Pick<ThreadState, 'edge' | 'sort'>, place: Place): boolean =>
  state.edge === undefined || inOrderOf(state.sort)(place, state.edge) <= 0;

/** Takes a root in with the likes it has now, unless it has its place already. */
export const rank = (draft: Draft, { id, parentId, likes }: CommentView): void => {
  if (parentId === null && !draft.ranks.has(id)) draft.ranks.set(id, likes);
};
