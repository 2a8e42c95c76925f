/** Holds what is being chosen on one card, from the first key to the reason that sends it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CardView } from '@komentar/protocol';
import { choosingOn, isStale, type Choosing, type ChosenMove } from '../queue/choosing.js';

export class ChoosingController implements ReactiveController {
  /** What is being chosen; nothing most of the time. */
  choosing: Choosing | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #cardInFocus: () => CardView | undefined;

  /** @param cardInFocus the card that a decision would be about */
  constructor(host: ReactiveControllerHost, cardInFocus: () => CardView | undefined) {
    this.#host = host;
    this.#cardInFocus = cardInFocus;
    host.addController(this);
  }

  /** What was chosen on another comment, or on another text of it, is dropped. */
  hostUpdate(): void {
    if (this.choosing !== undefined && isStale(this.choosing, this.#cardInFocus()))
      this.choosing = undefined;
  }

  open(card: CardView, move: ChosenMove): void {
    this.#become(choosingOn(card, move));
  }

  /** Takes the choice one step on, where there is one. */
  change(step: (choosing: Choosing) => Choosing): void {
    if (this.choosing !== undefined) this.#become(step(this.choosing));
  }

  /** Ends it; answers what had been chosen. */
  close(): Choosing | undefined {
    const { choosing } = this;
    this.#become(undefined);
    return choosing;
  }

  #become(choosing: Choosing | undefined): void {
    this.choosing = choosing;
    this.#host.requestUpdate();
  }
}
