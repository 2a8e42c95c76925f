/** One decision for many comments: the states a batch goes through, as one table. */
import type { DecisionMove } from './lifecycle.js';

/**
 * `frozen`: the set is fixed and nothing is decided yet. `stopped`: ended before its last comment.
 * `undone`: everything of it that nobody decided on since stands as before.
 */
export const BATCH_STATES = [
  'frozen',
  'running',
  'paused',
  'stopped',
  'done',
  'undoing',
  'undone',
] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** What can happen to a batch; `finish` is the work's own. */
export type BatchAct = 'start' | 'pause' | 'resume' | 'stop' | 'undo' | 'finish';

/** What a moderator can ask of a batch that has begun. */
export const BATCH_CONTROLS = ['pause', 'resume', 'stop'] as const satisfies readonly BatchAct[];
export type BatchControl = (typeof BATCH_CONTROLS)[number];

const TABLE: Readonly<Record<BatchAct, Partial<Record<BatchState, BatchState>>>> = {
  start: { frozen: 'running' },
  pause: { running: 'paused' },
  resume: { paused: 'running' },
  stop: { running: 'stopped', paused: 'stopped' },
  undo: { stopped: 'undoing', done: 'undoing', paused: 'undoing' },
  finish: { running: 'done', undoing: 'undone' },
};

/** The state an act leads to, or `undefined` where the batch is not in one that allows it. */
export const nextBatchState = (state: BatchState, act: BatchAct): BatchState | undefined =>
  TABLE[act][state];

/** The moves that may be made on many at once. A return marks words, which no two comments share. */
export const BATCH_MOVES = [
  'approve',
  'reject',
  'spam',
  'restore',
] as const satisfies readonly DecisionMove[];
export type BatchMove = (typeof BATCH_MOVES)[number];

/** A frozen set that was not decided on within this time is forgotten. */
export const FROZEN_FOR_MS = 15 * 60_000;
