/** What nodes say to each other, and how each of them notices that it has not heard everything. */
import * as v from 'valibot';

/** How often a node says that it is there: so soon a lost message is noticed. */
export const BEAT_MS = 1_000;
/** A node of which nothing was heard for so long is gone, and what it said last may be lost. */
export const GONE_MS = 5_000;
/** A node that has not heard itself for so long hears nobody. */
const DEAF_MS = 3_000;

const messageSchema = v.strictObject({
  node: v.string(),
  /** Counts what this node said. */
  n: v.number(),
  kind: v.string(),
  body: v.unknown(),
});

type Message = v.InferOutput<typeof messageSchema>;

export interface BusNeeds {
  readonly node: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly send: (text: string) => void;
  /** Something was said that did not arrive here; what it was must be looked up. */
  readonly missed: () => void;
  readonly gone: (node: string) => void;
}

type Hear = (body: never, node: string) => void;

interface Known {
  readonly n: number;
  readonly at: number;
}

const BEAT = 'here';
const FAREWELL = 'leaving';

/**
 * Each node counts its messages, those that could not be sent too, and each notices a gap in the
 * count of every other: one test for a broken connection on either side, a restarted Redis and a
 * message that was dropped on the way.
 */
export class Bus {
  readonly #needs: BusNeeds;
  readonly #hear = new Map<string, Hear>();
  readonly #others = new Map<string, Known>();
  #said = 0;
  #heardMyself: number;

  constructor(needs: BusNeeds) {
    this.#needs = needs;
    this.#heardMyself = Number.NEGATIVE_INFINITY;
  }

  /** True while what is said here comes back, as far as this node knows. */
  get isWhole(): boolean {
    return this.#needs.now() - this.#heardMyself < DEAF_MS;
  }

  /** What is heard is whatever was said: `hear` says what that is. */
  on(kind: string, hear: Hear): void {
    this.#hear.set(kind, hear);
  }

  say(kind: string, body: unknown): void {
    this.#said += 1;
    const { node, send } = this.#needs;
    send(JSON.stringify({ node, n: this.#said, kind, body } satisfies Message));
  }

  /** To be called for every text that comes, this node's own too. */
  heard(text: string): void {
    const message = v.parse(messageSchema, JSON.parse(text));
    if (message.node === this.#needs.node) {
      this.#heardMyself = this.#needs.now();
      return;
    }
    this.#count(message);
    if (message.kind === FAREWELL) this.#letGo(message.node);
    this.#hear.get(message.kind)?.(message.body as never, message.node);
  }

  /** Says that this node is there, and lets go of those that are not; call it every `BEAT_MS`. */
  beat(): void {
    this.say(BEAT, null);
    const { now, missed } = this.#needs;
    for (const [node, { at }] of this.#others) {
      if (now() - at < GONE_MS) continue;
      this.#letGo(node);
      missed();
    }
  }

  /** Nobody has to wait for this node any more, or to wonder what it said last. */
  leave(): void {
    this.say(FAREWELL, null);
  }

  #letGo(node: string): void {
    this.#others.delete(node);
    this.#needs.gone(node);
  }

  #count({ node, n }: Message): void {
    const before = this.#others.get(node);
    this.#others.set(node, { n, at: this.#needs.now() });
    // A node that has just begun has said nothing that could have been missed.
    if (n !== (before?.n ?? 0) + 1) this.#needs.missed();
  }
}
