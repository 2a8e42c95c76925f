/** Reads the log page by page; whoever asked for another part meanwhile never sees the answer of the former. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Failure, ToldEntryView } from '@komentar/protocol';
import type { Wire } from '../wire.js';
import { inputOf, type LogFilter } from './log-filter.js';

export class LogReader implements ReactiveController {
  items: readonly ToldEntryView[] = [];
  next: string | undefined;
  reading = false;
  failure: Failure | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #wire: () => Wire;
  #filter: LogFilter = {};
  /** Counts what was asked for. */
  #pass = 0;

  constructor(host: ReactiveControllerHost, wire: () => Wire) {
    this.#host = host;
    this.#wire = wire;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#pass += 1;
  }

  /** Reads from the newest entry on. */
  open(filter: LogFilter): void {
    this.#filter = filter;
    this.items = [];
    this.next = undefined;
    void this.#read();
  }

  /** Reads on. */
  more(): void {
    if (!this.reading) void this.#read(this.next);
  }

  async #read(after?: string): Promise<void> {
    this.#pass += 1;
    const pass = this.#pass;
    this.reading = true;
    this.failure = undefined;
    this.#host.requestUpdate();
    const asked = { ...inputOf(this.#filter), limit: 50 };
    const answer = await this.#wire().call(
      'log:read',
      after === undefined ? asked : { ...asked, after },
    );
    if (pass !== this.#pass) return;
    this.reading = false;
    if (answer.ok) {
      this.items = [...this.items, ...answer.value.items];
      this.next = answer.value.next;
    } else {
      this.failure = answer.error;
    }
    this.#host.requestUpdate();
  }
}
