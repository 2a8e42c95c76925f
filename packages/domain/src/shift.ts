/** Who works at the desk now, who holds which card and whose hand a card is dealt to: nobody decides twice. */
import type { Queue } from './queue.js';

/** How long a card is held without a sign of life of its holder. Discourse's topic claims that never ended are why it ends. */
export const LEASE_MS = 45_000;
/** After this long without a sign a colleague counts as idle and is dealt nothing. */
export const IDLE_AFTER_MS = 60_000;
/** After this long without a sign, and without a connection that would say so, a colleague is gone. */
export const GONE_AFTER_MS = 120_000;
/** Cards in one hand, and how few are left when it is filled up again. */
export const HAND_SIZE = 10;
export const REFILL_AT = 4;

/** A member of the desk, as colleagues know each other. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** A comment with the site it belongs to, by which it is known who may hear of it. */
export interface Placed {
  readonly commentId: string;
  readonly site: string;
}

/** Where one session of a colleague is at work. */
export interface Seat {
  /** Opaque; one colleague may have several, on a phone and at a desk. */
  readonly session: string;
  readonly by: Colleague;
  /** Absent: all sites. */
  readonly sites?: readonly string[] | undefined;
  readonly queue: Queue;
  /** Only this site's part of the queue; absent: all of the colleague's. */
  readonly site?: string | undefined;
  readonly card?: Placed | undefined;
  /** The last sign of life. */
  readonly at: number;
}

/** A short hold on one card; everybody else sees who has it, and can take it away. */
export interface Lease extends Placed {
  readonly session: string;
  readonly by: Colleague;
  readonly until: number;
}

/** Everything that is known of the desk at one moment; lives in memory and is no record. */
export interface Shift {
  /** By session. */
  readonly seats: ReadonlyMap<string, Seat>;
  /** By comment. */
  readonly leases: ReadonlyMap<string, Lease>;
  /** By session, in the order they were dealt. */
  readonly hands: ReadonlyMap<string, readonly Placed[]>;
}

/** One step from a shift to the next, with what whoever made it wants to know. */
export type ShiftStep<T> = (shift: Shift) => { readonly shift: Shift; readonly value: T };

/** Where a shift is kept: makes a step from the shift as it stands; the step may be made more than once. */
export type ChangeShift = <T>(step: ShiftStep<T>) => Promise<T>;

export const EMPTY_SHIFT: Shift = { seats: new Map(), leases: new Map(), hands: new Map() };

const without = <V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> => {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
};

const withEntry = <V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> =>
  new Map(map).set(key, value);

const filtered = <V>(
  map: ReadonlyMap<string, V>,
  keep: (value: V) => boolean,
): ReadonlyMap<string, V> => new Map([...map].filter(([, value]) => keep(value)));

/** A session shows where it is; its own lease on the card it looks at lives on. */
export const look = (shift: Shift, seat: Seat): Shift => {
  const seats = withEntry(shift.seats, seat.session, seat);
  const lease = shift.leases.get(seat.card?.commentId ?? '');
  if (lease === undefined || lease.session !== seat.session) return { ...shift, seats };
  const renewed = { ...lease, until: seat.at + LEASE_MS };
  return { ...shift, seats, leases: withEntry(shift.leases, lease.commentId, renewed) };
};

/** A session is gone: its seat, its leases and its hand are free at once. */
export const leave = ({ seats, leases, hands }: Shift, session: string): Shift => ({
  seats: without(seats, session),
  leases: filtered(leases, (lease) => lease.session !== session),
  hands: without(hands, session),
});

/** Lets go of what ended by itself: leases past their time and sessions without a sign of life. */
export const sweep = (shift: Shift, now: number): Shift => {
  const gone = [...shift.seats.values()].filter(({ at }) => now - at > GONE_AFTER_MS);
  const rest = gone.reduce((left, { session }) => leave(left, session), shift);
  return { ...rest, leases: filtered(rest.leases, ({ until }) => until > now) };
};

/** A wish to hold a card. */
export interface Wish extends Placed {
  readonly session: string;
  readonly by: Colleague;
  /** Takes it from a colleague who has it. */
  readonly steal: boolean;
  readonly at: number;
}

/**
 * The lease on the card after a wish for it: the wisher's, or the colleague's who has it already. A
 * card that is taken leaves every other hand.
 */
export const take = (
  shift: Shift,
  { commentId, site, session, by, steal, at }: Wish,
): { readonly shift: Shift; readonly lease: Lease } => {
  const standing = shift.leases.get(commentId);
  const isFree = standing === undefined || standing.until <= at || standing.by.id === by.id;
  if (!isFree && !steal) return { shift, lease: standing };
  const lease = { commentId, site, session, by, until: at + LEASE_MS };
  const hands = new Map(
    [...shift.hands].map(([of, hand]) => [
      of,
      of === session ? hand : hand.filter((card) => card.commentId !== commentId),
    ]),
  );
  return { shift: { ...shift, leases: withEntry(shift.leases, commentId, lease), hands }, lease };
};

/** Gives a card back; of somebody else's nothing happens. */
export const free = (shift: Shift, session: string, commentId: string): Shift =>
  shift.leases.get(commentId)?.session === session
    ? { ...shift, leases: without(shift.leases, commentId) }
    : shift;

const isAtTheSame = (mine: Seat, other: Seat, now: number): boolean =>
  other.by.id !== mine.by.id &&
  other.queue === mine.queue &&
  (mine.site === undefined || other.site === undefined || mine.site === other.site) &&
  now - other.at <= IDLE_AFTER_MS;

/** Comments that a colleague's hand or lease has, as seen from a seat. */
const takenBy = ({ seats, leases, hands }: Shift, mine: Seat): ReadonlySet<string> => {
  const isOthers = (session: string): boolean => seats.get(session)?.by.id !== mine.by.id;
  return new Set([
    ...[...hands].flatMap(([session, hand]) =>
      isOthers(session) ? hand.map(({ commentId }) => commentId) : [],
    ),
    ...[...leases.values()]
      .filter(({ by }) => by.id !== mine.by.id)
      .map(({ commentId }) => commentId),
  ]);
};

/**
 * Deals a session its hand out of the queue as it stands in `order`: what it has and still waits
 * stays, and at `REFILL_AT` cards it is filled up to `HAND_SIZE` with what nobody else has. Whoever
 * is alone in a queue has all of it and no hand (`undefined`).
 */
export const deal = (
  shift: Shift,
  session: string,
  { order, now }: { readonly order: readonly Placed[]; readonly now: number },
): { readonly shift: Shift; readonly hand: readonly Placed[] | undefined } => {
  const mine = shift.seats.get(session);
  const others = [...shift.seats.values()].filter(
    (other) => mine !== undefined && isAtTheSame(mine, other, now),
  );
  if (mine === undefined || others.length === 0)
    return { shift: { ...shift, hands: without(shift.hands, session) }, hand: undefined };
  const waiting = new Set(order.map(({ commentId }) => commentId));
  const taken = takenBy(shift, mine);
  const kept = (shift.hands.get(session) ?? []).filter(
    ({ commentId }) => waiting.has(commentId) && !taken.has(commentId),
  );
  const held = new Set(kept.map(({ commentId }) => commentId));
  const further = order.filter(({ commentId }) => !held.has(commentId) && !taken.has(commentId));
  const hand =
    kept.length > REFILL_AT ? kept : [...kept, ...further.slice(0, HAND_SIZE - kept.length)];
  return { shift: { ...shift, hands: withEntry(shift.hands, session, hand) }, hand };
};

const mayHear = ({ sites }: Pick<Seat, 'sites'>, site: string): boolean =>
  sites === undefined || sites.includes(site);

const meet = (a: Seat, b: Seat): boolean =>
  a.sites === undefined || b.sites === undefined || b.sites.some((site) => mayHear(a, site));

/** The desk as one session sees it: its colleagues and what they have, on its sites only. */
export interface ShiftSeen {
  readonly people: readonly (Colleague & {
    readonly queue: Queue;
    readonly commentId?: string;
    readonly idle: boolean;
  })[];
  readonly leases: readonly (Pick<Lease, 'commentId' | 'until'> & { readonly by: Colleague })[];
  readonly hands: readonly { readonly commentId: string; readonly by: Colleague }[];
}

const seenSeat = (mine: Seat, { by, queue, card, at }: Seat, now: number) => ({
  ...by,
  queue,
  ...(card !== undefined && mayHear(mine, card.site) && { commentId: card.commentId }),
  idle: now - at > IDLE_AFTER_MS,
});

/** What a session is told of its colleagues; nothing of sites it does not work for, and nothing of itself. */
export const seenBy = (shift: Shift, session: string, now: number): ShiftSeen => {
  const mine = shift.seats.get(session);
  if (mine === undefined) return { people: [], leases: [], hands: [] };
  const others = [...shift.seats.values()].filter(
    (seat) => seat.by.id !== mine.by.id && meet(mine, seat),
  );
  return {
    people: others.map((seat) => seenSeat(mine, seat, now)),
    leases: [...shift.leases.values()]
      .filter(({ by, site, until }) => by.id !== mine.by.id && until > now && mayHear(mine, site))
      .map(({ commentId, by, until }) => ({ commentId, by, until })),
    hands: others.flatMap(({ session: other, by }) =>
      (shift.hands.get(other) ?? [])
        .filter(({ site }) => mayHear(mine, site))
        .map(({ commentId }) => ({ commentId, by })),
    ),
  };
};
