/** Asks again and again where nothing can be told by itself. */

/** Between two questions, give or take a fifth: not everybody at once. */
const POLL_MS = 15_000;
const SPREAD = 0.2;

/** Questions at intervals, from the first at once to the end. */
export interface Poll {
  readonly start: () => void;
  readonly stop: () => void;
  readonly isRunning: boolean;
}

/** @param ask resolves when the question has been answered; the next interval begins then */
export const createPoll = (ask: () => Promise<unknown>): Poll => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the runs: what an earlier one still waits for starts nothing any more. */
  let run = 0;
  let isRunning = false;
  const turn = async (mine: number): Promise<void> => {
    await ask();
    if (mine !== run) return;
    timer = setTimeout(() => void turn(mine), POLL_MS * (1 - SPREAD + 2 * SPREAD * Math.random()));
  };
  return {
    get isRunning() {
      return isRunning;
    },
    start: () => {
      if (isRunning) return;
      isRunning = true;
      void turn((run += 1));
    },
    stop: () => {
      isRunning = false;
      run += 1;
      clearTimeout(timer);
    },
  };
};
