/**
 * Gathers the notices of a thread: the first goes out at once, what follows within a moment
 * travels together. A lone change costs no time, a burst no more frames than it has moments.
 */
import type { NoticeBody, ThreadNotice } from '@komentar/protocol';

/** Sends to everybody in a room. */
export interface Sending {
  readonly one: (room: string, told: ThreadNotice) => void;
  readonly many: (room: string, body: NoticeBody<'notices:gathered'>) => void;
}

/** What the notices say together, in their order; the last one says where the thread stands. */
const together = (notices: ThreadNotice[], last: ThreadNotice): NoticeBody<'notices:gathered'> => {
  const { site, thread, seq, total } = last.body;
  return { site, thread, seq, total, notices };
};

export class Gathering {
  readonly #everyMs: number;
  readonly #send: Sending;
  /** Rooms something was sent to a moment ago, with what came since. */
  readonly #waiting = new Map<string, ThreadNotice[]>();

  /** @param everyMs how long a moment is; 0: nothing is gathered */
  constructor(everyMs: number, send: Sending) {
    this.#everyMs = everyMs;
    this.#send = send;
  }

  add(room: string, told: ThreadNotice): void {
    const waiting = this.#waiting.get(room);
    if (waiting) waiting.push(told);
    else this.#begin(room, () => this.#send.one(room, told));
  }

  /** Sends what waits for a room, so that what is told next comes after it. */
  flush(room: string): void {
    const told = this.#waiting.get(room) ?? [];
    if (told.length > 0) this.#waiting.set(room, []);
    this.#sendAll(room, told);
  }

  #begin(room: string, send: () => void): void {
    if (this.#everyMs > 0) {
      this.#waiting.set(room, []);
      setTimeout(() => this.#end(room), this.#everyMs).unref();
    }
    send();
  }

  #end(room: string): void {
    const told = this.#waiting.get(room) ?? [];
    this.#waiting.delete(room);
    if (told.length > 0) this.#begin(room, () => this.#sendAll(room, told));
  }

  #sendAll(room: string, told: ThreadNotice[]): void {
    const last = told.at(-1);
    if (last === undefined) return;
    if (told.length === 1) this.#send.one(room, last);
    else this.#send.many(room, together(told, last));
  }
}
