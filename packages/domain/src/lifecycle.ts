/** The life cycle of a comment as one table: every legal move, who makes it and where it leads. */
import type { Status } from './comment.js';

/** Who or what makes a move. `clock` is a timed job, `law` an erasure duty. */
export type Mover = 'pipeline' | 'moderator' | 'author' | 'readers' | 'clock' | 'law';

interface Row {
  /** The transition's number in docs/rules.md. */
  readonly rule: string;
  readonly by: Mover;
  readonly from: readonly Status[];
  readonly to: Status;
}

/** Statuses in which a comment is still somebody's business: everything but the two last ones. */
const ALIVE = [
  'checking',
  'pending',
  'published',
  'quarantined',
  'returned',
  'rejected',
  'spam',
] as const satisfies readonly Status[];

/**
 * Every move of the life cycle. A move that stands here with a status in `from` is legal from
 * that status and from no other; nothing else changes a status, undo excepted (see `undoOf`).
 */
export const MOVES = {
  publish: { rule: 'LC2', by: 'pipeline', from: ['checking'], to: 'published' },
  hold: { rule: 'LC3', by: 'pipeline', from: ['checking'], to: 'pending' },
  'auto-reject': { rule: 'LC4', by: 'pipeline', from: ['checking'], to: 'rejected' },
  'auto-spam': { rule: 'LC5', by: 'pipeline', from: ['checking'], to: 'spam' },
  approve: {
    rule: 'LC6',
    by: 'moderator',
    // From `published` it says that somebody has looked; `decisionTo` says when that is news.
    from: ['pending', 'published', 'quarantined', 'returned'],
    to: 'published',
  },
  reject: {
    rule: 'LC7',
    by: 'moderator',
    from: ['pending', 'published', 'quarantined', 'returned'],
    to: 'rejected',
  },
  spam: {
    rule: 'LC8',
    by: 'moderator',
    from: ['pending', 'published', 'quarantined', 'returned', 'rejected'],
    to: 'spam',
  },
  return: { rule: 'LC9', by: 'moderator', from: ['pending'], to: 'returned' },
  resubmit: { rule: 'LC10', by: 'author', from: ['returned'], to: 'checking' },
  quarantine: { rule: 'LC11', by: 'readers', from: ['published'], to: 'quarantined' },
  restore: { rule: 'LC12', by: 'moderator', from: ['rejected', 'spam'], to: 'published' },
  edit: { rule: 'LC13', by: 'author', from: ['pending', 'published'], to: 'checking' },
  'release-late': { rule: 'LC14', by: 'clock', from: ['pending'], to: 'published' },
  'reject-late': { rule: 'LC15', by: 'clock', from: ['pending', 'returned'], to: 'rejected' },
  withdraw: { rule: 'LC16', by: 'author', from: ALIVE, to: 'withdrawn' },
  'take-back': { rule: 'LC17', by: 'author', from: ['withdrawn'], to: 'pending' },
  erase: { rule: 'LC18', by: 'law', from: [...ALIVE, 'withdrawn'], to: 'erased' },
} as const satisfies Record<string, Row>;

export type Move = keyof typeof MOVES;

/** The moves a moderator decides with; each is one command of the protocol. */
export type DecisionMove = {
  [M in Move]: (typeof MOVES)[M]['by'] extends 'moderator' ? M : never;
}[Move];

/**
 * The status a move leads to, or `undefined` where it is not legal from here.
 * @example next('pending', 'approve') // 'published'
 */
export const next = (status: Status, move: Move): Status | undefined => {
  const row: Row = MOVES[move];
  return row.from.includes(status) ? row.to : undefined;
};

/** The moves that are legal from a status, in the table's order. */
export const movesFrom = (status: Status): readonly Move[] =>
  (Object.keys(MOVES) as Move[]).filter((move) => next(status, move) !== undefined);

/** Moves that say no to an author and therefore need a reason the author can read. */
const REASONED: ReadonlySet<Move> = new Set(['reject', 'return']);

/** True where a move may not be made without a reason. */
export const needsReason = (move: Move): boolean => REASONED.has(move);

/** One decision as the undo rule sees it. `version` is the comment's version it produced. */
export interface DecisionFacts {
  readonly from: Status;
  readonly to: Status;
  readonly version: number;
  readonly at: number;
  readonly undone: boolean;
  /**
   * How many decisions on the comment came after this one and have been undone since; absent
   * means none. Each is two writes (the decision and its undo) that left no trace.
   */
  readonly undoneSince?: number;
}

/** The writes of a decision that was undone: its own and the undo's. */
const WRITES_OF_UNDONE = 2;

/** How long any moderator of the team may undo a decision. */
export const UNDO_WINDOW_MS = 30 * 60 * 1000;

export type UndoRefusal = 'undone-already' | 'too-late' | 'changed-since';

/**
 * Why an act may not be undone, or `undefined` where it may: somebody undid it, the window of
 * `UNDO_WINDOW_MS` has passed, or there was a write since (compare-and-set). Acts undone since do not
 * count as writes, so a row of them can be undone one by one.
 */
export const undoRefusal = (
  act: Omit<DecisionFacts, 'from' | 'to'>,
  current: { readonly version: number },
  now: number,
): UndoRefusal | undefined => {
  if (act.undone) return 'undone-already';
  if (now - act.at > UNDO_WINDOW_MS) return 'too-late';
  const expected = act.version + WRITES_OF_UNDONE * (act.undoneSince ?? 0);
  return current.version === expected ? undefined : 'changed-since';
};

/** The status an undo leads back to, or why the decision may not be undone; see `undoRefusal`. */
export const undoOf = (
  decision: DecisionFacts,
  current: { readonly version: number },
  now: number,
): { readonly to: Status } | { readonly no: UndoRefusal } => {
  const no = undoRefusal(decision, current, now);
  return no === undefined ? { to: decision.from } : { no };
};
