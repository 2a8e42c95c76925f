/** What the desk knows and shows, as plain values; `queue-reducer.ts` says how it changes. */
import {
  closedFacts,
  decidedFacts,
  decisionTo,
  queuesOf,
  type Reason,
  type Status,
  type Queue,
} from '@komentar/domain';
import type { CardView, CountsView, Failure, ShiftView } from '@komentar/protocol';
import { EMPTY_LEDGER, countsOf, hasGap, type Ledger } from './counts-ledger.js';
import { factsOf, type DeskMove } from './desk-move.js';
import { ALONE } from './shift.js';

/** A command on its way, shown as if it had succeeded. `key` tells its answer from others. */
export type Sending =
  | {
      readonly kind: 'decide';
      readonly key: number;
      readonly move: DeskMove;
      readonly reason?: Reason;
    }
  | { readonly kind: 'close'; readonly key: number }
  | {
      readonly kind: 'undo';
      readonly key: number;
      readonly to: Status;
      /** The queues the comment was in before the decision. */
      readonly queues: readonly Queue[];
    };

/** One comment: what the server last said of it, and what we have asked for since. */
export interface Entry {
  readonly card: CardView;
  readonly sending?: Sending | undefined;
  /** The refusal to show on the card until it is read. */
  readonly refused?: Failure | undefined;
  /** The text before its author changed it, where that happened while the card was here. */
  readonly was?: string | undefined;
  /** It left the queue while we were not listening: somebody decided, we do not know who. */
  readonly gone: boolean;
  /** The state's `tick` when the server last spoke of this one comment. */
  readonly touched: number;
  /** Where the counters take it to be: the queues of the newest version that came with a number. */
  readonly counted: { readonly queues: readonly Queue[]; readonly version: number };
}

/** One of my own decisions, newest last. `kept`: it can no longer be undone. */
export interface MyDecision {
  readonly key: number;
  readonly commentId: string;
  readonly name: string;
  readonly excerpt: string;
  readonly move: DeskMove;
  readonly reason?: Reason;
  readonly from: Status;
  /** The queues the comment was in then. */
  readonly queues: readonly Queue[];
  readonly at: number;
  readonly decisionId?: string;
  readonly phase: 'sending' | 'decided' | 'undoing' | 'undone' | 'kept';
}

/** The comments on the screen, by id, in an order that only the moderator changes. */
export interface Shown {
  readonly order: readonly string[];
  /** Came in since; shown when asked for. */
  readonly arrivals: readonly string[];
  readonly next?: string | undefined;
  readonly focus?: string | undefined;
  readonly loaded: boolean;
  /** The moderator went past the last card; the next page takes the focus on. */
  readonly wantsMore: boolean;
  /** Nobody has chosen the card in focus: it is the first of the queue. */
  readonly isFresh: boolean;
}

export interface DeskState {
  /** The moderator's own id. */
  readonly me: string;
  readonly queue: Queue;
  /** Only comments of this site; absent: of all the moderator's sites. */
  readonly site?: string | undefined;
  /** Counts the openings of a queue; answers to an earlier one are dropped. */
  readonly pass: number;
  readonly tick: number;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly shown: Shown;
  readonly ledger: Ledger;
  /** An answer was overtaken by answers of ours it may or may not include; only reading again tells. */
  readonly doubtful: boolean;
  readonly mine: readonly MyDecision[];
  /** The colleagues at the desk. */
  readonly shift: ShiftView;
  /** The comments that are a colleague's for now. */
  readonly taken: ReadonlySet<string>;
  /** Where the moderator was in the queues not on the screen. */
  readonly places: Partial<Record<Queue, string>>;
}

export const NOTHING_SHOWN: Shown = {
  order: [],
  arrivals: [],
  loaded: false,
  wantsMore: false,
  isFresh: false,
};

/** The state before anything was read. */
export const initialState = (queue: Queue, site?: string, me = ''): DeskState => ({
  me,
  queue,
  site,
  pass: 0,
  tick: 0,
  entries: new Map(),
  shown: NOTHING_SHOWN,
  ledger: EMPTY_LEDGER,
  doubtful: false,
  mine: [],
  shift: ALONE,
  taken: new Set(),
  places: {},
});

/** Where a comment stands with what we asked for already done, by the server's own table. */
export const standing = ({ card, sending }: Entry): Status => {
  if (sending === undefined || sending.kind === 'close') return card.status;
  if (sending.kind === 'undo') return sending.to;
  return decisionTo(factsOf(card), sending.move) ?? card.status;
};

/** The queues a comment is in with what we asked for already done. */
export const queuesAt = ({ card, sending }: Entry): readonly Queue[] => {
  if (sending === undefined) return card.queues;
  if (sending.kind === 'undo') return sending.queues;
  // Which queues does not depend on when.
  const { waitingSince: at } = card;
  return queuesOf(
    sending.kind === 'close'
      ? closedFacts(factsOf(card), at)
      : decidedFacts(factsOf(card), sending.move, at),
  );
};

/** True where the comment still waits in the queue on the screen. */
export const isOpen = (state: DeskState, id: string): boolean => {
  const entry = state.entries.get(id);
  return entry !== undefined && !entry.gone && queuesAt(entry).includes(state.queue);
};

/** The ids on the screen that still wait, in order. */
export const openIds = (state: DeskState): readonly string[] =>
  state.shown.order.filter((id) => isOpen(state, id));

/** New comments behind the pill. */
export const arrivedIds = (state: DeskState): readonly string[] =>
  state.shown.arrivals.filter((id) => isOpen(state, id));

/** The waiting comments after (`1`) or before (`-1`) an id, the nearest first. */
const ahead = (state: DeskState, id: string | undefined, by: 1 | -1): readonly string[] => {
  const { order } = state.shown;
  const at = id === undefined ? -1 : order.indexOf(id);
  const ids = by === 1 ? order.slice(at + 1) : order.slice(0, Math.max(at, 0)).reverse();
  return ids.filter((candidate) => isOpen(state, candidate));
};

/** The nearest waiting comment after (`1`) or before (`-1`) an id that no colleague has. */
export const neighbour = (
  state: DeskState,
  id: string | undefined,
  by: 1 | -1,
): string | undefined => ahead(state, id, by).find((candidate) => !state.taken.has(candidate));

/** The nearest waiting comment where all of them are colleagues'. */
export const takenNeighbour = (
  state: DeskState,
  id: string | undefined,
  by: 1 | -1,
): string | undefined => ahead(state, id, by)[0];

/** My newest decision that can still be taken back. */
export const lastUndoable = (state: DeskState): MyDecision | undefined =>
  state.mine.findLast(({ phase }) => phase === 'sending' || phase === 'decided');

/** The number of my decision on a comment that can still be taken back. */
export const undoKeyOf = ({ mine }: DeskState, id: string): number | undefined => {
  const last = mine.findLast(({ commentId }) => commentId === id);
  return last?.phase === 'sending' || last?.phase === 'decided' ? last.key : undefined;
};

/** True where nothing waits in the queue on the screen, and nothing is left to be loaded. */
export const isEmpty = (state: DeskState): boolean =>
  state.shown.loaded && state.shown.next === undefined && openIds(state).length === 0;

/** True where the counters can only be made certain by reading the queue again. */
export const needsReading = (state: DeskState): boolean => hasGap(state.ledger) || state.doubtful;

/** The counters with what we asked for already done; `null` before the first answer. */
export const shownCounts = (state: DeskState): CountsView | null => {
  const counts = countsOf(state.ledger);
  if (counts === null) return null;
  const shown: Record<Queue, number> = { ...counts };
  for (const entry of state.entries.values()) {
    if (entry.gone) continue;
    for (const queue of entry.counted.queues) shown[queue] -= 1;
    for (const queue of queuesAt(entry)) shown[queue] += 1;
  }
  return shown;
};
