/**
 * Gathers posts: those that come while others are being written are written together.
 *
 * One transaction then takes in many comments with hardly more statements than one needs, and one
 * flush makes all of them durable. Nobody hears of success before that.
 */
import type { Comments, NewComment, Posted } from '../ports/comments.js';
import { StoreUnavailable } from '../ports/store.js';
import type { Connection } from './connection.js';
import { postAll } from './posting.js';
import { nameKey } from './thread-rows.js';

/** Posts written together: enough to make it cheap, few enough that nobody waits long for a thread. */
const MOST_TOGETHER = 64;

/** Posts of a site that may wait, as with other writes: one more comes back later. */
const MOST_WAITING = 1_000;

interface Waiting {
  readonly comment: NewComment;
  readonly resolve: (posted: Posted) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Cut into lots in the order they came. What one author sends may be the same again, and a thread may
 * be known by a name that an earlier comment gives it: such comments are never in one lot.
 */
const lotsOf = (waiting: readonly Waiting[]): readonly (readonly Waiting[])[] => {
  const lots: Waiting[][] = [];
  const next = new Map<string, number>();
  for (const each of waiting) {
    const { author, name, alias } = each.comment;
    const at = Math.max(next.get(author.id) ?? 0, next.get(nameKey(name)) ?? 0);
    (lots[at] ??= []).push(each);
    next.set(author.id, at + 1);
    if (alias !== undefined) next.set(nameKey({ site: name.site, key: alias }), at + 1);
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

/** The posts of one site: sites do not wait for each other. */
class SitePosts {
  readonly #write: Connection['write'];
  readonly #waiting: Waiting[] = [];
  /** By thread, posts that wait until nobody else holds it. */
  readonly #held = new Map<string, Waiting[]>();
  #unanswered = 0;
  #isWriting = false;

  constructor(write: Connection['write']) {
    this.#write = write;
  }

  async post(comment: NewComment): Promise<Posted> {
    if (this.#unanswered >= MOST_WAITING) throw new StoreUnavailable('too many posts wait');
    this.#unanswered += 1;
    try {
      return await new Promise((resolve, reject) => {
        const waiting = this.#held.get(nameKey(comment.name)) ?? this.#waiting;
        waiting.push({ comment, resolve, reject });
        if (!this.#isWriting) void this.#writeAll();
      });
    } finally {
      this.#unanswered -= 1;
    }
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const lots = lotsOf(this.#waiting.splice(0, MOST_TOGETHER));
      const left = await Promise.all(lots.map((lot) => writeLot(this.#write, lot)));
      for (const each of left.flat()) this.#hold(each);
    }
    this.#isWriting = false;
  }

  /** Whoever holds a thread holds up nobody else's posts: they wait apart, and later ones behind them. */
  #hold(each: Waiting): void {
    const thread = nameKey(each.comment.name);
    const held = this.#held.get(thread);
    if (held) return void held.push(each);
    this.#held.set(thread, [each]);
    void this.#writeHeld(thread);
  }

  async #writeHeld(thread: string): Promise<void> {
    // Together with what else was left of the same lot.
    await Promise.resolve();
    const held = this.#held.get(thread) ?? [];
    while (held.length > 0)
      for (const lot of lotsOf(held.splice(0, MOST_TOGETHER)))
        await writeLot(this.#write, lot, true);
    this.#held.delete(thread);
  }
}

/** See `Comments.post`. */
export const gatherPosts = (write: Connection['write']): Comments['post'] => {
  const sites = new Map<string, SitePosts>();
  return (comment) => {
    const { site } = comment.name;
    const posts = sites.get(site) ?? new SitePosts(write);
    sites.set(site, posts);
    return posts.post(comment);
  };
};
