/** Listens for the desk's keys on the whole page and keeps out of the way of typing and of dialogs. */
import type { ReactiveController } from 'lit';
import { reasonOfDigit, type Reason } from '@komentar/domain';
import type { Act, KeyMode } from '../keys/acts.js';
import { chordOf, digitOf } from '../keys/chord.js';
import { actOf, type KeyMap } from '../keys/key-map.js';

/** Places where a key is a character or a choice, not a command. */
const FIELDS = 'input, textarea, select, [contenteditable]';
/** How long the first press of two (`g p`) waits for the second. */
const SECOND_PRESS_MS = 1_500;
/** What a key held down may go on asking for; it must not decide one comment after the other. */
const REPEATED: readonly Act[] = ['forward', 'back', 'longer', 'shorter', 'mark-next', 'mark-back'];

const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Meta', 'Shift', 'Alt', 'CapsLock']);

const targetOf = (event: KeyboardEvent): Element | undefined => {
  const [target] = event.composedPath();
  return target instanceof Element ? target : undefined;
};

/** Enter presses what has the focus before it is a key of the desk. */
const isPress = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && targetOf(event)?.matches('button, a, summary') === true;

const inDialog = (event: KeyboardEvent): boolean =>
  event.composedPath().some((element) => element instanceof HTMLDialogElement);

const isElsewhere = (event: KeyboardEvent): boolean =>
  event.defaultPrevented ||
  inDialog(event) ||
  event.isComposing ||
  Boolean(targetOf(event)?.closest(FIELDS)) ||
  isPress(event);

interface Options {
  readonly keys: () => KeyMap;
  readonly mode: () => KeyMode;
  /** Keys are off, for instance while a dialog is open. */
  readonly off: () => boolean;
  readonly onAct: (act: Act) => void;
  /** A digit picked a reason while reasons are listed. */
  readonly onReason: (reason: Reason) => void;
}

export class KeysController implements ReactiveController {
  readonly #options: Options;
  /** The first of two presses, until the second comes or is given up. */
  #first = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#handleKey);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#handleKey);
    this.#await('');
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (isElsewhere(event) || this.#options.off()) return;
    if (this.#options.mode() === 'cards' || !this.#pickReason(event)) this.#hear(event);
  };

  #pickReason(event: KeyboardEvent): boolean {
    const reason = reasonOfDigit(digitOf(event) ?? 0);
    if (reason === undefined) return false;
    event.preventDefault();
    if (!event.repeat) this.#options.onReason(reason);
    return true;
  }

  #hear(event: KeyboardEvent): void {
    const chord = chordOf(event);
    if (chord === undefined || MODIFIERS.has(event.key)) return;
    const found = actOf(this.#options.keys(), this.#options.mode(), this.#first + chord);
    this.#await(found === 'more' ? `${chord} ` : '');
    if (found === undefined) return;
    event.preventDefault();
    if (found !== 'more' && (!event.repeat || REPEATED.includes(found))) this.#options.onAct(found);
  }

  #await(first: string): void {
    clearTimeout(this.#timer);
    this.#first = first;
    if (first !== '') this.#timer = setTimeout(() => (this.#first = ''), SECOND_PRESS_MS);
  }
}
