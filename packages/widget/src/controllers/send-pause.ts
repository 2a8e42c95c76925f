/** The time a site asks a writer to wait: counted down where it is seen, said only once where it is heard. */
import { Timers } from './timers.js';

const SECOND_MS = 1_000;

export class SendPause {
  #until = 0;
  #timers = new Timers();
  #handleTick: () => void;

  /** @param handleTick called every second while it lasts, and at its end */
  constructor(handleTick: () => void) {
    this.#handleTick = handleTick;
  }

  /** Milliseconds left; 0 where nobody has to wait. */
  get leftMs(): number {
    return Math.max(0, this.#until - Date.now());
  }

  start(ms: number): void {
    this.#until = Date.now() + ms;
    this.#tick();
  }

  #tick = (): void => {
    this.#handleTick();
    const { leftMs } = this;
    if (leftMs > 0) this.#timers.set('tick', this.#tick, Math.min(leftMs, SECOND_MS));
  };

  end(): void {
    this.#timers.clear();
  }
}
