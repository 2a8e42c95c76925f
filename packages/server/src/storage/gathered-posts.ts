/**
 * Gathers posts: those that come while others are being written are written together.
 *
 * One transaction then takes in many comments with hardly more statements than one needs, and one
 * flush makes all of them durable. Nobody hears of success before that.
 */
import type { Comments, NewComment, Posted } from '../ports/comments.js';
import { StoreUnavailable } from '../ports/store.js';
import type { Connection } from './connection.js';
import { grouped } from './grouping.js';
import { postAll } from './posting.js';
import { nameKey } from './thread-rows.js';

/** Posts written together: enough to make it cheap, few enough that nobody waits long for a thread. */
const MOST_TOGETHER = 64;

/** Posts that may wait, several seconds' work; one more is told that the store is away and comes back later. */
const MOST_WAITING = 1_000;

interface Waiting {
  readonly comment: NewComment;
  readonly resolve: (posted: Posted) => void;
  readonly reject: (error: unknown) => void;
}

/** Cut into lots in the order they came. What one author sends may be the same again, so it is never in one lot. */
const lotsOf = (waiting: readonly Waiting[]): readonly (readonly Waiting[])[] => {
  const lots: Waiting[][] = [];
  const next = new Map<string, number>();
  for (const each of waiting) {
    const { id } = each.comment.author;
    const at = next.get(id) ?? 0;
    (lots[at] ??= []).push(each);
    next.set(id, at + 1);
  }
  return lots;
};

/** Writes one lot; answers what is left of it, because somebody else holds its threads. */
const writeLot = async (
  write: Connection['write'],
  lot: readonly Waiting[],
  waits = false,
): Promise<readonly Waiting[]> => {
  const comments = lot.map(({ comment }) => comment);
  try {
    const posted = await write((db) => postAll(db, comments, waits));
    return lot.filter(({ resolve }, n) => {
      const answer = posted[n];
      if (answer) resolve(answer);
      return answer === undefined;
    });
  } catch (error) {
    // A comment that cannot be written must not take others with it.
    if (lot.length > 1 && !(error instanceof StoreUnavailable)) {
      const left = await Promise.all(lot.map((each) => writeLot(write, [each], waits)));
      return left.flat();
    }
    for (const { reject } of lot) reject(error);
    return [];
  }
};

/** Waits for the threads of what is left, for each apart: whoever holds one holds up nobody else. */
const waitForThreads = (write: Connection['write'], left: readonly Waiting[]): void => {
  for (const lot of grouped(left, ({ comment }) => nameKey(comment.name)).values())
    void writeLot(write, lot, true);
};

/** See `Comments.post`. */
export const gatherPosts = (write: Connection['write']): Comments['post'] => {
  const waiting: Waiting[] = [];
  let underWay = false;
  const drain = async (): Promise<void> => {
    underWay = true;
    while (waiting.length > 0) {
      const lots = lotsOf(waiting.splice(0, MOST_TOGETHER));
      const left = await Promise.all(lots.map((lot) => writeLot(write, lot)));
      for (const lot of left) waitForThreads(write, lot);
    }
    underWay = false;
  };
  return (comment) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= MOST_WAITING) {
        reject(new StoreUnavailable('too many posts wait'));
        return;
      }
      waiting.push({ comment, resolve, reject });
      if (!underWay) void drain();
    });
};
