/** From an act to a decision: what has to be chosen first is held here until the reason that sends it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Reason } from '@komentar/domain';
import type { CardView } from '@komentar/protocol';
import {
  choosingOn,
  isChosen,
  isStale,
  marked,
  sayingOf,
  type Choosing,
} from '../queue/choosing.js';
import type { DeskMove } from '../queue/desk-move.js';
import type { Marking } from '../queue/marking.js';
import type { DeskController } from './desk-controller.js';

interface Options {
  readonly desk: () => DeskController;
  /** A choice was put away; the focus goes back to its card. */
  readonly onClosed: () => void;
}

export class DecidingController implements ReactiveController {
  /** What is being chosen; nothing most of the time. */
  choosing: Choosing | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #options: Options;

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** What was chosen on another comment, or on another text of it, is dropped. */
  hostUpdate(): void {
    if (this.choosing !== undefined && isStale(this.choosing, this.card)) this.choosing = undefined;
  }

  /** The comment in focus, where it waits for a decision. */
  get card(): CardView | undefined {
    const { current, state } = this.#options.desk();
    return current === undefined ? undefined : state.entries.get(current)?.card;
  }

  /** The choice on one card, if it is on that one. */
  on(commentId: string): Choosing | undefined {
    return this.choosing?.commentId === commentId ? this.choosing : undefined;
  }

  /** Decides on the comment in focus; for rejecting and returning there is something to choose first. */
  decide(move: DeskMove): void {
    const { card } = this;
    const desk = this.#options.desk();
    if (card === undefined || !desk.can(move)) return;
    if (isChosen(move)) this.#become(choosingOn(card, move));
    else desk.decide(card.id, move);
  }

  /** Approves what waits, and publishes what was put among the spam. */
  approve(): void {
    this.decide(this.#options.desk().can('approve') ? 'approve' : 'restore');
  }

  /** Sends what was chosen with its reason; without one nothing is sent. */
  send(reason: Reason | undefined): void {
    const { choosing } = this;
    if (choosing === undefined || reason === undefined) return;
    this.#become(undefined);
    const saying = { reason, ...sayingOf(choosing) };
    this.#options.desk().decide(choosing.commentId, choosing.move, saying);
  }

  /** Takes the choice one step on, where there is one. */
  change(step: (choosing: Choosing) => Choosing): void {
    if (this.choosing !== undefined) this.#become(step(this.choosing));
  }

  /** Takes the marks one step on. */
  mark(step: (marking: Marking) => Marking): void {
    this.change((choosing) => marked(choosing, step));
  }

  /** Puts the choice away; nothing is sent. */
  close(): void {
    if (this.choosing === undefined) return;
    this.#become(undefined);
    this.#options.onClosed();
  }

  #become(choosing: Choosing | undefined): void {
    this.choosing = choosing;
    this.#host.requestUpdate();
  }
}
