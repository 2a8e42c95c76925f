/** A server, a line that can fail in every way, a clock, and tabs that can crash: what the outbox is tested in. */
import type { Answer, Failure, OwnCommentView } from '@komentar/protocol';
import {
  createOutbox,
  type Outbox,
  type OutboxEvent,
  type OutboxItem,
} from '@komentar/client/writing';
import { FakeStorage } from './fake-storage.js';

/** How the line treats a post. */
export type Line = 'hangs' | 'offline' | 'ok' | 'reply-lost' | Failure['code'];

const refusal = (code: Failure['code']): Answer<never> => ({
  ok: false,
  error: { code, message: code },
});

/** Lets everything that is due happen. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The locks of one browser: who asks for a held one waits, and what a tab holds goes with the tab. */
class FakeLocks {
  readonly #lines = new Map<string, { readonly by: object; readonly start: () => void }[]>();

  #free(name: string, by: object): void {
    const line = this.#lines.get(name) ?? [];
    const [held] = line;
    this.#lines.set(
      name,
      line.filter((each) => each.by !== by),
    );
    if (held?.by === by) this.#lines.get(name)?.[0]?.start();
  }

  /** The locks as one tab sees them. */
  of(by: object): Pick<LockManager, 'request'> {
    const request = <T>(name: string, act: () => Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        const start = (): void => {
          void act()
            .then(resolve, reject)
            .finally(() => this.#free(name, by));
        };
        const line = this.#lines.get(name) ?? [];
        this.#lines.set(name, [...line, { by, start }]);
        if (line.length === 0) queueMicrotask(start);
      });
    return { request } as Pick<LockManager, 'request'>;
  }

  /** Everything a tab held or asked for. */
  release(by: object): void {
    for (const name of this.#lines.keys()) this.#free(name, by);
  }
}

interface Due {
  readonly at: number;
  readonly resolve: () => void;
}

/** One tab: its own memory, a storage it shares with the others. */
export interface Tab {
  readonly outbox: Outbox;
  readonly storage: FakeStorage;
  readonly heard: OutboxEvent[];
  /** Who it is to the browser's locks. */
  readonly name: object;
}

export class OutboxWorld {
  now = 1_000_000;
  line: Line = 'ok';
  /** What the server took, in the order it did; a repeated id is not taken again. */
  readonly taken: string[] = [];
  readonly asked: string[] = [];
  readonly kept = new Map<string, string>();
  tabs: Tab[] = [];
  readonly #locks: FakeLocks | undefined;
  #due: Due[] = [];
  #hanging: (() => void)[] = [];
  #items = 0;

  /** @param hasLocks whether the browser has locks, as it does on pages with TLS */
  constructor(hasLocks = false) {
    this.#locks = hasLocks ? new FakeLocks() : undefined;
  }

  #take({ clientId }: OutboxItem): Answer<OwnCommentView> {
    if (!this.taken.includes(clientId)) this.taken.push(clientId);
    return { ok: true, value: { id: `k-${clientId}`, clientId } as OwnCommentView };
  }

  /** The ways of the line that are not a refusal of the server's own. */
  readonly #ways: Partial<Record<Line, (item: OutboxItem) => Answer<OwnCommentView>>> = {
    ok: (item) => this.#take(item),
    'reply-lost': (item) => {
      this.#take(item);
      return refusal('unavailable');
    },
    offline: () => refusal('unavailable'),
  };

  #post = async (item: OutboxItem): Promise<Answer<OwnCommentView>> => {
    this.asked.push(item.clientId);
    const { line } = this;
    if (line === 'hangs') {
      await new Promise<void>((resolve) => this.#hanging.push(resolve));
      return this.#take(item);
    }
    return this.#ways[line]?.(item) ?? refusal(line as Failure['code']);
  };

  #wait = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      this.#due.push({ at: this.now + ms, resolve });
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });

  open(storage = new FakeStorage(this.kept), locks?: Pick<LockManager, 'request'>): Tab {
    const heard: OutboxEvent[] = [];
    const name = {};
    const outbox = createOutbox({
      storage,
      post: this.#post,
      now: () => this.now,
      wait: this.#wait,
      site: 'koran',
      locks: locks ?? this.#locks?.of(name),
    });
    outbox.subscribe((event) => heard.push(event));
    const tab = { outbox, storage, heard, name };
    this.tabs.push(tab);
    return tab;
  }

  /** Ends a tab in the middle of whatever it does; what it has kept stays. */
  crash(tab: Tab): void {
    tab.storage.isBlocked = true;
    tab.outbox.stop();
    this.#locks?.release(tab.name);
    this.tabs = this.tabs.filter((each) => each !== tab);
  }

  item(threadKey = 'id:a'): OutboxItem {
    const clientId = `c${String((this.#items += 1)).padStart(4, '0')}`;
    return {
      clientId,
      site: 'koran',
      threadRef: { key: threadKey },
      body: `Teks ${clientId}`,
      at: this.now,
    };
  }

  /** Requests that hung arrive at last. */
  async letThrough(): Promise<void> {
    this.#hanging.splice(0).forEach((go) => go());
    await settle();
  }

  async pass(ms: number): Promise<void> {
    this.now += ms;
    const due = this.#due.filter(({ at }) => at <= this.now);
    this.#due = this.#due.filter(({ at }) => at > this.now);
    due.forEach(({ resolve }) => resolve());
    await settle();
  }

  /** Ids that some tab still has in its line. */
  waiting(): Set<string> {
    return new Set(
      this.tabs.flatMap(({ outbox }) => outbox.items('id:a').map(({ clientId }) => clientId)),
    );
  }

  close(): void {
    for (const tab of [...this.tabs]) this.crash(tab);
    this.#hanging.splice(0).forEach((go) => go());
  }
}
