/** Renders an element anew when a preference (language, look, keys) becomes another. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class PreferenceController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #preference: EventTarget;
  readonly #changed = () => this.#host.requestUpdate();

  constructor(host: ReactiveControllerHost, preference: EventTarget) {
    this.#host = host;
    this.#preference = preference;
  }

  hostConnected(): void {
    this.#preference.addEventListener('change', this.#changed);
  }

  hostDisconnected(): void {
    this.#preference.removeEventListener('change', this.#changed);
  }
}
