/** Shows colleagues where this moderator is, holds the card that is read, and has cards dealt. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { IDLE_AFTER_MS, LEASE_MS, REFILL_AT } from '@komentar/domain';
import type { ShiftView } from '@komentar/protocol';
import { isOpen } from '../queue/queue-state.js';
import { isShared } from '../queue/shift.js';
import type { Wire } from '../wire.js';
import type { DeskController } from './desk-controller.js';

/** A card passed by faster than this is told to nobody. */
const LOOK_AFTER_MS = 300;
/** From here on a card counts as being read. */
const HOLD_AFTER_MS = 1_200;
/** A third of a lease: two signs may be lost before it ends. */
const SIGN_EVERY_MS = LEASE_MS / 3;

interface Options {
  readonly wire: Wire;
  readonly desk: () => DeskController;
  /** A decision is being prepared on the card in focus: it is held at once. */
  readonly isChoosing: () => boolean;
  /** A colleague took the card that was held. */
  readonly onRobbed: (name: string) => void;
}

type Timer = ReturnType<typeof setTimeout>;

export class ShiftController implements ReactiveController {
  readonly #options: Options;
  #active = Date.now();
  #place = '';
  #held: string | undefined;
  /** What was dealt last, and what it was asked for with: the same is not asked for twice. */
  #hand: readonly string[] = [];
  #asked = '';
  #look: Timer | undefined;
  #hold: Timer | undefined;
  #signs: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#place = '';
    window.addEventListener('keydown', this.#handleActivity);
    window.addEventListener('pointerdown', this.#handleActivity);
    document.addEventListener('visibilitychange', this.#handleVisibility);
    this.#signs = setInterval(() => this.#sign(), SIGN_EVERY_MS);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#handleActivity);
    window.removeEventListener('pointerdown', this.#handleActivity);
    document.removeEventListener('visibilitychange', this.#handleVisibility);
    clearInterval(this.#signs);
    clearTimeout(this.#look);
    clearTimeout(this.#hold);
    this.#free();
  }

  /** Follows the desk: another card in focus is told and held after a moment each. */
  hostUpdated(): void {
    const { state, current } = this.#options.desk();
    if (!state.shown.loaded) return;
    if (this.#held !== undefined && this.#held !== current) this.#free();
    const isChoosing = this.#options.isChoosing();
    const place = [state.queue, state.site, state.shown.focus, isChoosing].join(' ');
    if (place !== this.#place) {
      this.#place = place;
      clearTimeout(this.#look);
      clearTimeout(this.#hold);
      this.#look = setTimeout(() => void this.#lookAround(), LOOK_AFTER_MS);
      if (isChoosing) void this.#take();
      else this.#hold = setTimeout(() => void this.#take(), HOLD_AFTER_MS);
    }
    this.#deal(state.shift);
  }

  /** Takes the card in focus from the colleague who has it. */
  takeOver(): void {
    const { current, state } = this.#options.desk();
    if (current !== undefined && state.taken.has(current)) void this.#take(true);
  }

  /** What the live connection tells. */
  hear(shift: ShiftView): void {
    const lost = shift.leases.find(({ commentId }) => commentId === this.#held);
    if (lost !== undefined) {
      this.#held = undefined;
      this.#options.onRobbed(lost.by.name);
    }
    this.#options.desk().meet(shift);
  }

  readonly #handleActivity = (): void => {
    const wasIdle = this.#isIdle;
    this.#active = Date.now();
    if (wasIdle) void this.#lookAround();
  };

  readonly #handleVisibility = (): void => {
    if (document.hidden) this.#free();
    else this.#handleActivity();
  };

  get #isIdle(): boolean {
    return document.hidden || Date.now() - this.#active > IDLE_AFTER_MS;
  }

  /** A sign of life; without one the lease ends and colleagues see an idle moderator. */
  #sign(): void {
    if (!this.#isIdle) void this.#lookAround();
  }

  async #lookAround(): Promise<void> {
    const { state } = this.#options.desk();
    const { queue, site } = state;
    const { focus: commentId } = state.shown;
    const answer = await this.#options.wire.call('desk:look', {
      queue,
      ...(site !== undefined && { site }),
      ...(commentId !== undefined && { commentId }),
    });
    // Nothing hangs on it: who is not told works on, guarded by each comment's version.
    if (answer.ok) this.hear(answer.value);
  }

  async #take(steal = false): Promise<void> {
    const { current: commentId } = this.#options.desk();
    if (commentId === undefined || (this.#isIdle && !steal)) return;
    const input = { commentId, ...(steal && { steal }) };
    const answer = await this.#options.wire.call('lease:take', input);
    if (!answer.ok || !answer.value.mine) return;
    this.#held = commentId;
    if (this.#options.desk().current !== commentId) this.#free();
  }

  #free(): void {
    const commentId = this.#held;
    if (commentId === undefined) return;
    this.#held = undefined;
    void this.#options.wire.call('lease:free', { commentId });
  }

  /** Asks for cards when few of the last hand are left, and gives the rest back when alone again. */
  #deal(shift: ShiftView): void {
    const { state } = this.#options.desk();
    const { queue, site } = state;
    const isWanted = isShared(shift, queue);
    const left = isWanted ? this.#hand.filter((id) => isOpen(state, id)) : [];
    const asking = [queue, site, isWanted, ...left].join(' ');
    const isFirst = this.#asked === '';
    if (asking === this.#asked || left.length > REFILL_AT) return;
    this.#asked = asking;
    if (isWanted || !isFirst) void this.#askForHand();
  }

  async #askForHand(): Promise<void> {
    const { queue, site } = this.#options.desk().state;
    const input = { queue, ...(site !== undefined && { site }) };
    const answer = await this.#options.wire.call('hand:deal', input);
    if (answer.ok) this.#hand = answer.value.hand ?? [];
  }
}
