/** Sends what waits, in order and each once, across offline times, reloads, crashes and tabs. */
import type { Answer, ErrorCode, Failure, OwnCommentView } from '@komentar/protocol';
import { newClientId } from './client-id.js';
import type { KeptStorage } from './kept-storage.js';
import { OutboxStore, type OutboxItem, type StoredItem } from './outbox-store.js';

const SECOND_MS = 1000;

/** When an attempt that got no answer is repeated; after the last, the line waits to be woken [W-41]. */
const RETRIES_MS = [1 * SECOND_MS, 4 * SECOND_MS, 15 * SECOND_MS] as const;

/** After this long the author is asked before anything is sent [W-41]. */
const MAX_AGE_MS = 24 * 60 * 60 * SECOND_MS;

/** Longer than a request may take, so that a turn does not end while its item is on its way. */
const TURN_MS = 30 * SECOND_MS;

/** Whoever holds the lock of this name, with the site after it, has the turn to send. */
const LOCK = 'komentar:kirim:';

/** Refusals that can pass by themselves, and whether that may take for ever. */
const PASSING: Partial<Record<ErrorCode, 'always' | 'some'>> = {
  unavailable: 'always',
  'rate-limited': 'always',
  // The one who posts opens a new session; if that does not help, the author has to.
  'session-expired': 'some',
  'session-required': 'some',
  internal: 'some',
};

/** An item as it is shown. */
export interface OutboxEntry extends OutboxItem {
  /** `failed` without a refusal: it has waited for a day, and is sent only if the author says so. */
  readonly state: 'failed' | 'queued' | 'sending';
  readonly refusal?: Failure;
}

/** What listeners hear. */
export type OutboxEvent =
  /** The entries are others now. */
  | { readonly kind: 'changed' }
  /** The server has it; the item has left the line. */
  | { readonly kind: 'sent'; readonly item: OutboxItem; readonly comment: OwnCommentView }
  /** It will not be sent as it is: the author has to change it, or to ask again. */
  | { readonly kind: 'failed'; readonly item: OutboxItem; readonly refusal?: Failure };

/** The line of comments that wait for the server. */
export interface Outbox {
  /** Puts an item at the end of the line; one that is in it already is not added again. */
  readonly add: (item: OutboxItem) => void;
  /** What waits for a thread, first things first. */
  readonly items: (threadKey: string) => readonly OutboxEntry[];
  /** Sends a failed one once more, as it is or with `nudge` answered. */
  readonly retry: (clientId: string, answers?: Pick<OutboxItem, 'nudge'>) => void;
  readonly discard: (clientId: string) => void;
  /** @returns ends it */
  readonly subscribe: (listener: (event: OutboxEvent) => void) => () => void;
  /** Tries at once: to be called when the line is back. */
  readonly resume: () => void;
  /** Stops sending; what is on its way is still taken note of. */
  readonly stop: () => void;
}

export interface OutboxOptions {
  readonly storage: KeptStorage | undefined;
  /** Sends one item; resolves always. A session that has run out is its business. */
  readonly post: (item: OutboxItem) => Promise<Answer<OwnCommentView>>;
  readonly now: () => number;
  /** Resolves after so many milliseconds, or as soon as the signal says. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Only this site's items; the browser may hold those of other sites too. */
  readonly site: string;
  /** The browser's locks, missing on pages without TLS: that of a tab which died is free at once. */
  readonly locks?: Pick<LockManager, 'request'> | undefined;
}

const itemOf = ({
  state: _,
  refusal: __,
  queuedAt: ___,
  turn: ____,
  ...item
}: StoredItem): OutboxItem => item;

/** What the page hears that may mean there is a line again. */
const WAKING = ['online', 'pageshow', 'storage', 'visibilitychange'] as const;

class StoredOutbox implements Outbox {
  readonly #options: OutboxOptions;
  readonly #store: OutboxStore;
  readonly #listeners = new Set<(event: OutboxEvent) => void>();
  readonly #tries = new Map<string, number>();
  #sending: string | undefined;
  #isRunning = false;
  #isStopped = false;
  #wakeUp = new AbortController();

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#store = new OutboxStore(options.storage, newClientId());
    for (const name of WAKING) addEventListener(name, this.#handleWaking);
    this.resume();
  }

  #handleWaking = (event: Event): void => {
    if (event.type !== 'storage') this.resume();
    else if (OutboxStore.isAbout((event as StorageEvent).key)) {
      this.#tell({ kind: 'changed' });
      // The other tab sends it; should it end before it could, this one does once its turn is over.
      if (!this.#isRunning) void this.#run();
    }
  };

  #tell(event: OutboxEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #mine(): StoredItem[] {
    return this.#store.all().filter(({ site }) => site === this.#options.site);
  }

  add = (item: OutboxItem): void => {
    if (this.#store.find(item.clientId) !== undefined) return;
    const turn = Math.max(0, ...this.#store.all().map((each) => each.turn)) + 1;
    this.#store.put({ ...item, state: 'queued', queuedAt: this.#options.now(), turn });
    this.#tell({ kind: 'changed' });
    this.resume();
  };

  items = (threadKey: string): readonly OutboxEntry[] =>
    this.#mine()
      .filter(({ threadRef }) => threadRef.key === threadKey)
      .map((stored) => ({
        ...itemOf(stored),
        state: stored.clientId === this.#sending ? 'sending' : stored.state,
        ...(stored.refusal === undefined ? {} : { refusal: stored.refusal }),
      }));

  retry = (clientId: string, answers: Pick<OutboxItem, 'nudge'> = {}): void => {
    const stored = this.#store.find(clientId);
    if (stored === undefined) return;
    const { refusal: _, ...rest } = stored;
    this.#store.put({ ...rest, ...answers, state: 'queued', queuedAt: this.#options.now() });
    this.#tell({ kind: 'changed' });
    this.resume();
  };

  discard = (clientId: string): void => {
    this.#store.drop(clientId);
    this.#tell({ kind: 'changed' });
  };

  subscribe = (listener: (event: OutboxEvent) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  resume = (): void => {
    this.#tries.clear();
    this.#wakeUp.abort();
    if (!this.#isRunning) void this.#run();
  };

  stop = (): void => {
    this.#isStopped = true;
    this.#wakeUp.abort();
    this.#listeners.clear();
    for (const name of WAKING) removeEventListener(name, this.#handleWaking);
  };

  /** Sends until nothing waits, or nothing more can be done before something wakes the line. */
  async #run(): Promise<void> {
    this.#isRunning = true;
    // A wake-up call that comes while this is at work must not be lost.
    do this.#wakeUp = new AbortController();
    while (!this.#isStopped && ((await this.#sendAll()) || this.#wakeUp.signal.aborted));
    this.#isRunning = false;
  }

  /** @returns whether to look again at once */
  async #sendAll(): Promise<boolean> {
    if (this.#head() === undefined) return false;
    const waitMs = await this.#inTurn();
    if (waitMs > 0) await this.#options.wait(waitMs, this.#wakeUp.signal);
    return waitMs >= 0;
  }

  /** Sends the first item once no other tab sends. @returns how long to wait before the next */
  async #inTurn(): Promise<number> {
    const { locks, site, now } = this.#options;
    const turn = { isOurs: false };
    const act = (): Promise<number> => {
      turn.isOurs = true;
      return this.#sendHead();
    };
    try {
      if (locks) return await locks.request(LOCK + site, act);
    } catch (error) {
      // A page without storage of its own has no locks either, and says so here.
      if (turn.isOurs) throw error;
    }
    const busyMs = this.#store.takeTurn(site, now(), TURN_MS);
    if (busyMs > 0) return busyMs;
    const waitMs = await this.#sendHead();
    this.#store.giveTurn(site);
    return waitMs;
  }

  /** Another tab may have sent what waited when this one asked for its turn. */
  async #sendHead(): Promise<number> {
    const head = this.#isStopped ? undefined : this.#head();
    return head ? this.#send(head) : 0;
  }

  /** The next to send; what has waited for too long is put to its author instead. */
  #head(): StoredItem | undefined {
    for (const stored of this.#mine()) {
      if (stored.state === 'failed') continue;
      if (stored.queuedAt > this.#options.now() - MAX_AGE_MS) return stored;
      this.#fail(stored);
    }
    return undefined;
  }

  #fail(stored: StoredItem, refusal?: Failure): void {
    const why = refusal === undefined ? {} : { refusal };
    this.#store.put({ ...stored, state: 'failed', ...why });
    this.#tell({ kind: 'failed', item: itemOf(stored), ...why });
    this.#tell({ kind: 'changed' });
  }

  /** Sends one. @returns how long to wait before the next; -1 for until something happens */
  async #send(stored: StoredItem): Promise<number> {
    this.#sending = stored.clientId;
    this.#tell({ kind: 'changed' });
    const answer = await this.#options.post(itemOf(stored));
    this.#sending = undefined;
    return answer.ok ? this.#sent(stored, answer.value) : this.#refused(stored, answer.error);
  }

  #sent(stored: StoredItem, comment: OwnCommentView): number {
    this.#tries.delete(stored.clientId);
    this.#store.drop(stored.clientId);
    this.#tell({ kind: 'sent', item: itemOf(stored), comment });
    this.#tell({ kind: 'changed' });
    return 0;
  }

  #refused(stored: StoredItem, refusal: Failure): number {
    const passing = PASSING[refusal.code];
    const tries = this.#tries.get(stored.clientId) ?? 0;
    const delayMs = RETRIES_MS[tries];
    if (passing === undefined || (passing === 'some' && delayMs === undefined)) {
      // It may have been given up, or sent by another tab, in the meantime.
      if (this.#store.find(stored.clientId) !== undefined) this.#fail(stored, refusal);
      return 0;
    }
    this.#tries.set(stored.clientId, tries + 1);
    this.#tell({ kind: 'changed' });
    return refusal.retryAfterMs ?? delayMs ?? -1;
  }
}

/** The line of this browser for one site. It sends from the start; end it with `stop`. */
export const createOutbox = (options: OutboxOptions): Outbox => new StoredOutbox(options);
