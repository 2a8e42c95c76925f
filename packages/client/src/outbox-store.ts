/** Where comments wait to be sent: one entry each in the browser's storage, in the order they were written. */
import type { Failure } from '@komentar/protocol';
import { dropRecord, keepRecord, keysFrom, readRecord, type KeptStorage } from './kept-storage.js';

const PREFIX = 'komentar:kirim:1:';
const LEASE = 'komentar:kirim:giliran:1:';

/** The thread a comment is for. */
export interface OutboxThread {
  /** The server's own name of the thread. */
  readonly key: string;
  readonly thread?: string | undefined;
  readonly url?: string | undefined;
}

/** A comment on its way. */
export interface OutboxItem {
  /** The same for every attempt; a changed text needs a new one. */
  readonly clientId: string;
  readonly site: string;
  readonly threadRef: OutboxThread;
  readonly parentId?: string | undefined;
  readonly body: string;
  readonly title?: string | undefined;
  /** When it was written, epoch milliseconds. */
  readonly at: number;
  /** False once the author has been told what the text seems to break, and sends it all the same. */
  readonly nudge?: boolean | undefined;
}

/** An item as it is kept. Whether it is just being sent is not: after a crash that would be a lie. */
export interface StoredItem extends OutboxItem {
  readonly state: 'failed' | 'queued';
  readonly refusal?: Failure;
  /** Since when it waits, epoch milliseconds: when it was written, or asked for once more. */
  readonly queuedAt: number;
  /** Its place in the line. */
  readonly turn: number;
}

const isItem = (value: Record<string, unknown> | undefined): boolean =>
  typeof value?.['clientId'] === 'string' &&
  typeof value['site'] === 'string' &&
  typeof value['body'] === 'string' &&
  typeof value['turn'] === 'number' &&
  typeof value['threadRef'] === 'object';

const inTurn = (a: StoredItem, b: StoredItem): number =>
  a.turn - b.turn || (a.clientId < b.clientId ? -1 : 1);

/** The line of waiting comments. What storage does not take is kept in memory. */
export class OutboxStore {
  readonly #storage: KeptStorage | undefined;
  readonly #memory = new Map<string, StoredItem>();
  readonly #me: string;

  /** @param me an id of this page's own, by which its turn to send is told from another tab's */
  constructor(storage: KeptStorage | undefined, me: string) {
    this.#storage = storage;
    this.#me = me;
  }

  /** Everything that waits or has failed, first things first. */
  all(): StoredItem[] {
    const stored = keysFrom(this.#storage, PREFIX)
      .map((key) => readRecord(this.#storage, key))
      .filter(isItem)
      .map((value) => value as unknown as StoredItem)
      .filter(({ clientId }) => !this.#memory.has(clientId));
    return [...stored, ...this.#memory.values()].sort(inTurn);
  }

  find(clientId: string): StoredItem | undefined {
    const value = readRecord(this.#storage, PREFIX + clientId);
    return (
      this.#memory.get(clientId) ?? (isItem(value) ? (value as unknown as StoredItem) : undefined)
    );
  }

  put(item: StoredItem): void {
    if (keepRecord(this.#storage, PREFIX + item.clientId, item)) this.#memory.delete(item.clientId);
    else this.#memory.set(item.clientId, item);
  }

  drop(clientId: string): void {
    this.#memory.delete(clientId);
    dropRecord(this.#storage, PREFIX + clientId);
  }

  /** True where a change of storage in another tab was about the line. */
  static isAbout(key: string | null): boolean {
    return key === null || key.startsWith(PREFIX);
  }

  /**
   * Takes the turn to send. Two tabs that read at the same instant can both believe they have it: the
   * server takes an item once all the same, this only saves the second request.
   * @returns for how many more milliseconds another tab has it; 0 where it is ours
   */
  takeTurn(site: string, now: number, forMs: number): number {
    const key = LEASE + site;
    const lease = readRecord(this.#storage, key);
    const until = typeof lease?.['until'] === 'number' ? lease['until'] : 0;
    // A clock that was set back must not keep everybody waiting.
    if (lease?.['by'] !== this.#me && until > now && until <= now + forMs) return until - now;
    keepRecord(this.#storage, key, { by: this.#me, until: now + forMs });
    return 0;
  }

  giveTurn(site: string): void {
    const key = LEASE + site;
    if (readRecord(this.#storage, key)?.['by'] === this.#me) dropRecord(this.#storage, key);
  }
}
