/** Keeps relative times true: one timer for the page, and only rows that are on the screen. */
import { everyMinute } from '@komentar/client';
import type { ReactiveController, ReactiveElement } from 'lit';

const isOnScreen = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

/** Shows a section's groups again every minute while they are on the screen. */
export class MinuteHand implements ReactiveController {
  #host: ReactiveElement;
  #release: (() => void) | undefined;

  constructor(host: ReactiveElement) {
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

  #handleMinute = (): void => {
    const groups = this.#host.renderRoot.querySelectorAll<ReactiveElement>('komentar-group');
    for (const group of groups) if (isOnScreen(group)) group.requestUpdate();
  };
}
