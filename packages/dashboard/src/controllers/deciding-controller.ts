/** From an act to a decision: what has to be chosen first is held here until the reason that sends it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Reason } from '@komentar/domain';
import type { CardView, ModeratorView } from '@komentar/protocol';
import {
  choiceOf,
  choosingOn,
  isChosen,
  isStale,
  marked,
  sayingOf,
  type Choice,
  type Choosing,
} from '../queue/choosing.js';
import type { DeskMove } from '../queue/desk-move.js';
import type { Marking } from '../queue/marking.js';
import { mustSayWhy, overruledAt } from '../queue/overruled.js';
import type { Entry } from '../queue/queue-state.js';
import type { DeskController } from './desk-controller.js';

interface Options {
  readonly me: () => ModeratorView;
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

  get #entry(): Entry | undefined {
    const { current, state } = this.#options.desk();
    return current === undefined ? undefined : state.entries.get(current);
  }

  /** The comment in focus, where it waits for a decision. */
  get card(): CardView | undefined {
    return this.#entry?.card;
  }

  /** What is chosen now, if anything is. */
  get choice(): Choice | undefined {
    return this.choosing && choiceOf(this.choosing.move);
  }

  /** The choice on one card, if it is on that one. */
  on(commentId: string): Choosing | undefined {
    return this.choosing?.commentId === commentId ? this.choosing : undefined;
  }

  /**
   * Decides on the comment in focus. For rejecting and returning, and for going against a colleague,
   * there is something to choose first.
   */
  decide(move: DeskMove): void {
    const entry = this.#entry;
    const desk = this.#options.desk();
    if (entry === undefined || !desk.can(move)) return;
    const me = this.#options.me();
    const against = overruledAt(entry, move, me.id);
    if (isChosen(move) || (against !== undefined && mustSayWhy(me)))
      this.#become(choosingOn(entry.card, move, against));
    else desk.decide(entry.card.id, move);
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
