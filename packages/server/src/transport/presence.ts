/** Tells the followers of a thread how many they are: a number, and of nobody in particular. */
import type { NoticeBody } from '@komentar/protocol';

/** How often followers are told, at most. */
export const PRESENCE_EVERY_MS = 5_000;

/** A thread as every notice of it names it, and where it stands. */
export type NamedThread = Omit<NoticeBody<'presence:changed'>, 'readers'>;

export interface PresenceNeeds {
  /** Connections in a room now, of this node. */
  readonly count: (room: string) => number;
  /** Those of the other nodes. */
  readonly elsewhere: (room: string) => number;
  /** Sends the notice to a room, or to one connection by its id. */
  readonly tell: (to: string, body: NoticeBody<'presence:changed'>) => void;
}

interface Followed {
  /** Where everybody in the room stands at least, or has noticed that something is missing. */
  readonly thread: NamedThread;
  /** What all of the room know; absent where some have not been told. */
  readonly told?: number;
}

/** Counts by connection: a reader with two tabs is two, and a thread's further names count as one. */
export class Presence {
  readonly #needs: PresenceNeeds;
  /** Rooms somebody has joined by the answer to `thread:join`; none without a connection in it. */
  readonly #rooms = new Map<string, Followed>();
  readonly #moved = new Set<string>();

  constructor(needs: PresenceNeeds) {
    this.#needs = needs;
  }

  /** Rooms remembered now. */
  get size(): number {
    return this.#rooms.size;
  }

  /** Threads that are followed here now. */
  get threads(): readonly NamedThread[] {
    return [...this.#rooms.values()].map(({ thread }) => thread);
  }

  /** Somebody entered or left a room, here or elsewhere. */
  moved(room: string): void {
    if (!this.#rooms.has(room)) return;
    if (this.#needs.count(room) > 0) this.#moved.add(room);
    else this.#forget(room);
  }

  /** Tells a newcomer at once; the others hear of it with the next round. */
  greet(connection: string, room: string, thread: NamedThread): void {
    if (this.#needs.count(room) === 0) return;
    const readers = this.#all(room);
    const known = this.#rooms.get(room);
    const told = readers === 1 ? 1 : known?.told;
    const isLater = known !== undefined && known.thread.seq < thread.seq;
    const stands = isLater ? known.thread : thread;
    this.#rooms.set(room, { thread: stands, ...(told !== undefined && { told }) });
    this.#moved.add(room);
    this.#needs.tell(connection, { ...thread, readers });
  }

  /** A notice of the thread went out: from now on it stands there. */
  noted(room: string, { seq, total }: Pick<NamedThread, 'seq' | 'total'>): void {
    const followed = this.#rooms.get(room);
    // Of two nodes the later change may be heard of first.
    if (followed && followed.thread.seq < seq)
      this.#rooms.set(room, { ...followed, thread: { ...followed.thread, seq, total } });
  }

  /** One round: every room whose number is another than it was told. */
  tellMoved(): void {
    const moved = [...this.#moved];
    this.#moved.clear();
    for (const room of moved) this.#tellRoom(room);
  }

  #tellRoom(room: string): void {
    const followed = this.#rooms.get(room);
    const readers = this.#all(room);
    if (followed === undefined || followed.told === readers) return;
    this.#rooms.set(room, { ...followed, told: readers });
    this.#needs.tell(room, { ...followed.thread, readers });
  }

  #all(room: string): number {
    return this.#needs.count(room) + this.#needs.elsewhere(room);
  }

  #forget(room: string): void {
    this.#rooms.delete(room);
    this.#moved.delete(room);
  }
}
