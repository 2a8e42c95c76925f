/** Keeps an element's waiting times true: renders it anew twice a minute. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Times are shown in whole minutes; half of one is the most they can lag behind. */
const TICK_MS = 30_000;

export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setInterval> | undefined;
  #now = Date.now();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Epoch milliseconds of the last tick. The same value to everyone who asks within one. */
  get now(): number {
    return this.#now;
  }

  hostConnected(): void {
    this.#now = Date.now();
    this.#timer = setInterval(() => {
      this.#now = Date.now();
      this.#host.requestUpdate();
    }, TICK_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}
