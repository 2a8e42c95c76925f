/** Knows which calls are under way, so that a server that stops lets them finish and takes no new ones. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Execute } from './execute.js';
import { failureOf } from './failure.js';

export interface InFlight {
  readonly execute: Execute;
  /** From now on calls are answered `unavailable`; resolves when those under way have ended, or after `ms`. */
  readonly drain: (ms: number) => Promise<void>;
  /** Lets it be known for `ms` that the server is about to stop; calls are taken meanwhile. */
  readonly leave: (ms: number) => Promise<void>;
  /** True from the moment of `leave` or `drain` on. */
  readonly isLeaving: () => boolean;
}

/** A server that stops is back soon; until then a client may try the next one. In milliseconds. */
const BACK_IN_MS = 2_000;

/** Wraps `execute` with a count. */
export const createInFlight = (execute: Execute): InFlight => {
  let underWay = 0;
  let leaving = false;
  let draining = false;
  let ended: () => void = () => undefined;
  return {
    execute: async (call) => {
      if (draining) {
        return {
          answer: { ok: false, error: failureOf('unavailable', { retryAfterMs: BACK_IN_MS }) },
        };
      }
      underWay += 1;
      try {
        return await execute(call);
      } finally {
        underWay -= 1;
        if (underWay === 0) ended();
      }
    },
    isLeaving: () => leaving,
    leave: async (ms) => {
      leaving = true;
      await pause(ms);
    },
    drain: (ms) => {
      leaving = true;
      draining = true;
      if (underWay === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        ended = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
};
