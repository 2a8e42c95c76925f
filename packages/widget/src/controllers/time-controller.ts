/** Keeps relative times true: one timer for the page, and only rows that are on the screen. */
import { everyMinute } from '@komentar/client';
import type { LitElement, ReactiveController } from 'lit';

/** Renders its host again every minute while it is on the screen. */
export class TimeController implements ReactiveController {
  /** The moment that times are told from, in epoch milliseconds. */
  now = Date.now();
  #host: LitElement;
  #release: (() => void) | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#release ??= everyMinute(this.#handleMinute);
  }

  hostDisconnected(): void {
    this.#release?.();
    this.#release = undefined;
  }

  hostUpdate(): void {
    this.now = Date.now();
  }

  #handleMinute = (): void => {
    const { top, bottom } = this.#host.getBoundingClientRect();
    if (bottom > 0 && top < innerHeight) this.#host.requestUpdate();
  };
}
