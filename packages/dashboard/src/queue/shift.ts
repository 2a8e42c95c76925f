/** What the desk knows of colleagues, as plain values: who has which card open, and whose a card is. */
import type { ShiftView } from '@komentar/protocol';

/** Before anything was told, and where nobody else is at the desk. */
export const ALONE: ShiftView = { people: [], leases: [], hands: [] };

/** How a card stands with colleagues; names only, as the card shows them. */
export interface Company {
  /** Who has it open now. */
  readonly readers: readonly string[];
  /** Who holds it, or is dealt it. */
  readonly owner: string | undefined;
  readonly isHeld: boolean;
}

/** The colleagues at a card; `undefined` where there are none. */
export const companyOf = (
  { people, leases, hands }: ShiftView,
  id: string,
): Company | undefined => {
  const isAt = ({ commentId }: { readonly commentId?: string | undefined }) => commentId === id;
  const held = leases.find(isAt);
  const owner = (held ?? hands.find(isAt))?.by.name;
  const readers = people.filter((person) => isAt(person) && !person.idle).map(({ name }) => name);
  if (owner === undefined && readers.length === 0) return undefined;
  return { readers, owner, isHeld: held !== undefined };
};

/** The comments that are a colleague's for now: stepping from card to card leaves them out. */
export const takenIds = ({ leases, hands }: ShiftView): ReadonlySet<string> =>
  new Set([...leases, ...hands].map(({ commentId }) => commentId));

/** True where somebody else is at work in a queue, so that its cards are dealt. */
export const isShared = ({ people }: ShiftView, queue: string): boolean =>
  people.some((person) => person.queue === queue && !person.idle);
