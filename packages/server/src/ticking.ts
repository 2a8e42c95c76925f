/** Runs work that a time brings, every few seconds, one round after the other. */
import type { Log } from './observe/log.js';

export interface Ticking {
  /** Milliseconds from the end of one round to the beginning of the next. */
  readonly everyMs: number;
  readonly log: Log;
}

/**
 * Begins with the first pause. A round that fails is logged, and the next one tries again.
 * @returns what ends it: resolves when the round under way is over
 */
export const tick = (
  work: () => Promise<unknown>,
  { everyMs, log }: Ticking,
): (() => Promise<void>) => {
  let round = Promise.resolve();
  let timer: NodeJS.Timeout;
  let isOver = false;
  const rest = (): void => {
    if (!isOver) timer = setTimeout(begin, everyMs).unref();
  };
  const begin = (): void => {
    round = work()
      .then(
        () => undefined,
        (error: unknown) => log.warn('work of the clock failed', {}, error),
      )
      .then(rest);
  };
  rest();
  return () => {
    isOver = true;
    clearTimeout(timer);
    return round;
  };
};
