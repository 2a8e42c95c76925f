/** What the inside needs of the desk's shift: who works where, who holds what. It is no record; a restart forgets it. */
import type { Lease, Placed, Seat, ShiftSeen, Wish } from '@komentar/domain';

export interface Shifts {
  /** Notes where a session is; answers what it may know of its colleagues. */
  readonly look: (seat: Seat) => Promise<ShiftSeen>;
  /** The lease on the card from now on: the wisher's, or the colleague's who has it. */
  readonly take: (wish: Wish) => Promise<Lease>;
  readonly free: (session: string, commentId: string) => Promise<void>;
  /** The session's hand out of the queue in this order; `undefined` where it is alone in it. */
  readonly deal: (
    session: string,
    order: readonly Placed[],
  ) => Promise<readonly Placed[] | undefined>;
}
