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

interface Due {
  readonly at: number;
  readonly resolve: () => void;
}

/** One tab: its own memory, a storage it shares with the others. */
export interface Tab {
  readonly outbox: Outbox;
  readonly storage: FakeStorage;
  readonly heard: OutboxEvent[];
}

export class OutboxWorld {
  now = 1_000_000;
  line: Line = 'ok';
  /** What the server took, in the order it did; a repeated id is not taken again. */
  readonly taken: string[] = [];
  readonly asked: string[] = [];
  readonly kept = new Map<string, string>();
  tabs: Tab[] = [];
  #due: Due[] = [];
  #hanging: (() => void)[] = [];
  #items = 0;

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

  open(storage = new FakeStorage(this.kept)): Tab {
    const heard: OutboxEvent[] = [];
    const outbox = createOutbox({
      storage,
      post: this.#post,
      now: () => this.now,
      wait: this.#wait,
      site: 'koran',
    });
    outbox.subscribe((event) => heard.push(event));
    const tab = { outbox, storage, heard };
    this.tabs.push(tab);
    return tab;
  }

  /** Ends a tab in the middle of whatever it does; what it has kept stays. */
  crash(tab: Tab): void {
    tab.storage.isBlocked = true;
    tab.outbox.stop();
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
