/** Keeps the work that a store which went away has broken off, until it can be taken up again. */
import { StoreUnavailable } from './ports/store.js';
import type { Unfinished } from './ports/unfinished.js';

export interface KeptWork extends Unfinished {
  /** Begins again what was broken off; to be called now and then. */
  readonly takeUp: () => void;
}

/** Holds it in this process alone: what a node leaves when it ends is paused by the others. */
export const createUnfinished = (): KeptWork => {
  const left: (() => Promise<void>)[] = [];
  const begin = (work: () => Promise<void>): void =>
    void work().catch((error: unknown) => {
      if (!(error instanceof StoreUnavailable)) throw error;
      left.push(work);
    });
  return {
    begin,
    takeUp: () => {
      for (const work of left.splice(0)) begin(work);
    },
  };
};
