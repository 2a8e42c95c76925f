/** The life cycle against a grid written by hand, and what undo promises. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATUSES, isPublic, type Status } from '#domain/comment.js';
import {
  MOVES,
  UNDO_WINDOW_MS,
  movesFrom,
  needsReason,
  next,
  undoOf,
  type DecisionFacts,
  type Move,
} from '#domain/lifecycle.js';

/*
 * One row per move, one column per status; a letter is the status it leads to, a dot means it
 * may not be made. Drawn up from the description of each move, not from the table under test.
 */
const COLUMNS = 'checking pending published quarantined returned rejected spam withdrawn erased';
const GRID = `
  publish       P . . . . . . . .
  hold          H . . . . . . . .
  auto-reject   R . . . . . . . .
  auto-spam     S . . . . . . . .
  approve       . P P P P . . . .
  reject        . R R R R . . . .
  spam          . S S S S S . . .
  return        . B . . . . . . .
  resubmit      . . . . C . . . .
  quarantine    . . Q . . . . . .
  restore       . . . . . P P . .
  edit          . C C . . . . . .
  release-late  . P . . . . . . .
  reject-late   . R . . R . . . .
  withdraw      W W W W W W W . .
  take-back     . . . . . . . H .
  erase         E E E E E E E E .
`;
const STATUS_OF: Record<string, Status | undefined> = {
  P: 'published',
  H: 'pending',
  R: 'rejected',
  S: 'spam',
  B: 'returned',
  C: 'checking',
  Q: 'quarantined',
  W: 'withdrawn',
  E: 'erased',
};

const expected = GRID.trim()
  .split('\n')
  .flatMap((line) => {
    const [move, ...cells] = line.trim().split(/\s+/u);
    return COLUMNS.split(' ').map((status, column) => ({
      move: move as Move,
      status: status as Status,
      to: STATUS_OF[cells[column] ?? ''],
    }));
  });

const moves = Object.keys(MOVES) as Move[];
const anyStatus = fc.constantFrom(...STATUSES);
const anyMove = fc.constantFrom(...moves);

describe('moves', () => {
  it('[LC1] the grid has every pair of status and move once', () => {
    const pairs = expected.map(({ status, move }) => `${status} ${move}`);
    expect(new Set(pairs).size).toBe(STATUSES.length * moves.length);
    expect(pairs.length).toBe(STATUSES.length * moves.length);
    expect(COLUMNS.split(' ')).toEqual(STATUSES);
  });

  for (const { status, move, to } of expected) {
    it(`[${MOVES[move].rule}] ${move} from ${status} ${to === undefined ? 'is refused' : `leads to ${to}`}`, () => {
      expect(next(status, move)).toBe(to);
      expect(movesFrom(status).includes(move)).toBe(to !== undefined);
    });
  }

  it('[LC1] every move has a rule number of its own, from LC2 on without a gap', () => {
    const numbers = moves.map((move) => Number(MOVES[move].rule.slice(2)));
    expect(numbers).toEqual(moves.map((_, at) => at + 2));
  });

  it('[LC18] nothing leads out of erased', () => {
    expect(movesFrom('erased')).toEqual([]);
  });

  it('[LC19] only published is public', () => {
    expect(STATUSES.filter(isPublic)).toEqual(['published']);
  });

  it('[LC20] only what says no to an author needs a reason', () => {
    expect(moves.filter(needsReason)).toEqual(['reject', 'return']);
  });

  it('[LC21] every way into published is the pipeline, a moderator or the clock', () => {
    const ways = moves.filter((move) => MOVES[move].to === 'published');
    expect(ways.map((move) => MOVES[move].by).sort()).toEqual([
      'clock',
      'moderator',
      'moderator',
      'pipeline',
    ]);
  });

  it('[LC1] no sequence of moves leaves the known statuses or goes on after erased', () => {
    fc.assert(
      fc.property(anyStatus, fc.array(anyMove, { maxLength: 40 }), (start, sequence) => {
        let status = start;
        for (const move of sequence) {
          const to = next(status, move);
          if (status === 'erased') expect(to).toBeUndefined();
          status = to ?? status;
          expect(STATUSES).toContain(status);
        }
      }),
    );
  });
});

/** A comment with its log of decisions, kept as a store would keep it. */
interface Kept {
  status: Status;
  version: number;
  readonly log: (DecisionFacts & { undone: boolean })[];
}

const decideIn = (kept: Kept, move: Move, at: number): void => {
  const to = next(kept.status, move);
  if (to === undefined) return;
  kept.version += 1;
  kept.log.push({ from: kept.status, to, version: kept.version, at, undone: false });
  kept.status = to;
};

const undoLast = (kept: Kept, now: number): void => {
  const at = kept.log.findLastIndex(({ undone }) => !undone);
  const decision = kept.log[at];
  if (decision === undefined) return;
  const undoneSince = kept.log.slice(at + 1).filter(({ undone }) => undone).length;
  const answer = undoOf({ ...decision, undoneSince }, kept, now);
  if (!('to' in answer)) throw new Error(answer.no);
  kept.status = answer.to;
  kept.version += 1;
  decision.undone = true;
};

describe('undo', () => {
  const decision: DecisionFacts = {
    from: 'pending',
    to: 'published',
    version: 2,
    at: 1000,
    undone: false,
  };

  it('[UN1] leads back to the status before', () => {
    expect(undoOf(decision, { version: 2 }, 1001)).toEqual({ to: 'pending' });
  });

  it('[UN2] is possible until the window has passed, and not after', () => {
    expect(undoOf(decision, { version: 2 }, 1000 + UNDO_WINDOW_MS)).toEqual({ to: 'pending' });
    expect(undoOf(decision, { version: 2 }, 1001 + UNDO_WINDOW_MS)).toEqual({ no: 'too-late' });
    expect(UNDO_WINDOW_MS).toBe(1_800_000);
  });

  it('[UN3] is refused where the comment was written to since', () => {
    expect(undoOf(decision, { version: 3 }, 1001)).toEqual({ no: 'changed-since' });
    expect(undoOf(decision, { version: 1 }, 1001)).toEqual({ no: 'changed-since' });
  });

  it('[UN4] is refused the second time, whatever else would refuse it', () => {
    const undone = { ...decision, undone: true };
    expect(undoOf(undone, { version: 9 }, 1e12)).toEqual({ no: 'undone-already' });
  });

  it('[UN5] later decisions that were undone do not stand in the way', () => {
    const earlier = { ...decision, undoneSince: 1 };
    expect(undoOf(earlier, { version: 4 }, 1001)).toEqual({ to: 'pending' });
    expect(undoOf(earlier, { version: 5 }, 1001)).toEqual({ no: 'changed-since' });
    expect(undoOf(earlier, { version: 3 }, 1001)).toEqual({ no: 'changed-since' });
  });

  it('[UN6] [AC9] of all decisions, last first, returns the first status', () => {
    fc.assert(
      fc.property(anyStatus, fc.array(anyMove, { maxLength: 30 }), (first, sequence) => {
        const kept: Kept = { status: first, version: 1, log: [] };
        sequence.forEach((move, at) => decideIn(kept, move, at));
        const count = kept.log.length;
        for (let left = count; left > 0; left -= 1) undoLast(kept, 100);
        expect(kept.status).toBe(first);
        expect(kept.log.every(({ undone }) => undone)).toBe(true);
        expect(kept.version).toBe(1 + 2 * count);
      }),
    );
  });

  it('[UN6] decisions and undos in any mixture end, all undone, at the first status', () => {
    const step = fc.oneof(anyMove, fc.constant('undo' as const));
    fc.assert(
      fc.property(anyStatus, fc.array(step, { maxLength: 40 }), (first, steps) => {
        const kept: Kept = { status: first, version: 1, log: [] };
        steps.forEach((one, at) => (one === 'undo' ? undoLast(kept, at) : decideIn(kept, one, at)));
        while (kept.log.some(({ undone }) => !undone)) undoLast(kept, 100);
        expect(kept.status).toBe(first);
      }),
    );
  });
});
