/** Waiting for a lock that another process holds on the file. */
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from './unavailable.js';

/** Between two attempts. */
const RETRY_MS = 10;

/** Tries `work` until no other process is in its way, for `waitMs` at most; meanwhile other work goes on. */
export const onceFree = async <T>(waitMs: number, work: () => T | Promise<T>): Promise<T> => {
  const deadline = performance.now() + waitMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_BUSY') || performance.now() > deadline) throw error;
      await pause(RETRY_MS);
    }
  }
};
