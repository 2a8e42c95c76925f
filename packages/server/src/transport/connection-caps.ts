/** Counts live connections, so that one address cannot take them all. */
export interface Caps {
  /** All connections of this server. */
  readonly total: number;
  /** Connections of one address; a village or a mobile network may share it. */
  readonly perAddress: number;
}

export class ConnectionCaps {
  readonly #caps: Caps;
  readonly #open = new Map<string, number>();
  #total = 0;

  constructor(caps: Caps) {
    this.#caps = caps;
  }

  /** True where one more from this address is within both caps. */
  hasRoom(addressHash: string): boolean {
    return (
      this.#total < this.#caps.total && (this.#open.get(addressHash) ?? 0) < this.#caps.perAddress
    );
  }

  /** Counts a connection; call what it returns when the connection has ended. */
  enter(addressHash: string): () => void {
    this.#add(addressHash, 1);
    return () => this.#add(addressHash, -1);
  }

  #add(addressHash: string, by: 1 | -1): void {
    this.#total += by;
    const open = (this.#open.get(addressHash) ?? 0) + by;
    if (open > 0) this.#open.set(addressHash, open);
    else this.#open.delete(addressHash);
  }
}
