/** Waits until the browser has nothing better to do. */

/** Idle time is awaited, but not for longer than this. */
const LATEST_MS = 2_000;

/** Safari has no idle callbacks; a pause after the first paint comes close. */
const PAUSE_MS = 500;

/**
 * Calls back in an idle moment.
 * @returns takes the wish back
 */
export const whenIdle = (callback: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(callback, PAUSE_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(callback, { timeout: LATEST_MS });
  return () => cancelIdleCallback(handle);
};
