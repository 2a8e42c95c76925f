/** What the inside needs to decide on many comments at once: a set that is fixed first and then worked through. */
import type { BatchAct, BatchMove, BatchState, Reason } from '@komentar/domain';
import type { Decided, QueueQuery } from './comments.js';

export interface BatchRecord {
  readonly id: string;
  /** The sites its comments are of. */
  readonly sites: readonly string[];
  readonly state: BatchState;
  /** Who fixed the set, and the only one to decide on it. */
  readonly by: { readonly id: string; readonly name: string };
  readonly at: number;
  readonly total: number;
  readonly threads: number;
  readonly authors: number;
  /** Comments decided on; of an undoing, those not yet taken back. */
  readonly done: number;
  /** Comments that somebody had changed or decided on in between, or that could not make the move. */
  readonly skipped: number;
  /** Null until it is decided on. */
  readonly move: BatchMove | null;
  readonly reason: Reason | null;
  readonly note: string | null;
}

/** A set to be fixed: comments named one by one, or all of a queue that fit. */
export interface NewBatch {
  readonly id: string;
  readonly by: BatchRecord['by'];
  readonly at: number;
  readonly query: Omit<QueueQuery, 'limit' | 'after'>;
  /** More than this many are refused. */
  readonly most: number;
}

/** The one decision for all of a set. */
export interface BatchOrder {
  readonly move: BatchMove;
  readonly reason: Reason | null;
  readonly note: string | null;
}

/** One step of the work. */
export interface BatchStep {
  readonly id: string;
  /** Makes the ids of decisions. */
  readonly newId: () => string;
  readonly by: BatchRecord['by'];
  readonly at: number;
  /** Members whose decisions it leaves as they are; absent: nobody's. */
  readonly spares?: ReadonlySet<string>;
  /** Comments in this step, which is one transaction. */
  readonly most: number;
}

export interface Stepped {
  readonly batch: BatchRecord;
  /** What was decided, or taken back, in this step. */
  readonly decided: readonly Extract<Decided, { kind: 'decided' }>[];
}

export interface Batches {
  /** Fixes the set, with the version of every comment in it: what comes in or changes later is not of it. */
  readonly freeze: (batch: NewBatch) => Promise<BatchRecord | 'too-many'>;
  readonly find: (id: string) => Promise<BatchRecord | undefined>;
  /** Gives a fixed set its decision; `undefined` where it has one, or there is no such set. */
  readonly start: (
    id: string,
    order: BatchOrder & { readonly at: number },
  ) => Promise<BatchRecord | undefined>;
  /**
   * Moves the batch on; `undefined` where its state does not allow it, there is none, or `at` is too
   * late for taking it back.
   */
  readonly act: (
    id: string,
    act: Exclude<BatchAct, 'start' | 'finish'>,
    at: number,
  ) => Promise<BatchRecord | undefined>;
  /** Decides on the next comments of a running batch, or takes back the last ones of one that is being undone. */
  readonly step: (step: BatchStep) => Promise<Stepped | undefined>;
  /**
   * Batches of nodes without a sign of life for so long are paused, for a moderator to go on with;
   * where there is one node, all that ran when it ended are such.
   */
  readonly interrupt: (goneAfterMs: number) => Promise<readonly BatchRecord[]>;
}
