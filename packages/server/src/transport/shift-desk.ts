/** Keeps the desk's shift in memory and tells each session what changed for it, a few times a second at most. */
import {
  EMPTY_SHIFT,
  deal,
  free,
  leave,
  look,
  seenBy,
  sweep,
  take,
  type Lease,
  type Placed,
  type Seat,
  type Shift,
  type ShiftSeen,
  type Wish,
} from '@komentar/domain';

/** How often sessions are told: quick enough to see a colleague come, slow enough for a held-down key. */
export const SHIFT_EVERY_MS = 250;

export interface ShiftNeeds {
  readonly now: () => number;
  /** Sends a session what it sees of the others now. */
  readonly tell: (session: string, seen: ShiftSeen) => void;
}

/** The port `Shifts` for one node. */
export class ShiftDesk {
  readonly #needs: ShiftNeeds;
  #shift: Shift = EMPTY_SHIFT;
  /** What each session was told last, to tell it nothing twice. */
  readonly #told = new Map<string, string>();

  constructor(needs: ShiftNeeds) {
    this.#needs = needs;
  }

  readonly look = (seat: Seat): ShiftSeen => {
    this.#shift = look(this.#shift, seat);
    const seen = this.#seenBy(seat.session);
    this.#told.set(seat.session, JSON.stringify(seen));
    return seen;
  };

  readonly take = (wish: Wish): Lease => {
    const { shift, lease } = take(this.#shift, wish);
    this.#shift = shift;
    return lease;
  };

  readonly free = (session: string, commentId: string): void => {
    this.#shift = free(this.#shift, session, commentId);
  };

  readonly deal = (session: string, order: readonly Placed[]): readonly Placed[] | undefined => {
    const { shift, hand } = deal(this.#shift, session, { order, now: this.#needs.now() });
    this.#shift = shift;
    return hand;
  };

  /** A session's last connection is gone. */
  left(session: string): void {
    this.#shift = leave(this.#shift, session);
    this.#told.delete(session);
  }

  /** One round: lets go of what ended by itself and tells every session for which something is new. */
  tellChanged(): void {
    this.#shift = sweep(this.#shift, this.#needs.now());
    for (const session of this.#told.keys())
      if (!this.#shift.seats.has(session)) this.#told.delete(session);
    for (const session of this.#shift.seats.keys()) this.#tell(session);
  }

  #seenBy(session: string): ShiftSeen {
    return seenBy(this.#shift, session, this.#needs.now());
  }

  #tell(session: string): void {
    const seen = this.#seenBy(session);
    const text = JSON.stringify(seen);
    if (this.#told.get(session) === text) return;
    this.#told.set(session, text);
    this.#needs.tell(session, seen);
  }
}
