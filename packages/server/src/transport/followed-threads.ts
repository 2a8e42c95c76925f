/** Which thread rooms one connection is in and why, so that leaving one name does not lose another. */

/** More threads than any page shows at once. */
const MAX_FOLLOWED = 100;

/** Where a connection enters and leaves rooms; both are done when the call returns. */
export interface RoomKeeper {
  readonly join: (room: string) => void | Promise<void>;
  readonly leave: (room: string) => void | Promise<void>;
}

export class FollowedThreads {
  readonly #keeper: RoomKeeper;
  /** Room asked for to the rooms entered because of it: itself, and the thread's main room behind an alias. */
  readonly #followed = new Map<string, ReadonlySet<string>>();

  constructor(keeper: RoomKeeper) {
    this.#keeper = keeper;
  }

  /** True where another thread would be one too many. */
  isFull(asked: string): boolean {
    return !this.#followed.has(asked) && this.#followed.size >= MAX_FOLLOWED;
  }

  /** True where the connection is in this room, for whichever name. */
  isIn(room: string): boolean {
    return [...this.#followed.values()].some((rooms) => rooms.has(room));
  }

  /** Enters a room because of the room that was asked for. */
  async enter(asked: string, room = asked): Promise<void> {
    this.#followed.set(asked, new Set([...(this.#followed.get(asked) ?? []), room]));
    await this.#keeper.join(room);
  }

  /** Gives up a name; rooms that another name needs stay. */
  async leave(asked: string): Promise<void> {
    const rooms = this.#followed.get(asked) ?? [];
    this.#followed.delete(asked);
    for (const room of rooms) if (!this.isIn(room)) await this.#keeper.leave(room);
  }
}
