/** Sees one decision for many comments through: fixes the set, decides, follows the work, and takes it back. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { needsReason, type BatchControl, type BatchMove, type Reason } from '@komentar/domain';
import type { Answer, BatchView, CommandInput, Failure } from '@komentar/protocol';
import type { Wire } from '../wire.js';

/** How often it is asked how far a batch is; a batch of 10,000 takes some seconds. */
const ASK_MS = 300;

/** The decision that is prepared: the set is fixed, and how many it is of whom is known. */
export interface Prepared {
  readonly move: BatchMove;
  readonly batch: BatchView;
}

interface Options {
  /** Reasons are picked by their digits as well. */
  readonly byDigit?: boolean;
  readonly wire: Wire;
}

export class BatchController implements ReactiveController {
  prepared: Prepared | undefined;
  /** The reason chosen for it, and whether it was to be decided without one. */
  reason: Reason | undefined;
  isReasonMissing = false;
  /** The batch that was decided on last. */
  batch: BatchView | undefined;
  /** The last refusal, until something else is asked for. */
  trouble: Failure | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #options: Options;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.batch !== undefined) this.#follow(this.batch);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  get byDigit(): boolean {
    return this.#options.byDigit ?? false;
  }

  /** A set is fixed, or was decided on. */
  get isUnderWay(): boolean {
    return this.prepared !== undefined || this.batch !== undefined;
  }

  /** Fixes the set at the server and says how many it is of whom; nothing is decided yet. */
  async prepare(set: CommandInput<'comments:freeze'>, move: BatchMove): Promise<void> {
    this.forget();
    const value = this.#take(await this.#options.wire.call('comments:freeze', set));
    this.prepared = value && { move, batch: value.batch };
    this.#host.requestUpdate();
  }

  choose(reason: Reason | undefined): void {
    this.reason = reason;
    this.isReasonMissing = false;
    this.#host.requestUpdate();
  }

  /** Puts a prepared decision, or what is known of one that was made, away. */
  forget(): void {
    clearTimeout(this.#timer);
    this.prepared = this.batch = this.reason = this.trouble = undefined;
    this.isReasonMissing = false;
    this.#host.requestUpdate();
  }

  /** Decides, and follows the work to its end; not without a reason where one is needed. */
  async decide(): Promise<void> {
    const { prepared, reason } = this;
    if (prepared === undefined) return;
    this.isReasonMissing = needsReason(prepared.move) && reason === undefined;
    this.#host.requestUpdate();
    if (this.isReasonMissing) return;
    this.#work(
      await this.#options.wire.call('comments:decide', {
        batchId: prepared.batch.id,
        move: prepared.move,
        ...(reason !== undefined && { reason }),
      }),
    );
  }

  async control(does: BatchControl): Promise<void> {
    if (this.batch === undefined) return;
    this.#work(await this.#options.wire.call('batch:control', { batchId: this.batch.id, does }));
  }

  /** Takes the whole batch back. */
  async undo(): Promise<void> {
    if (this.batch === undefined) return;
    const answer = await this.#options.wire.call('decision:undo', { batchId: this.batch.id });
    if (answer.ok && !('batch' in answer.value)) return;
    this.#work(answer as Answer<{ readonly batch: BatchView }>);
  }

  /** The value of an answer, or its refusal kept to be shown. */
  #take<T>(answer: Answer<T>): T | undefined {
    this.trouble = answer.ok ? undefined : answer.error;
    return answer.ok ? answer.value : undefined;
  }

  #work(answer: Answer<{ readonly batch: BatchView }>): void {
    const value = this.#take(answer);
    if (value !== undefined) this.#follow(value.batch);
    this.#host.requestUpdate();
  }

  /** Asks again for as long as the server works. */
  #follow(batch: BatchView): void {
    this.prepared = undefined;
    this.batch = batch;
    clearTimeout(this.#timer);
    if (batch.state === 'running' || batch.state === 'undoing')
      this.#timer = setTimeout(() => void this.#ask(batch.id), ASK_MS);
  }

  async #ask(batchId: string): Promise<void> {
    const answer = await this.#options.wire.call('batch:read', { batchId });
    const value = this.#take(answer);
    if (this.batch?.id !== batchId) return;
    // Where the line is broken the work goes on all the same; it is asked again.
    if (value !== undefined) this.#follow(value.batch);
    else if (this.trouble?.code === 'unavailable') this.#follow(this.batch);
    this.#host.requestUpdate();
  }
}
