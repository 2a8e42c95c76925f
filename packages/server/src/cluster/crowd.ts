/** How many connections each room has on the other nodes. */
import { partsOf } from '@komentar/domain';
import type { Bus } from './bus.js';

/** Rooms in one message: some 100 KB. */
const ROOMS = 1_000;

type Counts = readonly (readonly [room: string, connections: number])[];

interface Told {
  /** True in the first part of all a node has: what it said before does not count any more. */
  readonly anew: boolean;
  readonly counts: Counts;
}

export interface CrowdNeeds {
  readonly bus: Pick<Bus, 'say' | 'on'>;
  /** Connections of this node. */
  readonly here: (room: string) => number;
  /** Every room of this node. */
  readonly rooms: () => Iterable<string>;
  /** A room has more or fewer elsewhere than before. */
  readonly changed: (room: string) => void;
}

/** Numbers are absolute, so that one that came twice or was overtaken by a later one does no harm. */
export class Crowd {
  readonly #needs: CrowdNeeds;
  readonly #moved = new Set<string>();
  readonly #others = new Map<string, Map<string, number>>();
  #isAsked = true;

  constructor(needs: CrowdNeeds) {
    this.#needs = needs;
    needs.bus.on('crowd', (told: Told, node) => this.#hear(told, node));
    needs.bus.on('crowd?', () => (this.#isAsked = true));
  }

  readonly elsewhere = (room: string): number =>
    [...this.#others.values()].reduce((sum, counts) => sum + (counts.get(room) ?? 0), 0);

  /** Somebody entered or left a room of this node. */
  readonly moved = (room: string): void => void this.#moved.add(room);

  /** Something may have been missed: everybody tells everything again. */
  ask(): void {
    this.#isAsked = true;
    this.#needs.bus.say('crowd?', null);
  }

  /** Tells the others what is new here; call it every second or so. */
  tell(): void {
    const { bus, here, rooms } = this.#needs;
    const anew = this.#isAsked;
    this.#isAsked = false;
    const counts = [...(anew ? rooms() : this.#moved)].map((room) => [room, here(room)] as const);
    this.#moved.clear();
    if (anew && counts.length === 0) bus.say('crowd', { anew, counts } satisfies Told);
    partsOf(counts, ROOMS).forEach((part, n) =>
      bus.say('crowd', { anew: anew && n === 0, counts: part } satisfies Told),
    );
  }

  /** A node is gone, and everybody who was there. */
  forget(node: string): void {
    const rooms = this.#others.get(node)?.keys() ?? [];
    this.#others.delete(node);
    for (const room of rooms) this.#needs.changed(room);
  }

  #hear({ anew, counts }: Told, node: string): void {
    if (anew) this.forget(node);
    const known = this.#others.get(node) ?? new Map<string, number>();
    this.#others.set(node, known);
    for (const [room, count] of counts) {
      if (count === 0) known.delete(room);
      else known.set(room, count);
      this.#needs.changed(room);
    }
  }
}
