/** Listens for the desk's keys on the whole page and keeps out of the way of typing and of dialogs. */
import type { ReactiveController } from 'lit';
import { intentOf, type Intent, type KeyMode } from '../queue/key-intents.js';

/** Places where a key is a character or a choice, not a command. */
const FIELDS = 'input, textarea, select, [contenteditable]';

const inField = (event: KeyboardEvent): boolean => {
  const target = event.composedPath()[0];
  return target instanceof Element && target.closest(FIELDS) !== null;
};

/** Enter presses what has the focus before it is a key of the desk. */
const isPress = (event: KeyboardEvent): boolean => {
  const [target] = event.composedPath();
  return event.key === 'Enter' && target instanceof Element && target.matches('button, a, summary');
};

interface Options {
  readonly mode: () => KeyMode;
  /** Keys are off, for instance while a dialog is open. */
  readonly off: () => boolean;
  readonly onIntent: (intent: Intent) => void;
}

export class KeysController implements ReactiveController {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#handleKey);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#handleKey);
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    // A key held down must not decide one comment after the other.
    if (
      event.defaultPrevented ||
      event.isComposing ||
      inField(event) ||
      isPress(event) ||
      this.#options.off()
    )
      return;
    const intent = intentOf(event, this.#options.mode());
    if (intent === undefined) return;
    event.preventDefault();
    if (event.repeat && intent.kind !== 'forward' && intent.kind !== 'back') return;
    this.#options.onIntent(intent);
  };
}
