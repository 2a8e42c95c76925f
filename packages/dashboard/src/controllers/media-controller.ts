/** Renders an element anew when a media query begins or ceases to match. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Phones: one card at a time, with the thumb's bar. The same width stands in the style sheets. */
export const PHONE = '(max-width: 639px)';

export class MediaController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #query: MediaQueryList;

  constructor(host: ReactiveControllerHost, query: string) {
    this.#host = host;
    this.#query = matchMedia(query);
    host.addController(this);
  }

  get matches(): boolean {
    return this.#query.matches;
  }

  hostConnected(): void {
    this.#query.addEventListener('change', this.#changed);
  }

  hostDisconnected(): void {
    this.#query.removeEventListener('change', this.#changed);
  }

  readonly #changed = (): void => this.#host.requestUpdate();
}
