/** Renders an element anew when a preference (language, look) becomes another. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Preference } from '../preference.js';

export class PreferenceController<T extends string> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #preference: Preference<T>;
  readonly #changed = () => this.#host.requestUpdate();

  constructor(host: ReactiveControllerHost, preference: Preference<T>) {
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
