/** The desk's shift on this node: tells each session what changed for it, a few times a second at most. */
import {
  EMPTY_SHIFT,
  deal,
  free,
  leave,
  look,
  seenBy,
  sweep,
  take,
  type ChangeShift,
  type Lease,
  type Placed,
  type Seat,
  type Shift,
  type ShiftSeen,
  type Wish,
} from '@komentar/domain';

/** How often sessions are told: quick enough to see a colleague come, slow enough for a held-down key. */
export const SHIFT_EVERY_MS = 250;

/** Keeps a shift in this process. */
export const shiftInMemory = (): ChangeShift => {
  let kept = EMPTY_SHIFT;
  return (step) => {
    const { shift, value } = step(kept);
    kept = shift;
    return Promise.resolve(value);
  };
};

export interface ShiftNeeds {
  readonly now: () => number;
  readonly change: ChangeShift;
  /** False while no session is connected here: nobody has to be told then. */
  readonly isAnybodyHere: () => boolean;
  /** Sends a session what it sees of the others now; to one that is connected elsewhere nothing goes. */
  readonly tell: (session: string, seen: ShiftSeen) => void;
}

/** The port `Shifts`. */
export class ShiftDesk {
  readonly #needs: ShiftNeeds;
  /** What each session was told last, to tell it nothing twice. */
  readonly #told = new Map<string, string>();

  constructor(needs: ShiftNeeds) {
    this.#needs = needs;
  }

  readonly look = async (seat: Seat): Promise<ShiftSeen> => {
    const seen = await this.#needs.change((before) => {
      const shift = look(before, seat);
      return { shift, value: this.#seenBy(shift, seat.session) };
    });
    this.#told.set(seat.session, JSON.stringify(seen));
    return seen;
  };

  readonly take = (wish: Wish): Promise<Lease> =>
    this.#needs.change((before) => {
      const { shift, lease } = take(before, wish);
      return { shift, value: lease };
    });

  readonly free = (session: string, commentId: string): Promise<void> =>
    this.#needs.change((shift) => ({ shift: free(shift, session, commentId), value: undefined }));

  readonly deal = (
    session: string,
    order: readonly Placed[],
  ): Promise<readonly Placed[] | undefined> =>
    this.#needs.change((before) => {
      const { shift, hand } = deal(before, session, { order, now: this.#needs.now() });
      return { shift, value: hand };
    });

  /** A session's last connection is gone. */
  async left(session: string): Promise<void> {
    this.#told.delete(session);
    await this.#needs.change((shift) => ({ shift: leave(shift, session), value: undefined }));
  }

  /** One round: lets go of what ended by itself and tells every session for which something is new. */
  async tellChanged(): Promise<void> {
    if (!this.#needs.isAnybodyHere()) {
      this.#told.clear();
      return;
    }
    const now = this.#needs.now();
    const shift = await this.#needs.change((before) => {
      const after = sweep(before, now);
      return { shift: after, value: after };
    });
    for (const session of this.#told.keys())
      if (!shift.seats.has(session)) this.#told.delete(session);
    for (const session of shift.seats.keys()) this.#tell(shift, session);
  }

  #seenBy(shift: Shift, session: string): ShiftSeen {
    return seenBy(shift, session, this.#needs.now());
  }

  #tell(shift: Shift, session: string): void {
    const seen = this.#seenBy(shift, session);
    const text = JSON.stringify(seen);
    if (this.#told.get(session) === text) return;
    this.#told.set(session, text);
    this.#needs.tell(session, seen);
  }
}
