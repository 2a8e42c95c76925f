/** Follows one finger over the card in focus and tells when it has decided. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { swipeOf, type Swipe, type SwipeWay } from '../queue/swipe.js';

interface Options {
  /** The card that is swiped, where one can be decided on by swiping now. */
  readonly card: () => HTMLElement | null;
  readonly onSwiped: (way: SwipeWay) => void;
}

interface Finger {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly card: HTMLElement;
}

export class SwipeController implements ReactiveController {
  /** What the finger is at, for the hint beside the card. */
  swipe: Swipe | undefined;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: Options;
  #finger: Finger | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#handleDown);
    this.#host.addEventListener('pointermove', this.#handleMove);
    this.#host.addEventListener('pointerup', this.#handleUp);
    this.#host.addEventListener('pointercancel', this.#handleCancel);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#handleDown);
    this.#host.removeEventListener('pointermove', this.#handleMove);
    this.#host.removeEventListener('pointerup', this.#handleUp);
    this.#host.removeEventListener('pointercancel', this.#handleCancel);
  }

  readonly #handleDown = (event: PointerEvent): void => {
    const card = this.#options.card();
    // A second finger zooms; a mouse selects text.
    if (event.pointerType !== 'touch' || !event.isPrimary) return this.#end();
    if (card === null || !event.composedPath().includes(card)) return;
    this.#finger = { id: event.pointerId, x: event.clientX, y: event.clientY, card };
  };

  readonly #handleMove = (event: PointerEvent): void => {
    if (this.#finger?.id !== event.pointerId) return;
    const { x, y, card } = this.#finger;
    this.swipe = swipeOf(event.clientX - x, event.clientY - y);
    card.style.setProperty('translate', `${this.swipe?.shift ?? 0}px`);
    this.#host.requestUpdate();
  };

  readonly #handleUp = (event: PointerEvent): void => {
    if (this.#finger?.id !== event.pointerId) return;
    const { swipe } = this;
    this.#end();
    if (swipe?.decides === true) this.#options.onSwiped(swipe.way);
  };

  /** The browser took the finger over: it scrolls. */
  readonly #handleCancel = (): void => this.#end();

  #end(): void {
    this.#finger?.card.style.removeProperty('translate');
    this.#finger = undefined;
    if (this.swipe === undefined) return;
    this.swipe = undefined;
    this.#host.requestUpdate();
  }
}
