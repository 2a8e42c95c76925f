/** Closing what was opened, the last first, whatever happens on the way. */
import type { Log } from './observe/log.js';

/** Parts opened so far, to be closed in the opposite order. */
export type Closers = (() => Promise<void> | void)[];

/** Closes all of them; of those that fail only the log hears. */
export const closeAll = async (closers: Closers, log: Log): Promise<void> => {
  for (const close of closers.splice(0).reverse()) {
    try {
      await close();
    } catch (error) {
      log.warn('a part did not close', {}, error);
    }
  }
};
